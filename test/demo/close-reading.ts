// The first expert reads closely: every kind of document, search, outline, evidence by text and by
// rectangle, a jump back from a chip.
import type { Page } from 'playwright';
import { expertDesk } from '../e2e/pages/expert-desk.ts';
import type { Program } from '../e2e/program.ts';
import type { Stage } from './act-agency.ts';
import type { ScoredApp } from './cast.ts';

/** What is looked at in each application; the rest is opened and left. */
export async function readClosely(stage: Stage, program: Program, app: ScoredApp): Promise<void> {
  await pageIsPainted(program.page);
  await closeLooks[app]?.(stage, program);
}

const closeLooks: Partial<Record<ScoredApp, (stage: Stage, program: Program) => Promise<void>>> = {
  'B-01': async ({ album }, program) => {
    const { page } = program;
    const { rubric } = expertDesk(program);
    await page.getByRole('button', { name: '目录与缩略图' }).click();
    await page
      .getByRole('complementary', { name: '目录与缩略图' })
      .getByRole('listitem')
      .nth(3)
      .waitFor();
    await album.picture(page, 'outline', 'a Chinese text document with its outline');
    await page.getByRole('button', { name: '收起', exact: true }).click();

    await page.getByRole('button', { name: '查找（Ctrl+F）' }).click();
    await page.getByPlaceholder('查找文字').fill('老挝');
    await page
      .getByText(/第 \d+ \/ \d+ 处/)
      .first()
      .waitFor();
    await album.picture(page, 'find', 'every place where a word stands');
    await page.keyboard.press('Escape');

    await rubric.getByRole('textbox', { name: /^揭榜方资质，得分/ }).click();
    await selectFirstLine(page);
    await page.keyboard.press('e');
    await rubric
      .getByRole('button', { name: /^跳到依据/ })
      .first()
      .waitFor();
    await album.picture(page, 'evidence-text', 'selected text became evidence for a criterion');

    await openDocument(page, /审计报告/);
    await page.getByText('扫描页，无文字层，可框选').first().waitFor();
    await rubric.getByRole('textbox', { name: /^实施保障力，得分/ }).click();
    await page.getByRole('button', { name: /^框选引用/ }).click();
    await drawRectangle(page);
    await rubric
      .getByRole('button', { name: /^跳到依据/ })
      .nth(1)
      .waitFor();
    await album.picture(
      page,
      'evidence-scan',
      'a CCITT scan without text: a rectangle is the evidence',
    );
    await openDocument(page, /合作协议/);
    await pageIsPainted(page);
    await album.picture(page, 'scan-jpx', 'a JPX (JPEG 2000) scan');
    await rubric
      .getByRole('button', { name: /^跳到依据/ })
      .first()
      .click();
    await pageIsPainted(page);
    await album.picture(page, 'jump', 'a chip jumps back to what it cites');
  },
  'B-03': async ({ album }, { page }) => {
    await openDocument(page, /300/);
    await pageIsPainted(page);
    await page.getByRole('textbox', { name: '页码' }).fill('287');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('.page[data-page-number="287"] canvas') !== null,
    );
    await album.picture(page, 'three-hundred-pages', 'page 287 of 300');
  },
  'B-04': async ({ album }, { page }) => {
    await openDocument(page, /多种页面尺寸/);
    await pageIsPainted(page);
    await page.getByRole('button', { name: /^下一页/ }).click();
    await pageIsPainted(page);
    await album.picture(page, 'mixed-sizes', 'pages of mixed sizes and rotations');
  },
};

async function openDocument(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('tab', { name: title }).click();
  await pageIsPainted(page);
}

/** Until some page of the open document has pixels. */
async function pageIsPainted(page: Page): Promise<void> {
  await page.locator('.pdfViewer .page[data-loaded="true"] canvas').first().waitFor();
}

/** Selects the first run of words in the text layer, as a mouse would. */
async function selectFirstLine(page: Page): Promise<void> {
  const word = page.locator('.pdfViewer .textLayer span[role="presentation"]').nth(4);
  await word.waitFor();
  await word.scrollIntoViewIfNeeded();
  await word.click({ clickCount: 3 });
}

async function drawRectangle(page: Page): Promise<void> {
  const box = await page.locator('.pdfViewer .page').first().boundingBox();
  if (box === null) throw new Error('the first page has a place on the screen');
  const left = box.x + box.width * 0.2;
  const top = Math.max(box.y, 160) + 120;
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left + box.width * 0.5, top + 120, { steps: 8 });
  await page.mouse.up();
}

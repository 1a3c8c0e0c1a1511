// Two sheets that are more than scores, filled in from the first field to the signature without a
// mouse: targets and a vote with its reason; scores with a veto tick and its reason.
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright';
import { plainIndex, targetsOf } from '../unit/agency/plain-index.ts';
import { seriousFindings } from './accessibility.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { openProgram } from './program.ts';
import { expect, type ReadingDesk, readerTest } from './reader-desk.ts';
import { passphrase, samplePdf } from './reader-home.ts';

const documents = async () => ({
  'P-01': [{ title: '材料', pdf: await samplePdf('B-02/可行性研究报告.pdf') }],
});
const midterm = readerTest(documents, {
  id: 'cb-midterm',
  index: plainIndex,
  targets: targetsOf(['P-01', 'Z-99']),
});
const listing = readerTest(documents, { id: 'cb-demand-listing', index: plainIndex });

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d:\d\d/ });
const keys = async (page: Page, ...strokes: readonly string[]) => {
  for (const stroke of strokes) await page.keyboard.press(stroke);
};
/** Tab, backwards where that is nearer, until the focus is where it is wanted. */
async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'checkbox' = 'button') {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let step = 0; step < 80; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 tabs do not lead to ${name}`);
}

/** From the desk through the checklist to the signed file. */
async function sign(
  { page, program }: Pick<ReadingDesk, 'page' | 'program'>,
  looksAt: (page: Page) => Promise<void>,
) {
  await expect(saved(page)).toBeVisible();
  await tabTo(page, '提交');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '核对与提交' })).toBeVisible();
  await looksAt(page);
  expect(await seriousFindings(page)).toEqual([]);
  await tabTo(page, /仍然提交/, 'checkbox');
  await page.keyboard.press('Space');
  await program.answerDialog({ save: `${program.home}/scores.hppost` });
  await tabTo(page, '签署并提交…');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('口令')).toBeFocused();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByText('scores.hppost')).toBeVisible({ timeout: 30_000 });
}

midterm(
  'the page that proves a target, cited by keyboard, is there after a restart and on the printed sheet',
  async ({ reading: { page, program, reader, complaints } }, info) => {
    const target = (name: string) => page.getByRole('region', { name });
    const income = target('新增销售收入');
    const chip = income.getByRole('button', { name: /^跳到依据：第 .+ 页$/ });
    await reader.drawn(1);
    await expect(
      page.getByRole('group', { name: '多语种通关问答准确率' }).getByRole('radio').first(),
    ).toBeFocused();
    await keys(page, '1', 'Enter');
    // The target that has the focus takes the place; F6 leads to the pages and back to it.
    await keys(page, 'Shift+F6');
    await expect(reader.scroll).toBeFocused();
    await keys(page, 'Shift+E');
    await expect(chip).toBeVisible();
    await expect(reader.marks(1)).toHaveCount(1);
    await keys(page, 'F6');
    await expect(income).toBeFocused();
    await keys(page, '1', 'Tab');
    await expect(income.getByRole('radio', { name: '完成', exact: true })).toBeChecked();
    // Removed and put back by its own buttons, then a jump to the page and back.
    await tabTo(page, /^移除依据/);
    await keys(page, 'Enter');
    await expect(chip).toBeHidden();
    await tabTo(page, '撤销');
    await keys(page, 'Enter');
    await expect(chip).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await reader.goTo('4');
    await reader.drawn(6);
    await keys(page, 'F6');
    await tabTo(page, /^跳到依据/);
    await keys(page, 'Enter');
    await expect(reader.ring).toBeVisible();
    await reader.focus();
    await keys(page, 'Alt+ArrowLeft');
    await expect(reader.pageField).toHaveValue('4');
    await expect(saved(page)).toBeVisible();
    expect(complaints).toEqual([]);

    await program.kill();
    const again = await openProgram({ home: program.home });
    try {
      const next = again.page;
      await unlock(next, passphrase);
      await expertDesk(again).beginScoring();
      await expect(
        next
          .getByRole('region', { name: '新增销售收入' })
          .getByRole('button', { name: /^跳到依据：第 .+ 页$/ }),
      ).toBeVisible();
      await expect(
        next.getByRole('group', { name: '联合培养研究生' }).getByRole('radio').first(),
      ).toBeFocused();
      await keys(next, '1', 'Enter', '1', 'Enter', '1', 'Enter');
      await next.keyboard.type('各项指标已完成。');
      await sign({ page: next, program: again }, async () => {});
      const paper = `${again.home}/sheets.pdf`;
      await again.answerDialog({ save: paper });
      await tabTo(next, '导出打印页');
      await keys(next, 'Enter');
      await expect(next.getByText('sheets.pdf')).toBeVisible({ timeout: 30_000 });
      const text = spawnSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
      if (text.error !== undefined) {
        info.annotations.push({ type: 'skipped part', description: 'pdftotext is not installed' });
      } else {
        expect(text.stdout).toContain('引用依据');
        expect(text.stdout).toMatch(/T-02 新增销售收入 +材料/);
      }
    } finally {
      await again.close();
    }
  },
);

midterm('targets and a vote by keyboard alone', async ({ reading }) => {
  const { page, complaints } = reading;
  const judgement = (target: string) => page.getByRole('group', { name: target });
  const first = judgement('多语种通关问答准确率');
  await expect(first.getByRole('radio').first()).toBeFocused();
  await keys(page, '1', 'Enter');
  const second = judgement('新增销售收入');
  await expect(second.getByRole('radio').first()).toBeFocused();
  // Arrows as well as digits; a judgement that needs a note leads to it.
  await keys(page, '1', 'ArrowRight');
  await expect(second.getByRole('radio', { name: '部分完成', exact: true })).toBeChecked();
  await keys(page, 'Enter');
  await page.keyboard.type('已到账 180 万元');
  await keys(page, 'Tab', '3', 'Enter');
  await page.keyboard.type('尚未派出学生');
  await keys(page, 'Tab', '1', 'Enter');
  await keys(page, '2', 'Enter');
  await page.keyboard.type('经济与人才指标未完成');
  await keys(page, 'Tab');
  await page.keyboard.type('技术路线可行，进度滞后。');
  expect(await seriousFindings(page)).toEqual([]);
  await expect(page.locator('.hp-rubric-foot')).not.toContainText('合计');
  await sign(reading, async () => {
    const row = page.getByRole('row', { name: /P-01/ });
    await expect(row).toContainText('完成 2');
    await expect(row).toContainText('限期整改');
    await expect(
      page.getByRole('button', { name: '未判断：T-01 多语种通关问答准确率' }),
    ).toBeVisible();
    await expect(page.getByText('合计')).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});

listing('scores and a veto tick by keyboard alone', async ({ reading }) => {
  const { page, complaints } = reading;
  await expect(page.getByRole('textbox', { name: /^需求真实性，得分/ })).toBeFocused();
  for (const score of ['22', '17', '15.5', '16', '6']) {
    await page.keyboard.type(score);
    await page.keyboard.press('Enter');
  }
  await keys(page, '3', 'Enter');
  await page.keyboard.type('目录核对未通过。');
  // Back up to the risk of cooperation, and from its score to the veto by its key.
  const risk = page.getByRole('textbox', { name: /^合作风险性.*得分/ });
  await risk.focus();
  await keys(page, 'v', 'Space');
  await expect(risk).toHaveValue('6');
  const reason = page.getByLabel('勾选的理由（必填）');
  await keys(page, 'Tab');
  await expect(reason).toBeFocused();
  await page.keyboard.type('与目录所列技术相近');
  await expect(saved(page)).toBeVisible();
  // A slip takes the tick and its reason away; one step brings both back.
  await keys(page, 'Shift+Tab', 'Space');
  await expect(reason).toBeHidden();
  await keys(page, 'Tab', 'Enter');
  await expect(reason).toHaveValue('与目录所列技术相近');
  await page.getByLabel('意见（必填）').focus();
  await page.keyboard.type('已对照目录核对');
  expect(await seriousFindings(page)).toEqual([]);
  await sign(reading, async () => {
    await expect(page.getByRole('row', { name: /P-01/ })).toContainText('涉及禁止出口技术');
  });
  expect(complaints).toEqual([]);
});

listing(
  'what is missing is one click from its place, a tick without reason too',
  async ({ reading: { page, desk } }) => {
    await page.getByRole('checkbox', { name: /对照《中国禁止出口限制出口技术目录》/ }).check();
    await expect(saved(page)).toBeVisible();
    await desk.goTo('提交');
    await page.getByRole('button', { name: /^勾选了否决项，缺理由/ }).click();
    await expect(page.getByLabel('勾选的理由（必填）')).toBeFocused();
    await desk.goTo('提交');
    await page
      .getByRole('button', { name: /^缺推荐或表决意见/ })
      .first()
      .click();
    await expect(page.getByRole('radio', { name: /建议列入榜单/ }).first()).toBeFocused();
  },
);

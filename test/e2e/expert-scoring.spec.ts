import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { openProgram } from './program.ts';
import { expect, readerTest } from './reader-desk.ts';
import { passphrase, samplePdf } from './reader-home.ts';

const test = readerTest(async () => ({
  'B-01': [
    { title: '可行性研究报告', pdf: await samplePdf('B-01/可行性研究报告.pdf') },
    { title: '附件1 审计报告', pdf: await samplePdf('B-01/附件1 审计报告（扫描件）.pdf') },
  ],
  'B-02': [{ title: '可行性研究报告', pdf: await samplePdf('B-02/可行性研究报告.pdf') }],
}));

const criteria = ['揭榜方资质', '实施保障力', '合作基础', '项目风险与效益'] as const;
const scoreOf = (page: Page, criterion: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${criterion}，得分`) });
const total = (page: Page) => page.locator('.hp-rubric-total');
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d:\d\d/ });

/** Rules of WCAG 2.2 AA that a screen breaks seriously. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('digits and Enter fill a rubric without the mouse; what was saved outlives the program', async ({
  reading: { page, program, desk },
}) => {
  await expect(scoreOf(page, criteria[0])).toBeFocused();
  for (const score of ['24', '24.5', '１６', '17.5']) {
    await page.keyboard.type(score);
    await page.keyboard.press('Enter');
  }
  await expect(total(page)).toContainText('82.00');
  await page.keyboard.type('总体可行，建议补充数据合规方案。');
  await expect(saved(page)).toBeVisible();
  await desk.comment('项目风险与效益', '跨境数据须先评估。');
  await expect(page.getByText('保存中')).toBeVisible();
  await expect(saved(page)).toBeVisible();

  await program.kill();
  const again = await openProgram({ home: program.home });
  await unlock(again.page, passphrase);
  await again.page.getByRole('button', { name: '继续评审' }).click();
  await again.page.getByRole('button', { name: /B-01/ }).click();
  await expect(total(again.page)).toContainText('82.00');
  await expect(scoreOf(again.page, '合作基础')).toHaveValue('16');
  await expect(again.page.getByLabel('意见（必填）')).toHaveValue('跨境数据须先评估。');
  await expect(again.page.getByLabel(/总体意见/)).toHaveValue('总体可行，建议补充数据合规方案。');
  await again.close();
});

test('a number that is no valid score counts as none and says why', async ({
  reading: { page, desk },
}) => {
  const field = scoreOf(page, criteria[0]);
  await field.fill('31');
  await expect(page.getByRole('alert')).toHaveText('最高 30 分');
  await field.fill('24.3');
  await expect(page.getByRole('alert')).toHaveText('以 0.5 分为一档');
  await desk.goTo('总览');
  await expect(
    page.getByRole('button', { name: '未评，去填写 B-01 的“揭榜方资质”' }),
  ).toBeVisible();
});

test('arrows move a score by one step and stop at both ends', async ({ reading: { page } }) => {
  const field = scoreOf(page, criteria[0]);
  await field.fill('29.5');
  await field.press('ArrowUp');
  await field.press('ArrowUp');
  await expect(field).toHaveValue('30');
  await field.press('PageDown');
  await expect(field).toHaveValue('27.5');
  await field.fill('0.5');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await expect(field).toHaveValue('0');
});

test('F6 goes round the three panes; the keys are shown by a question mark, not while writing', async ({
  reading: { page, reader },
}) => {
  const field = scoreOf(page, criteria[0]);
  await reader.drawn(1);
  await field.focus();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: /B-01/ })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader.scroll).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: '评分表' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(field).toHaveValue('2');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('意见', { exact: true }).first().fill('可行');
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByLabel('意见', { exact: true }).first()).toHaveValue('可行?');
});

test('Ctrl+Enter goes to the next incomplete application and keeps what was typed', async ({
  reading: { page },
}) => {
  await scoreOf(page, criteria[0]).fill('20');
  await page.getByLabel('意见', { exact: true }).first().fill('尚可');
  // B-02, the applicant that the home adds, and round to B-01 again.
  for (const app of [/B-02/, /Z-99/, /B-01/]) {
    await page.keyboard.press('Control+Enter');
    const row = page.getByRole('button', { name: app });
    await expect(row).toHaveAttribute('aria-current', 'true');
    await scoreOf(page, criteria[0]).focus();
  }
  await expect(scoreOf(page, criteria[0])).toHaveValue('20');
  await expect(page.getByLabel('意见', { exact: true }).first()).toHaveValue('尚可');
});

test('a cited page becomes a chip that jumps there, can be removed and put back', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await scoreOf(page, criteria[1]).focus();
  await reader.goTo('2');
  await reader.focus();
  await page.keyboard.press('Shift+E');
  const card = page.getByRole('region', { name: /实施保障力/ });
  const chip = card.getByRole('button', { name: /^跳到依据/ });
  await expect(chip).toBeVisible();
  await card.getByRole('button', { name: /^移除依据/ }).click();
  await expect(chip).toBeHidden();
  await card.getByRole('button', { name: '撤销' }).click();
  await expect(chip).toBeVisible();
  await reader.goTo('i');
  await chip.click();
  await expect(reader.ring.first()).toBeVisible();
});

test('an edit that could not be saved says so, keeps its place and holds the screen', async ({
  reading: { page, program },
}) => {
  await program.app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('hengping:expert.saveDraft');
    ipcMain.handle('hengping:expert.saveDraft', () => ({
      ok: false,
      error: { code: 'vault-unwritable', message: 'no space', details: {} },
    }));
  });
  await scoreOf(page, criteria[0]).fill('24');
  const retry = page.getByRole('button', { name: '未保存，点此重试' });
  await expect(retry).toBeVisible();
  await page.getByRole('button', { name: /收件箱/ }).click();
  await expect(page.getByRole('alert')).toContainText('vault-unwritable');
  await expect(scoreOf(page, criteria[0])).toHaveValue('24');
  await program.answerOperation('expert.saveDraft', {
    savedAt: '2026-11-21T06:32:05Z',
    total: null,
    state: 'begun',
  });
  await retry.click();
  await expect(saved(page)).toBeVisible();
});

test('closing the window while something is unsaved saves it first', async ({
  reading: { page, program },
}) => {
  await page.getByLabel('意见', { exact: true }).first().fill('写到一半');
  await program.close();
  const again = await openProgram({ home: program.home });
  await unlock(again.page, passphrase);
  await expertDesk(again).beginScoring();
  await expect(again.page.getByLabel('意见', { exact: true }).first()).toHaveValue('写到一半');
  await again.close();
});

test('what is missing is listed; then signed, read-only, amended as revision 2', async ({
  reading: { page, desk },
}, info) => {
  for (const app of ['B-01', 'B-02']) {
    await desk.openApplication(app);
    await desk.score({ 揭榜方资质: '24', 实施保障力: '24', 合作基础: '16' });
  }
  await desk.goTo('提交');
  await expect(page.getByRole('region', { name: '请再看一眼' })).toContainText('缺得分');
  await expect(page.getByRole('button', { name: '签署并提交…' })).toBeDisabled();
  for (const app of ['B-01', 'B-02']) {
    await page.getByRole('navigation', { name: '本轮评审的步骤' }).getByText('评分').click();
    await desk.openApplication(app);
    await desk.score({ 项目风险与效益: '15.5' });
    await desk.comment('项目风险与效益', '风险可控。');
    await desk.overall('总体可行。');
    await desk.recommend('建议揭榜');
    await desk.saved();
  }
  await desk.goTo('提交');
  await page.getByRole('button', { name: '预览打印页' }).click();
  await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await desk.submit(passphrase, info.outputPath('scores.hppost'));
  expect(await desk.submittedCode()).toMatch(/^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/);
  await page.getByRole('button', { name: '回到收件箱' }).click();
  await page.getByRole('button', { name: /评审$/ }).first().click();
  await desk.openApplication('B-02');
  await expect(scoreOf(page, criteria[0])).toHaveAttribute('readonly');
  await desk.amend();
  await scoreOf(page, criteria[0]).fill('20');
  await desk.saved();
  await desk.goTo('提交');
  const row = page
    .getByRole('region', { name: '本次将签署的评分表' })
    .getByRole('row', { name: /B-02/ });
  await expect(row).toContainText('75.50');
  await expect(row.getByRole('cell').nth(1)).toHaveText('2');
  await desk.submit(passphrase, info.outputPath('amended.hppost'));
});

test('no screen of the expert’s desk has a serious finding, nor a policy violation', async ({
  reading: { page, reader, desk, complaints },
}) => {
  await reader.drawn(1);
  expect(await seriousFindings(page)).toEqual([]);
  for (const place of ['总览', '提交', '回避声明'] as const) {
    await desk.goTo(place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }
  await desk.inbox();
  await page.getByRole('button', { name: '打开文件…' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

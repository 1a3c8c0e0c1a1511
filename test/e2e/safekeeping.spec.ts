// What happens to a workspace outside the round: another computer, an old folder put back, a lost
// passphrase, and the agency's key for reading.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { openProgram } from './program.ts';
import { expect, readerTest } from './reader-desk.ts';
import { passphrase, samplePdf } from './reader-home.ts';

const test = readerTest(async () => ({
  'B-01': [{ title: '可行性研究报告', pdf: await samplePdf('B-01/可行性研究报告.pdf') }],
  'B-02': [{ title: '可行性研究报告', pdf: await samplePdf('B-02/可行性研究报告.pdf') }],
}));

const scoreOf = (page: Page, criterion: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${criterion}，得分`) });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /已保存 \d\d:\d\d:\d\d/ });
const preferences = (page: Page) => page.getByRole('dialog', { name: '偏好' });

async function score(page: Page, criterion: string, value: string): Promise<void> {
  await scoreOf(page, criterion).fill(value);
  await scoreOf(page, criterion).press('Enter');
  await expect(saved(page)).toBeVisible();
}

test('a backup is restored on another computer, where the scoring goes on and comes back', async ({
  reading: { page, program },
}) => {
  test.setTimeout(120_000);
  const elsewhere = await mkdtemp(path.join(tmpdir(), 'hengping-second-'));
  const [first, second] = ['a', 'b'].map((name) => path.join(elsewhere, `${name}.hpbackup`));
  await score(page, '揭榜方资质', '24');
  await page.getByRole('button', { name: '偏好' }).click();
  await program.answerDialog({ save: first ?? '' });
  await page.getByRole('button', { name: '立即备份…' }).click();
  await expect(preferences(page).getByText(/已备份并核对：a\.hpbackup/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(preferences(page)).toHaveCount(0);

  const other = await openProgram({ home: path.join(elsewhere, 'home') });
  await other.page.getByRole('button', { name: '从备份恢复…' }).click();
  await other.answerDialog({ open: [first ?? ''] });
  await other.page.getByRole('button', { name: '选择备份文件…' }).click();
  await expect(other.page.getByText(/张三，专家工作台，备份于/)).toBeVisible();
  expect(await seriousFindings(other.page)).toEqual([]);
  await other.page.getByLabel('备份时的口令').fill('not the passphrase');
  await other.page.getByRole('button', { name: '恢复并打开' }).click();
  await expect(other.page.getByRole('alert')).toContainText('口令不正确');
  await other.page.getByLabel('备份时的口令').fill(passphrase);
  await other.page.getByRole('button', { name: '恢复并打开' }).click();
  await expect(other.page.getByText(/本工作区于 .* 由 .* 的备份恢复/)).toBeVisible();
  await other.page.getByRole('button', { name: '知道了' }).click();
  const desk = expertDesk(other);
  const bundles = path.join(program.home, 'workspace', 'bundles');
  const [bundle = ''] = await readdir(bundles);
  await desk.receive([path.join(bundles, bundle)]);
  await desk.beginScoring();
  await desk.openApplication('B-01');
  await expect(scoreOf(other.page, '揭榜方资质')).toHaveValue('24');
  await score(other.page, '实施保障力', '21');
  await other.page.getByRole('button', { name: '偏好' }).click();
  await other.answerDialog({ save: second ?? '' });
  await other.page.getByRole('button', { name: '立即备份…' }).click();
  await expect(preferences(other.page).getByText(/已备份并核对/)).toBeVisible();
  await other.close();

  await expertDesk(program).inbox();
  await page.getByRole('button', { name: '偏好' }).click();
  await program.answerDialog({ open: [second ?? ''] });
  await page.getByRole('button', { name: '导入另一台电脑的进度…' }).click();
  await expect(preferences(page).getByText(/采用 1 份草稿/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preferences(page)).toHaveCount(0);
  await expertDesk(program).beginScoring();
  await expertDesk(program).openApplication('B-01');
  await expect(scoreOf(page, '实施保障力')).toHaveValue('21');
  await rm(elsewhere, { recursive: true, force: true });
});

test('an older folder that was put back is announced, and opened only knowingly', async ({
  reading: { program },
}) => {
  const folder = path.join(program.home, 'workspace');
  await program.kill();
  const old = `${folder}-old`;
  await cp(folder, old, { recursive: true });
  const newer = await openProgram({ home: program.home });
  await unlock(newer.page, passphrase);
  await newer.page.getByRole('button', { name: '偏好' }).click();
  await newer.answerDialog({ save: path.join(program.home, 'a.hpbackup') });
  await newer.page.getByRole('button', { name: '立即备份…' }).click();
  await expect(preferences(newer.page).getByText(/已备份并核对/)).toBeVisible();
  await newer.close();
  await rm(folder, { recursive: true });
  await cp(old, folder, { recursive: true });

  const again = await openProgram({ home: program.home });
  const { page } = again;
  await unlock(page, passphrase);
  await expect(page.getByRole('heading', { name: /是不是最新的工作区/ })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('打开的是较早的工作区');
  expect(await seriousFindings(page)).toEqual([]);
  await expect(page.getByRole('button', { name: '仍要打开' })).toBeDisabled();
  await page.getByRole('button', { name: /返回，先找/ }).click();
  await unlock(page, passphrase);
  await page.getByRole('checkbox', { name: /我知道/ }).check();
  await page.getByRole('button', { name: '仍要打开' }).click();
  await expect(page.getByText(/本工作区标记为较早的一份/)).toBeVisible();
  await expertDesk(again).beginScoring();
  await expect(scoreOf(page, '揭榜方资质')).toBeVisible();
  await again.close();
});

test('escrow is off, is turned on after the disclosure, stays in sight, and can be taken away', async ({
  reading: { page },
}) => {
  await page.getByRole('button', { name: '偏好' }).click();
  const dialog = preferences(page);
  await expect(dialog.getByText('没有开启。只有您的口令和恢复码能打开本工作区。')).toBeVisible();
  await dialog.getByRole('button', { name: '开启机构托管…' }).click();
  const disclosure = page.getByRole('dialog', { name: /把读取的钥匙交给/ });
  await expect(disclosure.getByText(/它永远不能以您的名义签署/)).toBeVisible();
  await disclosure.getByLabel('口令').fill(passphrase);
  await disclosure.getByRole('button', { name: '我已阅读，开启托管' }).click();
  await expect(dialog.getByText(/^已开启：.*不能签署。$/)).toBeVisible();
  await dialog.getByRole('button', { name: '取消托管' }).click();
  await expect(dialog.getByText('已取消。之前做的备份仍带有托管。')).toBeVisible();
});

// The panel's decision on an outlying score in the agency's window: pointed out, asked, answered at the
// terminal, decided, merged again with both results; and flagged once the expert corrects the sheet.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import { passphrase, round } from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import {
  answered,
  handedIn,
  type OutlyingRound,
  outlier,
  outlyingRound,
} from './outlying-round.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { unlock } from './pages/gate.ts';

const pictures = process.env.HENGPING_PICTURES;
const reason = '评分与申报材料明显不符。';

const test = base.extend<object, { made: OutlyingRound }>({
  made: [
    async ({ playwright: _ }, use) => {
      const made = await outlyingRound();
      await use(made);
      await made.shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('an outlying score is asked about, decided and merged again, and both results are shown', async ({
  made,
}) => {
  test.setTimeout(120_000);
  const { shop, panel } = made;
  const see = async (page: Page, picture: string) => {
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${picture}.png` });
  };
  /** Opens the agency's window at the merge; gives the home that it works on. */
  const atMerge = async (home: string, work: (page: Page) => Promise<void>) => {
    const agency = await shop.open(home);
    try {
      await unlock(agency.page, passphrase);
      const desk = agencyDesk(agency);
      await desk.openRound(round.title);
      await desk.step('汇总');
      await work(agency.page);
    } finally {
      await agency.close();
    }
    return path.basename(agency.home);
  };

  const asking = await atMerge('agency', async (page) => {
    await page.getByRole('button', { name: '按封存规则汇总并签署结果' }).click();
    await page.getByRole('button', { name: `询问专家 ${outlier} B-01` }).click();
    const form = page.getByRole('dialog', { name: '就一项评分询问专家' });
    await expect(form.getByLabel('问题')).toHaveValue(/B-01《通关问答系统》总分评分的依据/);
    await form.getByRole('button', { name: '写好，随下一份函件发出' }).click();
    await expect(page.getByText('待发出')).toBeVisible();
    await see(page, 'decision-1-asked');
  });
  await panel.told(asking, 'post', '--round', round.id, '--out', panel.at('asked'));
  await panel.told(outlier, 'receive', panel.postTo('asked', outlier));
  await panel.told(asking, 'receive', await answered(made, outlier, '材料没有佐证。'));

  const deciding = await atMerge(asking, async (page) => {
    await expect(page.getByText('材料没有佐证。')).toBeVisible();
    await page.getByRole('button', { name: `记录专家组认定 ${outlier} B-01` }).click();
    const form = page.getByRole('dialog', { name: '记录专家组对评分的认定' });
    await form.getByRole('radio', { name: '以其余专家平均分代替' }).check();
    await form.getByLabel('认为异常的人数').fill('2');
    await form.getByLabel('认为正常的人数').fill('1');
    await form.getByLabel('认定人').fill('专家组（组长顾长庚）');
    await form.getByLabel('理由').fill(reason);
    await see(page, 'decision-2-form');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '签名并保存' }).click();
    const decisions = page.getByRole('region', { name: '专家组认定' });
    await expect(decisions.getByText('再次汇总后计入')).toBeVisible();
    await page.getByRole('button', { name: '重新汇总' }).click();
    await expect(decisions.getByText('已计入结果')).toBeVisible();
    await expect(decisions.getByText('认为异常 2 人、正常 1 人，成员共 3 人')).toBeVisible();
    await decisions.scrollIntoViewIfNeeded();
    await see(page, 'decision-3-list');
    expect(await seriousFindings(page)).toEqual([]);
    // (83 + 83 + 40) ÷ 3 = 68.67 lay behind the 75 of B-02; with the mean of the others it leads.
    const row = page.getByRole('row').filter({ hasText: 'B-01 通关问答系统' }).first();
    await expect(row.getByText('不计专家组认定：68.67，第 2 名')).toBeVisible();
    await row.scrollIntoViewIfNeeded();
    await see(page, 'decision-4-result');
    await row.getByRole('button', { name: 'B-01 的得分为什么是这样' }).click();
    const why = page.getByRole('dialog');
    await expect(why.getByRole('heading', { name: '专家组认定的影响' })).toBeVisible();
    await expect(
      why.getByText('认定前：得分 68.67，名次 2。认定后：得分 83.00，名次 1。'),
    ).toBeVisible();
    await expect(why.getByText('经专家组认定代替；签署的总分 40.00')).toBeVisible();
    const step = why.getByText(/^以其余专家平均分代替，已计入结果；认为异常 2 人/);
    await expect(step).toContainText(reason);
    await see(page, 'decision-5-why-top');
    await step.scrollIntoViewIfNeeded();
    await see(page, 'decision-6-why-steps');
    expect(await seriousFindings(page)).toEqual([]);
  });

  // The expert corrects the sheet after all: the decision was on another one.
  await panel.told(outlier, 'amend', '--round', round.id, '--app', 'B-01');
  const corrected = await handedIn(made, outlier, '更正', { 'B-01': [25, 25, 15, 15] });
  await panel.told(deciding, 'receive', corrected);
  await atMerge(deciding, async (page) => {
    await page.getByRole('button', { name: '重新汇总' }).click();
    const decisions = page.getByRole('region', { name: '专家组认定' });
    await expect(decisions.getByText('没有生效')).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: 'B-01 通关问答系统' }).first();
    await expect(row.getByText('认定未生效')).toBeVisible();
    await expect(row.getByText('不计专家组认定')).toHaveCount(0);
    await decisions.scrollIntoViewIfNeeded();
    await see(page, 'decision-7-without-effect');
    expect(await seriousFindings(page)).toEqual([]);
  });
});

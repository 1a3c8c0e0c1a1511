// A question about a score between the two windows: asked beside the result, answered at the
// application with a corrected sheet, seen by the agency.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import {
  type ExpertName,
  experts,
  grantedToOne,
  passphrase,
  round,
  type SealedForOne,
  submit,
} from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { unlock } from './pages/gate.ts';

const [name] = experts satisfies readonly ExpertName[];
const pictures = process.env.HENGPING_PICTURES;

const test = base.extend<object, { sealed: SealedForOne }>({
  sealed: [
    async ({ playwright: _ }, use) => {
      const sealed = await grantedToOne(name);
      const { shop } = sealed;
      await shop.does('agency', 'receive', await submit(shop, name));
      await use(sealed);
      await shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('a question reaches the expert, is answered with a corrected sheet, and comes back', async ({
  sealed,
}) => {
  test.setTimeout(120_000);
  const { shop } = sealed;
  const see = async (page: Page, picture: string) => {
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${picture}.png` });
  };

  const agency = await shop.open('agency');
  const home = path.basename(agency.home);
  try {
    const { page } = agency;
    await unlock(page, passphrase);
    const desk = agencyDesk(agency);
    await desk.openRound(round.title);
    await desk.step('汇总');
    await page.getByRole('button', { name: '按封存规则汇总并签署结果' }).click();
    await page.getByRole('button', { name: '询问其他评分…' }).click();
    const form = page.getByRole('dialog', { name: '就一项评分询问专家' });
    await form.getByLabel('申报项目').selectOption('B-01');
    await form.getByLabel('评分', { exact: true }).selectOption('QUALIFICATION');
    await expect(form.getByLabel('问题')).toHaveValue(/B-01《通关问答系统》“.+”一项评分的依据/);
    await see(page, 'agency-ask');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: '写好，随下一份函件发出' }).click();
    await expect(page.getByText('待发出')).toBeVisible();
    await page.getByText('待发出').scrollIntoViewIfNeeded();
    await see(page, 'agency-unsent');
  } finally {
    await agency.close();
  }
  await shop.does(home, 'post', '--round', round.id, '--out', shop.at('asked'));
  await shop.does(name, 'receive', await shop.postFor('asked', name));

  const expert = await shop.open(name);
  const desk = path.basename(expert.home);
  const answer = shop.at('answer.hppost');
  try {
    const { page } = expert;
    await unlock(page, passphrase);
    await expect(page.getByText('机构有 1 份评分询问待答复')).toBeVisible();
    await page.getByRole('button', { name: '查看询问' }).click();
    const asked = page.getByRole('region', { name: '机构询问' });
    await expect(asked.getByText('您的评分（第 1 次）：26.5')).toBeVisible();
    await see(page, 'expert-inbox');
    expect(await seriousFindings(page)).toEqual([]);
    await asked.getByRole('radio', { name: '更正评分' }).check();
    await asked.getByLabel('答复理由').fill('看错了满分。');
    await asked.getByRole('button', { name: '去更正评分' }).click();
    await expect(page.getByText('已写好：随 B-01 更正后的评分表一并签署交回')).toBeVisible();
    await see(page, 'expert-application');
    expect(await seriousFindings(page)).toEqual([]);
  } finally {
    await expert.close();
  }
  await shop.does(desk, 'amend', '--round', round.id, '--app', 'B-01');
  await shop.does(desk, ...['submit', '--round', round.id, '--waive', '--out', answer]);
  await shop.does(home, 'receive', answer);

  const again = await shop.open(home);
  try {
    const { page } = again;
    await unlock(page, passphrase);
    await expect(page.getByText('有 1 份询问答复，汇总之后收到')).toBeVisible();
    await see(page, 'agency-home');
    const desk = agencyDesk(again);
    await desk.openRound(round.title);
    await desk.step('汇总');
    await expect(page.getByText('看错了满分。')).toBeVisible();
    await expect(page.getByText('已更正评分')).toBeVisible();
    await expect(page.getByText('最近一次汇总之后又有新的答复或认定')).toBeVisible();
    await page.getByText('看错了满分。').scrollIntoViewIfNeeded();
    await see(page, 'agency-answered');
    expect(await seriousFindings(page)).toEqual([]);
  } finally {
    await again.close();
  }
});

import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { writeCard } from './agency-cards.ts';
import { expect, test } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { createAgency } from './pages/gate.ts';

const samples = path.join(import.meta.dirname, '../../resources/samples/cb-pre-review');
const agency = { name: '广西科技项目管理中心', id: 'GX-KJ', passphrase: 'six quiet river stones' };
const round = {
  review: '预评审',
  number: 'CB-2026-01',
  title: '2026 年跨境揭榜挂帅预评审',
  opens: '2026-11-23 08:00',
  closes: '2026-12-07 18:00',
};

/** Rules that axe counts as serious or critical and that this page breaks. */
async function seriousProblems(page: Page): Promise<readonly string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(5);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

test('a fresh agency is told what to do first, and the trust code stands beside the file', async ({
  program,
}) => {
  const { page, home } = program;
  await createAgency(page, agency);
  const desk = agencyDesk(program);
  await expect(page.getByText('导出信任文件，随纸质邀请函发给专家')).toBeVisible();
  await expect(page.getByText('还没有评审轮次')).toBeVisible();
  expect((await desk.trustCode()).split('-').length).toBeGreaterThanOrEqual(4);
  await desk.exportTrust(path.join(home, 'GX-KJ.hptrust'));
  await expect(page.getByText('导出信任文件，随纸质邀请函发给专家')).toHaveCount(0);
  await expect(page.getByText('请专家发来名片')).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
});

test('an agency that signs with SM2 says so, and of an earlier card that it has no such key', async ({
  program,
}) => {
  const { page, home } = program;
  await createAgency(page, { ...agency, signatures: 'SM2（与SM2算法兼容）' });
  const desk = agencyDesk(program);
  await page.getByRole('button', { name: '信任文件', exact: true }).click();
  await expect(page.getByText('签名算法：SM2（与SM2算法兼容）')).toBeVisible();
  await desk.experts();
  const card = await writeCard(path.join(home, 'cards'), '韦丽华', '桂林电子科技大学');
  const rows = await desk.receive([card.file]);
  expect(rows).toEqual([expect.stringContaining('韦丽华的专家名片没有SM2公钥')]);
  await expect(page.getByText('还没有专家名片')).toBeVisible();
});

test('a card counts only once the code that was read out matches, and can be removed again', async ({
  program,
}) => {
  const { page, home } = program;
  await createAgency(page, agency);
  const desk = agencyDesk(program);
  await desk.experts();
  await expect(page.getByText('还没有专家名片')).toBeVisible();
  const card = await writeCard(path.join(home, 'cards'), '韦丽华', '桂林电子科技大学');
  const rows = await desk.receive([card.file]);
  expect(rows).toEqual([expect.stringContaining('待核对')]);

  await desk.confirmExpert(card.name, 'AAAA-AAAA-AAAA-AAAA');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: '待核对（1）' })).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);

  await desk.confirmExpert(card.name, card.code.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByRole('heading', { name: '已核对（1）' })).toBeVisible();

  await page.getByRole('button', { name: '移除专家 韦丽华' }).click();
  await page.getByRole('button', { name: '保留' }).click();
  await expect(page.getByRole('heading', { name: '已核对（1）' })).toBeVisible();
  await page.getByRole('button', { name: '移除专家 韦丽华' }).click();
  await page.getByRole('button', { name: '移除该专家' }).click();
  await expect(page.getByText('已移除 韦丽华')).toBeVisible();
  await expect(page.getByText('还没有专家名片')).toBeVisible();
});

test('a round is prepared by its steps, each saying why it cannot go on, and then sealed for good', async ({
  program,
}) => {
  test.setTimeout(180_000);
  const { page, home } = program;
  await createAgency(page, agency);
  const desk = agencyDesk(program);
  await desk.experts();
  const names = ['顾长庚', '沈月白', '陆知行'];
  for (const name of names) {
    const card = await writeCard(path.join(home, 'cards'), name, '广西大学');
    await desk.receive([card.file]);
    await desk.confirmExpert(card.name, card.code);
  }
  await expect(page.getByRole('heading', { name: '已核对（3）' })).toBeVisible();

  await desk.createRound(round);
  await desk.step('封包');
  await expect(page.getByText('这一步暂时不能进行')).toBeVisible();
  await desk.step('汇总');
  await expect(page.getByText('这一步暂时不能进行')).toBeVisible();

  await desk.step('项目');
  const broken = path.join(home, 'broken.csv');
  await writeFile(broken, '项目编号,需求编号\r\nB-01,N-1\r\nB-01,N-1\r\n');
  await desk.importIndex(broken);
  const problems = page.getByRole('table', { name: /发现 \d+ 个问题/ });
  await expect(problems).toBeVisible();
  await expect.poll(() => problems.getByRole('row').count()).toBeGreaterThan(2);
  await expect(page.getByText('还没有申报项目')).toBeVisible();

  await desk.importIndex(path.join(samples, 'index.xlsx'));
  await expect(page.getByText('没有发现问题。')).toBeVisible();
  await expect(page.getByText('缺文件').first()).toBeVisible();
  await expect(page.getByText('直接签约').first()).toBeVisible();

  const folder = path.join(home, 'documents');
  await cp(path.join(samples, 'documents'), folder, { recursive: true });
  await rm(path.join(folder, 'B-02'), { recursive: true });
  await desk.attachDocuments(folder);
  await expect(page.getByText('缺文件').first()).toBeVisible();
  await desk.attachDocuments(path.join(samples, 'documents'));
  await expect(page.getByText('缺文件')).toHaveCount(0);
  expect(await seriousProblems(page)).toEqual([]);

  await desk.step('专家');
  await desk.assignAll();
  expect(await seriousProblems(page)).toEqual([]);

  await desk.step('规则');
  const weight = page.getByLabel(/的权重$/).first();
  await weight.fill('29');
  await expect(page.getByText(/权重之和为 99/)).toBeVisible();
  await expect(page.getByRole('button', { name: '保存规则' })).toBeDisabled();
  await page.getByRole('button', { name: '放弃改动' }).click();
  await page.getByRole('button', { name: '核对无误，采用以上规则' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);

  await desk.step('封包');
  const seal = page.getByRole('button', { name: '封存并生成评审包…' });
  await expect(seal).toBeDisabled();
  await expect(page.getByText('封存之后不能撤回的事')).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  const code = await desk.seal(path.join(home, 'round.hpbundle'));
  expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4})+$/);

  await desk.step('规则');
  await expect(page.getByText('已随评审包封存，任何人不能再改。')).toBeVisible();
  await expect(page.getByRole('spinbutton')).toHaveCount(0);

  await desk.step('回避');
  await desk.writePosts(home);
  await expect(page.getByText('尚未收到声明').first()).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
  await desk.step('回收');
  await expect(page.getByText('还没有收到任何文件')).toBeVisible();
  for (const name of names) await expect(page.getByText(name).first()).toBeVisible();
  expect(await seriousProblems(page)).toEqual([]);
});

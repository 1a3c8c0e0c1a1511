// What follows the merge at the agency: the panel opinion from remarks to signatures, the proposed
// list with its departures, notice and an objection.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import {
  agencyName,
  declare,
  enrol,
  experts,
  newAgency,
  newExpert,
  openWorkshop,
  passphrase,
  round,
  sealRound,
  submit,
  type Workshop,
} from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { unlock } from './pages/gate.ts';
import type { Program } from './program.ts';

async function prepare(): Promise<Workshop> {
  const shop = await openWorkshop();
  const agency = await newAgency(shop, 'agency', { id: 'GB-PM', name: agencyName });
  for (const name of experts) {
    const made = await newExpert(shop, name);
    await shop.does(name, 'trust', 'import', agency.trust, '--code', agency.code);
    await enrol(shop, 'agency', name, made);
  }
  const bundle = await sealRound(shop, 'agency', { release: 'with-bundle' });
  const posts: string[] = [];
  for (const name of experts) {
    await shop.does(name, 'receive', bundle, await shop.postFor('agency-posts-1', name));
    posts.push(await declare(shop, name), await submit(shop, name));
  }
  await shop.does('agency', 'receive', ...posts);
  await shop.does('agency', 'merge', '--round', round.id);
  return shop;
}

const test = base.extend<{ opened: Opened }, { shop: Workshop }>({
  shop: [
    async ({ playwright: _ }, use) => {
      const shop = await prepare();
      await use(shop);
      await shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  opened: async ({ shop }, use, info) => {
    const program = await shop.open('agency');
    await unlock(program.page, passphrase);
    await use({ program, page: program.page, desk: agencyDesk(program) });
    if (info.status !== info.expectedStatus) {
      await info.attach('screen', {
        body: await program.page.screenshot(),
        contentType: 'image/png',
      });
    }
    await program.close();
  },
});

type Opened = {
  readonly program: Program;
  readonly page: Page;
  readonly desk: ReturnType<typeof agencyDesk>;
};

const [first, second] = experts;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('the opinion is written beside nameless remarks, approved, and signed on paper', async ({
  opened: { page, desk },
}, info) => {
  await expect(button(page, /审定综合评审意见/)).toBeVisible();
  await button(page, /审定综合评审意见/).click();
  await expect(page.getByText('尚未审定')).toBeVisible();
  await button(page, '用评语起草空白处').click();
  await page
    .getByRole('navigation', { name: '意见的各部分' })
    .getByRole('button', { name: /B-01/ })
    .click();
  const risk = page.getByLabel('项目风险与效益：意见');
  await expect(risk).toHaveValue('1. 风险可控。\n2. 风险可控。');
  expect(await seriousFindings(page)).toEqual([]);

  await risk.fill(`${first}认为风险可控。`);
  await expect(page.getByText(`此处似乎写有：${first}`)).toBeVisible();
  await button(page, '撤销：项目风险与效益').click();
  await expect(risk).toHaveValue('1. 风险可控。\n2. 风险可控。');
  await risk.fill('项目风险总体可控，效益测算依据较充分。');
  await expect(page.getByText(/^✓ 已保存/).first()).toBeVisible();
  await button(page, '审定并签署').click();
  await expect(page.getByText(/第 1 版已签署/)).toBeVisible();

  const paper = info.outputPath('opinion.pdf');
  await desk.export(/^导出意见与签字页/, paper);
  const text = spawnSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
  if (text.error === undefined) {
    const plain = text.stdout.replace(/\s/g, '');
    for (const said of [first, second, '视为同意', '项目风险总体可控', '第1/2页']) {
      expect(plain).toContain(said.replace(/\s/g, ''));
    }
  }
  await button(page, `登记 ${first} 的签字`).click();
  await page.getByRole('radio', { name: '已签字' }).check();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await button(page, `登记 ${second} 的签字`).click();
  await page.getByRole('radio', { name: '持不同意见（书面）' }).check();
  await page.getByLabel('针对').selectOption('B-02');
  await page.getByLabel('不同意见及理由（必填）').fill('合作基础的证据不足。');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('B-02：合作基础的证据不足。')).toBeVisible();
  await button(page, '签署签字记录（2 条）').click();
  await expect(page.getByText('签字记录已全部签署。')).toBeVisible();
  await expect(page.getByText(/第 2 版已签署/)).toBeVisible();
});

test('the list leaves the result only with a reason, is published, and takes an objection', async ({
  opened: { page, desk, program },
  shop,
}, info) => {
  const home = 'agency';
  await desk.openRound(round.title);
  await desk.step('名单');
  await expect(page.getByText('请先审定综合评审意见。').first()).toBeVisible();
  await desk.step('意见');
  await button(page, '用评语起草空白处').click();
  await button(page, '审定并签署').click();
  await expect(page.getByText(/第 1 版已签署/)).toBeVisible();

  await desk.step('名单');
  await page.getByRole('checkbox', { name: 'B-02 列入名单' }).click();
  const reason = page.getByLabel(/B-02 增列的理由/);
  await expect(button(page, '签署名单')).toBeDisabled();
  await reason.fill('该方案填补口岸布局空白。');
  await expect(button(page, '签署名单')).toBeEnabled();
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, '签署名单').click();
  await expect(page.getByText('列入 3 项，与结果不一致 1 处')).toBeVisible();

  await page.getByLabel('异议受理单位、地址与电话').fill('某处（南宁市某路 1 号，0771-0000000）');
  await button(page, '登记公示').click();
  await expect(page.getByText('尚未到第 1 个工作日（起始当日不计入）')).toBeVisible();
  const notice = info.outputPath('notice.pdf');
  await desk.export(/^导出公示/, notice);
  const text = spawnSync('pdftotext', ['-layout', notice, '-'], { encoding: 'utf8' });
  if (text.error === undefined) {
    const plain = text.stdout.replace(/\s/g, '');
    for (const said of ['B-02', '个工作日', '以书面形式提出', agencyName]) {
      expect(plain).toContain(said.replace(/\s/g, ''));
    }
    for (const hidden of [first, second, '77.50', '填补口岸布局']) {
      expect(plain).not.toContain(hidden);
    }
  }
  const file = info.outputPath('异议书.pdf');
  await writeFile(file, '%PDF-1.7\n');
  await button(page, '登记异议').click();
  await page.getByLabel('提出人（姓名或单位）').fill('某公司（虚构）');
  await page.getByLabel('针对项目').selectOption('B-02');
  await page.getByLabel('异议内容').fill('申报条件不符。');
  await page.getByRole('checkbox', { name: /附有材料/ }).check();
  await program.answerDialog({ open: [file] });
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, '登记这件异议').click();
  await expect(page.getByText(/公示期内/)).toBeVisible();
  await expect(page.getByText('材料 异议书.pdf')).toBeVisible();

  await desk.home();
  await expect(button(page, /1 件异议待处理/)).toBeVisible();
  await expect(button(page, /公示已登记，尚未到第 1 个工作日/)).toBeVisible();
  await button(page, /1 件异议待处理/).click();
  await page.getByRole('radio', { name: '异议成立', exact: true }).check();
  await page.getByLabel('理由（必填）', { exact: true }).fill('经核查属实。');
  await button(page, '记录处理结果').click();
  await expect(page.getByText(/第 1 件异议成立，请先签署新版本/).first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'B-02 列入名单' }).click();
  await expect(page.getByText('与结果一致')).toHaveCount(3);
  await button(page, '签署新版本').click();
  await expect(page.getByText('列入 2 项，与结果不一致 0 处')).toBeVisible();
  await expect(page.getByText(/^公示至 .*，期满后才能办结。$/)).toBeVisible();

  const signed = info.outputPath('list.hplist');
  await desk.export(/^导出已签署的名单/, signed);
  expect((await readFile(signed, 'latin1')).split('.')).toHaveLength(3);
  const trust = shop.at(`${home}.hptrust`);
  const verified = JSON.stringify(await shop.does(home, 'verify', '--trust', trust, signed));
  expect(verified).toContain('"state":"authentic"');
});

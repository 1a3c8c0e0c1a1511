// The second half of a round at the agency: declarations and decisions, sheets and refusals, the
// merged result and what is exported of it, receipts, a late amendment.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import {
  agencyName,
  amend,
  declare,
  enrol,
  experts,
  newAgency,
  newExpert,
  openWorkshop,
  passphrase,
  recusal,
  round,
  sealRound,
  submit,
  tampered,
  type Workshop,
} from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import { agencyDesk, type Step } from './pages/agency-desk.ts';
import { unlock } from './pages/gate.ts';
import type { Program } from './program.ts';

const otherRound = 'CB-2025-01';
const [first, second] = experts;

/** Homes of the agency: `sealed` waits for declarations, `granted` for sheets, `collected` can be
 * merged; and the posts that experts sent. */
type Prepared = {
  readonly shop: Workshop;
  readonly declarations: readonly string[];
  readonly sheets: readonly string[];
  readonly amendment: string;
  readonly foreign: string;
};

async function prepare(): Promise<Prepared> {
  const shop = await openWorkshop();
  const agency = await newAgency(shop, 'agency', { id: 'GB-PM', name: agencyName });
  for (const name of experts) {
    const made = await newExpert(shop, name);
    await shop.does(name, 'trust', 'import', agency.trust, '--code', agency.code);
    await enrol(shop, 'agency', name, made);
  }
  // A genuine post of another round, of which this agency's own workspace never hears.
  await shop.copyHome('agency', 'elsewhere');
  await shop.copyHome(first, 'expert-elsewhere');
  const other = await sealRound(shop, 'elsewhere', { id: otherRound });
  const otherRoster = await shop.postFor('elsewhere-posts-1', first);
  await shop.does('expert-elsewhere', 'receive', other, otherRoster);
  const foreign = await declare(shop, 'expert-elsewhere', { id: otherRound });

  const bundle = await sealRound(shop, 'agency');
  const declarations: string[] = [];
  for (const name of experts) {
    await shop.does(name, 'receive', bundle, await shop.postFor('agency-posts-1', name));
    declarations.push(await declare(shop, name, { asksRecusal: name === recusal.name }));
  }
  await shop.copyHome('agency', 'sealed');
  await shop.copyHome(second, 'declared');

  await shop.does('agency', 'receive', ...declarations);
  const listed = JSON.parse(JSON.stringify(await shop.does('agency', 'experts', 'list')));
  const expert = listed.find(({ name }: { name: string }) => name === recusal.name).expert;
  await shop.does(
    'agency',
    ...['decide', '--round', round.id, '--expert', expert, '--app', recusal.app],
    ...['--outcome', 'recused', '--reason', recusal.reason],
  );
  await shop.does('agency', 'post', '--round', round.id, '--out', shop.at('keys'));
  await shop.copyHome('agency', 'granted');
  const sheets: string[] = [];
  for (const name of experts) {
    await shop.does(name, 'receive', await shop.postFor('keys', name));
    sheets.push(await submit(shop, name));
  }
  await shop.does('agency', 'receive', ...sheets);
  await shop.copyHome('agency', 'collected');
  await shop.copyHome(first, 'submitted');
  const amendment = await amend(shop, first, 'B-01', [10, 15, 10, 15]);
  return { shop, declarations, sheets, amendment, foreign };
}

type Office = {
  readonly program: Program;
  readonly page: Page;
  readonly desk: ReturnType<typeof agencyDesk>;
};

const test = base.extend<
  { openAt: (home: string, step: Step) => Promise<Office> },
  { prepared: Prepared }
>({
  prepared: [
    async ({ playwright: _ }, use) => {
      const prepared = await prepare();
      await use(prepared);
      await prepared.shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  openAt: async ({ prepared }, use, info) => {
    const opened: Program[] = [];
    await use(async (home, step) => {
      const program = await prepared.shop.open(home);
      opened.push(program);
      await unlock(program.page, passphrase);
      const desk = agencyDesk(program);
      await desk.openRound(round.title);
      await desk.step(step);
      return { program, page: program.page, desk };
    });
    for (const program of opened) {
      if (info.status !== info.expectedStatus) {
        const screen = await program.page.screenshot();
        await info.attach('screen', { body: screen, contentType: 'image/png' });
        await info.attach('main process', { body: program.log(), contentType: 'text/plain' });
      }
      await program.close();
    }
  },
});

const rowsOf = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).getByRole('row');
const resultHash = (page: Page) => page.getByText(/^结果摘要 [0-9a-f]{64}$/);
const places = (page: Page) =>
  page
    .getByRole('table', { name: /N-01.*的汇总结果/ })
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => {
        const cells = [...row.children].map((cell) => cell.textContent?.trim() ?? '');
        return [cells[0], cells[1]?.slice(0, 4), cells[2]].join(' ');
      }),
    );

test('a recusal needs a reason before it is recorded; then decision and keys go out', async ({
  openAt,
  prepared: { declarations, shop },
}, info) => {
  const { page, desk } = await openAt('sealed', '回避');
  const rows = await desk.receive(declarations);
  expect(rows.filter((row) => row.includes('已接收'))).toHaveLength(2);
  await expect(page.getByText('1 项等待决定')).toBeVisible();
  const record = page.getByRole('button', { name: '记录这项回避决定' });
  await expect(record).toBeDisabled();
  await page.getByLabel(/决定理由/).fill('   ');
  await expect(record).toBeDisabled();
  await expect(page.getByText('请写明理由。')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await desk.decide(recusal.name, recusal.app, '准予回避', recusal.reason);
  await expect(page.getByText('没有等待决定的事项')).toBeVisible();
  await expect(page.getByText(recusal.reason)).toBeVisible();
  const posts = page.getByRole('table', { name: '应发函件' });
  await expect(posts.getByRole('row', { name: new RegExp(first) })).toContainText('阅卷授权');
  await expect(posts.getByRole('row', { name: new RegExp(second) })).toContainText('回避决定');
  const folder = info.outputPath('keys');
  await mkdir(folder);
  await desk.writePosts(folder);
  expect((await readdir(folder)).map((file) => file.split('-')[0]).sort()).toEqual(
    [...experts].sort(),
  );
  // The expert who stepped aside learns it, and holds no key to that application.
  await shop.copyHome('declared', 'told');
  const post = (await readdir(folder)).find((file) => file.startsWith(second)) ?? '';
  await shop.does('told', 'receive', `${folder}/${post}`);
  await expect(
    shop.does('told', 'document', '--round', round.id, '--app', recusal.app),
  ).rejects.toThrow('application-recused');
});

test('posts dropped all at once are judged one by one; what is refused stays in the ledger', async ({
  openAt,
  prepared: { shop, sheets, foreign },
}) => {
  const { page, program } = await openAt('granted', '回收');
  await expect(page.getByText('请致电')).toBeVisible();
  await expect(page.getByText('缺 B-01、B-02')).toBeVisible();
  const bad = await tampered(shop, sheets[0] ?? '');
  await program.drop([bad, ...sheets, foreign]);
  await expect(rowsOf(page, '刚才收到的文件')).toHaveCount(5);
  const received = (await rowsOf(page, '刚才收到的文件').allInnerTexts()).slice(1);
  expect(received.filter((row) => row.includes('已接收'))).toHaveLength(2);
  expect(received.filter((row) => row.includes('拒收'))).toHaveLength(2);
  await expect(page.getByText('全部收齐')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const ledger = page.getByRole('table', { name: '收件登记' });
  await page.getByRole('radio', { name: /^拒收与待补（2）$/ }).check();
  await expect(ledger.locator('tbody')).toHaveCount(2);
  const refusedRow = (name: string) => ledger.locator('tbody').filter({ hasText: name });
  await expect(refusedRow('被改动的函件')).toContainText('age-payload');
  await expect(refusedRow(otherRound)).toContainText('post-other-round');
  await expect(refusedRow(otherRound)).toContainText(`另一评审轮次（${otherRound}）`);
  await page.getByRole('radio', { name: /^全部/ }).check();

  // The same files once more change nothing.
  await program.drop([bad, ...sheets, foreign]);
  await expect(rowsOf(page, '刚才收到的文件')).toHaveCount(9);
  await expect(rowsOf(page, '刚才收到的文件').filter({ hasText: '此前已收到' })).toHaveCount(2);
  await expect(page.getByRole('radio', { name: /^拒收与待补（2）$/ })).toBeVisible();
});

test('a place answers why, down to the hashes; tables, report and signed result are written', async ({
  openAt,
  prepared: { shop },
}, info) => {
  const { page, desk } = await openAt('collected', '汇总');
  await expect(page.getByText('还没有汇总')).toBeVisible();
  await desk.merge();
  await expect.poll(() => places(page)).toEqual(['1 B-01 77.50', '2 B-02 70.00']);
  const content = /[0-9a-f]{64}/.exec((await resultHash(page).textContent()) ?? '')?.[0] ?? '';
  expect(content).toHaveLength(64);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'B-01 的得分为什么是这样' }).click();
  const why = page.getByRole('dialog', { name: /B-01 的得分是怎样来的/ });
  // Experts stand in the order of their keys, which are new each time.
  await expect(why).toContainText(/\((82\.50 \+ 72\.50|72\.50 \+ 82\.50)\) ÷ 2/);
  await expect(why).toContainText('第 1 名');
  await expect(why.getByText(content)).toBeVisible();
  await expect(why.getByText(/^[0-9a-f]{64}$/)).toHaveCount(6);
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);

  await page.getByRole('tab', { name: '专家 × 项目' }).click();
  const heat = page.getByRole('table', { name: '专家 × 申报项目的总分' });
  await expect(heat.getByRole('row', { name: /B-01/ })).toContainText(
    /(82\.50.*72\.50|72\.50.*82\.50).*77\.50/s,
  );
  await expect(heat.getByRole('row', { name: /B-02/ })).toContainText('70.00');
  await expect(heat.getByRole('row', { name: /B-02/ })).toContainText('回避');
  await expect(heat).not.toContainText('B-03');
  expect(await seriousFindings(page)).toEqual([]);

  await desk.step('报告');
  expect(await seriousFindings(page)).toEqual([]);
  const at = (name: string) => info.outputPath(name);
  await desk.export(/^导出评审报告/, at('report.pdf'));
  await desk.export(/^导出 xlsx/, at('result.xlsx'));
  await desk.export(/^导出 csv/, at('result.csv'));
  await desk.export(/^导出签名结果/, at('result.hpresult'));
  const startOf = async (name: string) => (await readFile(at(name))).subarray(0, 4).toString();
  expect([await startOf('report.pdf'), await startOf('result.xlsx')]).toEqual([
    '%PDF',
    'PK\x03\x04',
  ]);
  expect(await readFile(at('result.csv'), 'utf8')).toMatch(/N-01,.*B-01,.*,1,是,77\.50/);
  const verified = JSON.parse(
    JSON.stringify(
      await shop.does(
        'agency',
        'verify',
        '--trust',
        shop.at('agency.hptrust'),
        at('result.hpresult'),
      ),
    ),
  );
  expect(verified).toMatchObject([{ state: 'authentic' }]);

  const text = spawnSync('pdftotext', ['-layout', at('report.pdf'), '-'], { encoding: 'utf8' });
  if (text.error !== undefined) {
    info.annotations.push({ type: 'skipped part', description: 'pdftotext is not installed' });
    return;
  }
  const plain = text.stdout.replace(/\s/g, '');
  for (const said of [agencyName, round.title, '77.50', '70.00', first, second, content]) {
    expect(plain).toContain(said.replace(/\s/g, ''));
  }
});

test('receipts go out; a late amendment is merged again, changes the places and stays traceable', async ({
  openAt,
  prepared: { shop, amendment },
}, info) => {
  const { page, desk } = await openAt('collected', '回收');
  const receipts = info.outputPath('receipts');
  await mkdir(receipts);
  await desk.writePosts(receipts);
  const toFirst = (await readdir(receipts)).find((file) => file.startsWith(first)) ?? '';
  await shop.copyHome('submitted', 'receipted');
  await shop.does('receipted', 'receive', `${receipts}/${toFirst}`);
  const status = JSON.stringify(await shop.does('receipted', 'status'));
  expect(status).toContain('"received":2');

  await desk.step('汇总');
  await desk.merge();
  await expect.poll(() => places(page)).toEqual(['1 B-01 77.50', '2 B-02 70.00']);
  const hash = resultHash(page);
  const before = (await hash.textContent()) ?? '';
  await page.getByRole('button', { name: '重新汇总' }).click();
  await expect(page.getByRole('button', { name: '重新汇总' })).toBeEnabled();
  await expect(hash).toHaveText(before);

  await desk.step('回收');
  expect(await desk.receive([amendment])).toEqual([expect.stringContaining('已接收')]);
  const ledger = page.getByRole('table', { name: '收件登记' });
  const revision = (rev: number) =>
    ledger.getByRole('row').filter({ hasText: new RegExp(`B-01 修订 ${rev}`) });
  await expect(revision(2)).toContainText('已接收');
  await expect(revision(1).filter({ hasText: '不计分' })).toContainText('取代');

  await desk.step('汇总');
  await desk.merge();
  await expect.poll(() => places(page)).toEqual(['1 B-02 70.00', '2 B-01 61.25']);
  await expect(hash).not.toHaveText(before);
  await page.getByRole('button', { name: 'B-01 的得分为什么是这样' }).click();
  const why = page.getByRole('dialog', { name: /B-01 的得分是怎样来的/ });
  await expect(why.getByRole('row', { name: new RegExp(first) }).first()).toContainText('修订 2');
});

/** Goes on with Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'radio', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

test('from the passphrase to the reasons of a place without a mouse', async ({
  prepared: { shop },
}) => {
  const program = await shop.open('collected');
  const { page } = program;
  const press = async (name: string | RegExp) => {
    await tabTo(page, 'button', name);
    await page.keyboard.press('Enter');
  };
  await expect(page.getByLabel('口令')).toBeFocused();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await press(round.title);
  await press(/汇总/);
  await press('按封存规则汇总并签署结果');
  await page.getByText('结果摘要').first().waitFor();
  await press('B-01 的得分为什么是这样');
  const why = page.getByRole('dialog', { name: /B-01 的得分是怎样来的/ });
  await expect(why).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'B-01 的得分为什么是这样' })).toBeFocused();
  await program.close();
});

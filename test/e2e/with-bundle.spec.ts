// Keys with the bundle: one post each way, and the program keeps the documents shut until the
// declaration is signed.
import { seriousFindings } from './accessibility.ts';
import { experts, passphrase, round, sealedForOne } from './closing-round.ts';
import { expect, test } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { readerPane } from './pages/reader-pane.ts';

const [name] = experts;
const answers = ['通关问答系统', '单证识别应用'];

test('one post each way: shut until declared, then read, scored and sent back in one file', async () => {
  test.setTimeout(180_000);
  const { shop, bundle, post } = await sealedForOne(name, { release: 'with-bundle' });

  const program = await shop.open(name);
  const { page } = program;
  await unlock(page, passphrase);
  const desk = expertDesk(program);
  const taken = await desk.receive([bundle, post]);
  expect(taken.filter((row) => row.includes('已接收'))).toHaveLength(2);
  // The key is here; the program does not use it.
  await expect(page.getByText('签署回避声明之后开放')).toBeVisible();
  await expect(page.getByRole('button', { name: '开始评审' })).toHaveCount(0);
  const shut = await page.evaluate(({ id }) => window.hengping.expert.desk({ round: id }), round);
  const documents = shut.ok && shut.value.applications.map((one) => [one.state, one.documents]);
  expect(documents).toEqual([
    ['not-granted', []],
    ['not-granted', []],
  ]);
  await shop.copyHome(name, 'undeclared');
  await shop.does('undeclared', 'receive', bundle, post);
  await expect(
    shop.does('undeclared', 'document', '--round', round.id, '--app', 'B-01'),
  ).rejects.toThrow('not-declared');

  await desk.openDeclaration();
  for (const title of answers) await desk.answer(title, '无回避情形');
  await desk.signDeclaration(passphrase, shop.at('declaration-not-sent.hppost'));
  await desk.beginScoring();
  const reader = readerPane(page);
  for (const app of ['B-01', 'B-02']) {
    await desk.openApplication(app);
    await reader.drawn(1);
    await expect(reader.pageBox(1)).toContainText(app);
    await desk.score({
      揭榜方资质: '24',
      实施保障力: app === 'B-01' ? '26' : '21',
      合作基础: '16',
      项目风险与效益: '15.5',
    });
    await desk.comment('项目风险与效益', '风险可控。');
    await desk.saved();
  }
  await desk.goTo('提交');
  const back = shop.at('back.hppost');
  await desk.submit(passphrase, back);
  await program.close();

  const office = await shop.open('agency');
  await unlock(office.page, passphrase);
  const clerk = agencyDesk(office);
  await clerk.openRound(round.title);
  await clerk.step('回收');
  expect(await clerk.receive([back])).toEqual([expect.stringContaining('已接收')]);
  const ledger = office.page.getByRole('table', { name: '收件登记' });
  await expect(ledger.locator('tbody')).toHaveCount(1);
  await expect(ledger.getByText('回避声明')).toHaveCount(1);
  await expect(ledger.getByText(/^评分表 B-0[12] 修订 1/)).toHaveCount(2);
  await expect(ledger.getByText('已接收', { exact: true })).toHaveCount(3);
  await expect(office.page.getByText('全部收齐')).toBeVisible();
  await clerk.step('汇总');
  await clerk.merge();
  await expect(office.page.getByRole('row', { name: /B-01/ }).first()).toContainText('81.50');
  expect(await seriousFindings(office.page)).toEqual([]);
  await office.close();
  await shop.close();
});

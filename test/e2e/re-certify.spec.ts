// An application is corrected after sealing: its experts answer again before they read on.
import { experts, grantedToOne, passphrase, round } from './closing-round.ts';
import { expect, test } from './fixtures.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';

const [name] = experts;

test('a corrected application is shut until its expert has answered anew', async () => {
  test.setTimeout(180_000);
  const { shop, posts } = await grantedToOne(name);
  await shop.does(
    'agency',
    ...['correct-party', '--round', round.id, '--app', 'B-01'],
    ...['--reason', '漏列合作单位', '--partner', '广西大学'],
  );
  const corrected = await posts('posts-3');

  const program = await shop.open(name);
  const { page } = program;
  await unlock(page, passphrase);
  const desk = expertDesk(program);
  await desk.receive([corrected]);
  const states = () =>
    page.evaluate(async ({ id }) => {
      const view = await window.hengping.expert.desk({ round: id });
      return view.ok ? view.value.applications.map(({ app, state }) => `${app} ${state}`) : [];
    }, round);
  expect(await states()).toEqual(['B-01 not-granted', 'B-02 not-begun']);
  await page
    .getByRole('button', { name: /回避声明/ })
    .first()
    .click();
  const shutPanel = page.getByRole('listitem', { name: '通关问答系统' });
  await expect(shutPanel.getByText('申报信息已更正，请重新答复')).toBeVisible();
  const carried = page.getByRole('listitem', { name: '单证识别应用' });
  await expect(carried.getByText('沿用此前的答复')).toBeVisible();
  if (process.env.HENGPING_SHOTS !== undefined) {
    await page.screenshot({ path: `${process.env.HENGPING_SHOTS}/re-certify.png` });
  }
  await desk.answer('通关问答系统', '无回避情形');
  await desk.signDeclaration(passphrase, shop.at('again.hppost'));
  expect(await states()).toEqual(['B-01 not-begun', 'B-02 not-begun']);
  await program.close();
  await shop.does('agency', 'receive', shop.at('again.hppost'));
  await shop.close();
});

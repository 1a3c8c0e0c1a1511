// After the review: the receipt, the confirmation, erasing, and the agency's reconciliation.
import { seriousFindings } from './accessibility.ts';
import { experts, grantedToOne, passphrase, round, submit } from './closing-round.ts';
import { expect, test } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';

const [name] = experts;

test('an expert confirms, erases a round by typing its id, and the agency sees it', async () => {
  test.setTimeout(180_000);
  const { shop, posts } = await grantedToOne(name);
  await shop.does('agency', 'receive', await submit(shop, name));
  const receipt = await posts('posts-3');

  const program = await shop.open(name);
  const { page } = program;
  await unlock(page, passphrase);
  const desk = expertDesk(program);
  await page.getByRole('button', { name: '查看' }).last().click();
  const receipts = page.getByRole('region', { name: '机构回执' });
  await expect(receipts.getByText('机构尚未确认收到')).toHaveCount(2);
  await expect(page.getByText('现在销毁有风险')).toBeVisible();
  await desk.inbox();
  await desk.receive([receipt]);
  await page.getByRole('button', { name: '查看' }).last().click();
  await expect(receipts.getByText('已确认收到')).toHaveCount(2);
  await page.getByRole('checkbox', { name: /确认属实/ }).check();
  await page.getByRole('button', { name: '签署评审后确认…' }).click();
  await page.getByRole('dialog').getByLabel('口令').fill(passphrase);
  const confirmation = shop.at('confirmation.hppost');
  await program.answerDialog({ save: confirmation });
  await page.getByRole('button', { name: '签署并导出确认' }).click();
  await expect(page.getByText(/已存为“confirmation/)).toBeVisible();
  if (process.env.HENGPING_SHOTS !== undefined) {
    await page.screenshot({ path: `${process.env.HENGPING_SHOTS}/closing.png` });
    await page.getByRole('region', { name: '销毁本轮密钥与材料' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${process.env.HENGPING_SHOTS}/destroy.png` });
  }

  const erase = page.getByRole('button', { name: '销毁…' });
  await expect(erase).toBeDisabled();
  await page.getByLabel(/请照样输入轮次编号/).fill(round.id);
  await erase.click();
  await page.getByRole('dialog').getByLabel('口令').fill(passphrase);
  const destruction = shop.at('destruction.hppost');
  await program.answerDialog({ save: destruction });
  await page.getByRole('button', { name: '销毁并导出销毁回执' }).click();
  await expect(page.getByRole('heading', { name: '本轮已在本机销毁' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const shut = await page.evaluate(({ id }) => window.hengping.expert.desk({ round: id }), round);
  expect(shut).toMatchObject({ ok: false, error: { code: 'round-erased' } });
  await program.close();

  const office = await shop.open('agency');
  await unlock(office.page, passphrase);
  const clerk = agencyDesk(office);
  await clerk.openRound(round.title);
  await clerk.step('回收');
  expect(await clerk.receive([confirmation, destruction])).toHaveLength(2);
  const table = office.page.getByRole('table', { name: '评审后确认与销毁' });
  await expect(table.getByText(/^已确认，/)).toBeVisible();
  await expect(table.getByText(/^已于 .* 销毁$/)).toBeVisible();
  if (process.env.HENGPING_SHOTS !== undefined) {
    await table.scrollIntoViewIfNeeded();
    await office.page.screenshot({ path: `${process.env.HENGPING_SHOTS}/closings.png` });
  }
  expect(await seriousFindings(office.page)).toEqual([]);
  await office.close();
  await shop.close();
});

// The agency signs the next version of its trust document; an expert who confirmed the first follows.
import { seriousFindings } from './accessibility.ts';
import {
  agencyName,
  enrol,
  experts,
  newAgency,
  newExpert,
  openWorkshop,
  passphrase,
} from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import { agencyDesk } from './pages/agency-desk.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';

const [name, other] = experts;

const test = base.extend<object, { shop: Awaited<ReturnType<typeof openWorkshop>> }>({
  shop: [
    async ({ playwright: _ }, use) => {
      const shop = await openWorkshop();
      const agency = await newAgency(shop, 'agency', { id: 'GB-PM', name: agencyName });
      for (const expert of [name, other]) {
        await enrol(shop, 'agency', expert, await newExpert(shop, expert));
      }
      await shop.does(name, 'trust', 'import', agency.trust, '--code', agency.code);
      await use(shop);
      await shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('the root key is replaced and an expert taken back; the expert’s program follows by itself', async ({
  shop,
}) => {
  const office = await shop.open('agency');
  const { page } = office;
  await unlock(page, passphrase);
  const desk = agencyDesk(office);
  const before = await desk.trustCode();
  await page
    .getByRole('navigation', { name: '机构工作台' })
    .getByRole('button', { name: '信任文件' })
    .click();
  const sign = async (version: number, says: string) => {
    await page.getByRole('button', { name: '看看会发生什么…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(says);
    await dialog.getByLabel('口令', { exact: true }).fill(passphrase);
    await dialog.getByRole('button', { name: `签署第 ${version} 版` }).click();
    await expect(page.getByText(`第 ${version} 版已签署`)).toBeVisible();
  };
  await page.getByRole('radio', { name: /^更换根密钥/ }).check();
  const look = page.getByRole('button', { name: '看看会发生什么…' });
  await expect(look).toBeDisabled();
  await page.getByLabel(/^原因/).fill('例行更换');
  expect(await seriousFindings(page)).toEqual([]);
  await sign(2, '邀请函核对码随之改变');

  await page.getByRole('radio', { name: /^停用密钥/ }).check();
  await page.getByLabel('停用什么').click();
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.keyboard.type(other);
  await page.keyboard.press('Enter');
  await page.getByLabel(/^原因/).fill('电脑遗失');
  await sign(3, '电脑遗失');
  expect(await seriousFindings(page)).toEqual([]);
  const file = shop.at('3.hptrust');
  await desk.exportTrust(file);
  await expect(page.getByRole('region', { name: '版本记录' }).getByRole('listitem')).toHaveCount(3);
  await desk.home();
  await expect.poll(() => desk.trustCode()).not.toBe(before);
  await office.close();

  const program = await shop.open(name);
  await unlock(program.page, passphrase);
  const inbox = expertDesk(program);
  const [row] = await inbox.receive([file]);
  expect(row).toContain('已接收');
  const panel = program.page.getByRole('region', { name: '管理机构' });
  await expect(panel).toContainText('第 3 版');
  await panel.getByRole('button', { name: /信任文件的各版/ }).click();
  await expect(panel).toContainText('更换了根密钥');
  await expect(panel).toContainText('电脑遗失');
  expect(await seriousFindings(program.page)).toEqual([]);
  await program.close();
});

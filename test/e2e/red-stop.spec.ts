// An expert trusts exactly one agency: the one whose code stands on the paper invitation.
import type { Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import {
  type Agency,
  agencyName,
  enrol,
  experts,
  newAgency,
  newExpert,
  openWorkshop,
  passphrase,
  sealRound,
  type Workshop,
} from './closing-round.ts';
import { test as base, expect } from './fixtures.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';

type Files = { readonly trust: string; readonly bundle: string; readonly post: string };
type Sender = Agency & Files;

/** Three agencies that all sealed a round of one name for this expert. The impostor bears the name
 * and id of the real one; only its keys differ. */
type Prepared = {
  readonly shop: Workshop;
  readonly real: Sender;
  readonly stranger: Sender;
  readonly impostor: Sender;
};

const [name] = experts;

async function prepare(): Promise<Prepared> {
  const shop = await openWorkshop();
  const made = await newExpert(shop, name);
  const sender = async (home: string, id: string, title: string): Promise<Sender> => {
    const agency = await newAgency(shop, home, { id, name: title });
    await enrol(shop, home, name, made);
    const bundle = await sealRound(shop, home);
    return { ...agency, bundle, post: await shop.postFor(`${home}-posts-1`, name) };
  };
  const real = await sender('real', 'GB-PM', agencyName);
  const stranger = await sender('stranger', 'NH-PM', '南海项目评估中心（虚构）');
  const impostor = await sender('impostor', 'GB-PM', agencyName);
  await shop.copyHome(name, 'trusting');
  await shop.does('trusting', 'trust', 'import', real.trust, '--code', real.code);
  return { shop, real, stranger, impostor };
}

const test = base.extend<object, { prepared: Prepared }>({
  prepared: [
    async ({ playwright: _ }, use) => {
      const prepared = await prepare();
      await use(prepared);
      await prepared.shop.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** Everything that the expert's inbox knows. */
const inboxOf = async (page: Page): Promise<string> =>
  JSON.stringify(await page.evaluate(() => window.hengping.expert.inbox({})));

test('a code that is not the one on paper pins nothing; the right one does', async ({
  prepared: { shop, real, stranger },
}) => {
  const program = await shop.open(name);
  const { page } = program;
  await unlock(page, passphrase);
  const desk = expertDesk(program);
  await desk.receive([real.trust]);
  await desk.confirmTrust(stranger.code);
  await expect(page.getByRole('alert')).toContainText('trust-code-wrong');
  await expect(page.getByText('已确认')).toHaveCount(0);
  // Nothing is taken from an agency that is only claimed.
  const early = await desk.receive([real.bundle, real.post]);
  expect(early.filter((row) => row.includes('trust-none'))).toHaveLength(2);
  expect(await inboxOf(page)).toContain('"rounds":[]');
  await desk.confirmTrust(real.code.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByText('已确认')).toBeVisible();
  await expect(page.getByText(agencyName)).toBeVisible();
  await program.close();
});

for (const who of ['stranger', 'impostor'] as const) {
  test(`trust document, bundle and post of another agency (${who}) are a red stop and change nothing`, async ({
    prepared,
  }) => {
    const { shop, real } = prepared;
    const other = prepared[who];
    const program = await shop.open('trusting');
    const { page } = program;
    await unlock(page, passphrase);
    const desk = expertDesk(program);
    await page.getByText(agencyName).waitFor();
    const before = await inboxOf(page);
    const received = page.getByRole('region', { name: '刚才接收的文件' });
    for (const file of [other.trust, other.bundle, other.post]) {
      await desk.receive([file]);
      const stop = received.locator('.hp-received-stop');
      await expect(stop).toHaveCount(1);
      await expect(stop).toContainText('拒收');
      await expect(stop).toContainText('停止');
      await expect(stop).toContainText('电话');
    }
    expect(await inboxOf(page)).toBe(before);
    expect(await seriousFindings(page)).toEqual([]);

    // What the right agency sent still works, beside what was refused.
    const good = await desk.receive([real.bundle, real.post]);
    expect(good.filter((row) => row.includes('已接收'))).toHaveLength(2);
    await expect(page.getByRole('button', { name: '填报回避声明' })).toBeVisible();
    await program.close();
  });
}

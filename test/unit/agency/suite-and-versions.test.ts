import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roleSigner, trustInForce } from '../../../electron/agency/agency-keys.ts';
import { kidOf, suiteOf } from '../../../electron/formats/signing.ts';
import type { TrustChange } from '../../../shared/operations/agency-trust.ts';
import { type Office, openOffice, passphrase } from './agency-office.ts';
import { type Desk, inside, openDesk } from './expert-desk.ts';

describe.each(['sm2', 'ed25519+sm2'] as const)('versions of a trust document, %s', (signatures) => {
  let office: Office;
  let desk: Desk;
  const halves = signatures === 'sm2' ? 1 : 2;
  const publish = (change: TrustChange) =>
    office.handlers.publishTrust({ change, reason: '例行更换', passphrase });
  const trustText = async () => readFile(inside(await office.handlers.exportTrust({})), 'latin1');

  beforeAll(async () => {
    office = await openOffice({ signatures });
    desk = await openDesk(office);
    const trust = await office.handlers.exportTrust({});
    await desk.receive(inside(trust));
    const { trustCode } = await office.handlers.home({});
    await desk.handlers.confirmTrust({ agency: 'GX-STA', code: trustCode });
  });
  afterAll(async () => {
    await desk.close();
    await office.close();
  });

  test('new keys are of the same suite, and the expert follows them', async () => {
    await publish({ kind: 'rotate-role-keys', roles: [] });
    await publish({ kind: 'rotate-root' });
    const trust = trustInForce(office.session()).payload;
    expect([trust.version, trust.suite]).toEqual([3, signatures]);
    const { publicKey, kid } = roleSigner(office.session(), 'seal');
    expect(suiteOf(publicKey)).toBe(signatures);
    expect(trust.keys.some((key) => key.kid === kid && kidOf(publicKey) === kid)).toBe(true);
    const lines = (await trustText()).split('\n');
    // The last version is signed by the former root and by the new one.
    expect(lines.map((line) => line.split('~').length)).toEqual([halves, halves, 2 * halves]);
    expect(await desk.receive(inside(await office.handlers.exportTrust({})))).toBe('accepted');
  });

  test('a version that lacks any one signature of its two roots is refused', async () => {
    const [first = '', second = '', third = ''] = (await trustText()).split('\n');
    const signed = third.split('~');
    const fresh = await openDesk(office);
    const answers: string[] = [];
    for (const left of signed.keys()) {
      const short = signed.filter((_, i) => i !== left).join('~');
      const file = await office.write(`${left}.hptrust`, [first, second, short].join('\n'));
      answers.push((await fresh.receive(file)) ?? '');
    }
    await fresh.close();
    const code = signatures === 'sm2' ? 'trust-threshold' : 'jws-half-missing';
    expect(answers).toEqual(signed.map(() => code));
  });
});

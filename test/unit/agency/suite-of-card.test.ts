import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ownCard } from '../../../electron/desk/expert-profile.ts';
import { expertSeed } from '../../../electron/desk/initialise-expert.ts';
import { ownKid } from '../../../electron/desk/own-key.ts';
import { signCard } from '../../../electron/formats/card.ts';
import { newSigningKey, signerFromSeed } from '../../../electron/formats/signing.ts';
import { keepObject } from '../../../electron/vault/signed-objects.ts';
import type { SignatureSuite } from '../../../shared/objects/common.ts';
import { type Office, openOffice } from './agency-office.ts';
import { type Desk, inside, openDesk, passphrase } from './expert-desk.ts';

const open: (Office | Desk)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function both(signatures: SignatureSuite): Promise<{ office: Office; desk: Desk }> {
  const office = await openOffice({ signatures });
  const desk = await openDesk(office);
  open.push(desk, office);
  return { office, desk };
}

/** Gives a workspace the one key and the card that an earlier version made. */
async function ageBack(desk: Desk): Promise<string> {
  const session = desk.session();
  const { name, unit, title, age_suite, age_recipient, nonce, issued_at, app_version } =
    ownCard(session).payload;
  const key = newSigningKey();
  const card = signCard(
    { name, unit, title, age_suite, age_recipient, nonce, issued_at, app_version },
    signerFromSeed(key.seed),
  );
  const signing = await session.vault.unlockSigning(passphrase);
  signing.keepSeed(expertSeed, key.seed);
  signing.close();
  const { kid, jws, payloadSha256: sha256 } = card;
  const db = session.vault.write;
  keepObject(db, { sha256, type: 'enrol', agency: '', round: '', kid, jws }, session.now());
  db.run('UPDATE expert_profile SET kid = ?, card_sha256 = ?', kid, sha256);
  return jws;
}

async function trustFile(office: Office): Promise<string> {
  return inside(await office.handlers.exportTrust({}));
}

test('an agency that signs with SM2 says of an earlier card that it has no such key', async () => {
  const { office, desk } = await both('sm2');
  const file = path.join(office.folder, 'old.hpcard');
  await writeFile(file, await ageBack(desk));
  expect((await office.receive(file)).failure?.code).toBe('card-suite');
  expect(await office.handlers.experts({})).toEqual([]);
});

test('an earlier workspace says that it has no key for an agency that signs with SM2', async () => {
  const { office, desk } = await both('ed25519+sm2');
  await ageBack(desk);
  expect(await desk.receive(await trustFile(office))).toBe('own-suite');
  expect((await desk.handlers.inbox({})).trust.kind).toBe('none');
});

test('an earlier workspace goes on working with an agency that signs with Ed25519', async () => {
  const { office, desk } = await both('ed25519');
  const file = path.join(office.folder, 'old.hpcard');
  await writeFile(file, await ageBack(desk));
  expect((await office.receive(file)).outcome).toBe('needs-confirmation');
  expect(await desk.receive(await trustFile(office))).toBe('needs-confirmation');
  const { trustCode } = await office.handlers.home({});
  await desk.handlers.confirmTrust({ agency: 'GX-STA', code: trustCode });
  const [expert] = await office.handlers.experts({});
  expect(expert?.kid).toBe(ownKid(desk.session()));
});

test('one card is known by another key id under each suite', async () => {
  const kids = new Set<string>();
  for (const signatures of ['ed25519', 'sm2', 'ed25519+sm2'] as const) {
    const { office, desk } = await both(signatures);
    await office.receive(inside(await desk.handlers.exportCard({})));
    await desk.receive(await trustFile(office));
    const { trustCode } = await office.handlers.home({});
    const [expert] = await office.handlers.experts({});
    await desk.handlers.confirmTrust({ agency: 'GX-STA', code: trustCode });
    expect(desk.session().kid).toBe(expert?.kid);
    const own = ownCard(desk.session()).payload;
    expect(expert?.expert).toBe(own.expert);
    expect(expert?.kid === own.kid).toBe(signatures === 'ed25519');
    kids.add(expert?.kid ?? '');
  }
  expect(kids.size).toBe(3);
});

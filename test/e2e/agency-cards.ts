// Expert cards for the specs of the agency's desk: made by the formats alone, without a program.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newAgeIdentity } from '../../electron/formats/age-keys.ts';
import { cardCode, signCard } from '../../electron/formats/card.ts';
import { newNonce128 } from '../../electron/formats/random.ts';
import { newSigningKey, signerFromSeed } from '../../electron/formats/signing.ts';

export type CardFile = { readonly name: string; readonly file: string; readonly code: string };

/** Writes a card into `folder`; `code` is what the expert would read out by phone. */
export async function writeCard(folder: string, name: string, unit: string): Promise<CardFile> {
  const age = await newAgeIdentity('x25519');
  const card = signCard(
    {
      name,
      unit,
      title: '教授',
      age_suite: age.suite,
      age_recipient: age.recipient,
      nonce: newNonce128(),
      issued_at: '2026-11-10T02:00:00Z',
      app_version: '0.1.0',
    },
    signerFromSeed(newSigningKey().seed),
  );
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.hpcard`);
  await writeFile(file, card.jws);
  return { name, file, code: cardCode(card) };
}

import { newAgeIdentity } from '../formats/age-keys.ts';
import { signCard } from '../formats/card.ts';
import { newNonce128 } from '../formats/random.ts';
import { newSigningKey, signerFromSeed } from '../formats/signing.ts';
import { insertProfile } from '../vault/expert-profile.ts';
import { appendToJournal } from '../vault/journal.ts';
import type { Signing } from '../vault/secrets.ts';
import { keepObject } from '../vault/signed-objects.ts';
import type { Vault } from '../vault/vault.ts';

// Names of the expert's secrets in the vault.
export const expertSeed = 'expert.sign';
export const expertIdentity = 'expert.post';

export type NewExpert = {
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  /** UTC, to the second. */
  readonly at: string;
  readonly appVersion: string;
};

/** Makes the expert's own keys and card. The agency never sees a secret of them, so that a sheet
 * proves its signer to the agency too. */
export async function initialiseExpert(
  vault: Vault,
  signing: Signing,
  expert: NewExpert,
): Promise<void> {
  // Of both algorithms: which of them sign, the agency's suite says, and that is not known yet.
  const suite = 'ed25519+sm2';
  const key = newSigningKey(suite);
  const age = await newAgeIdentity('pq');
  const nfc = (text: string) => text.normalize('NFC');
  const card = signCard(
    {
      name: nfc(expert.name),
      unit: nfc(expert.unit),
      title: nfc(expert.title),
      age_suite: age.suite,
      age_recipient: age.recipient,
      nonce: newNonce128(),
      issued_at: expert.at,
      app_version: expert.appVersion,
    },
    signerFromSeed(key.seed, suite),
  );
  const { payload, payloadSha256, jws } = card;
  const { kid } = payload;
  vault.write.transaction(() => {
    signing.keepSeed(expertSeed, key.seed);
    vault.secrets.keepIdentity(expertIdentity, age.identity);
    const stored = { sha256: payloadSha256, type: 'enrol', agency: '', round: '', kid, jws };
    keepObject(vault.write, stored, expert.at);
    insertProfile(vault.write, {
      expert: payload.expert,
      name: payload.name,
      unit: payload.unit,
      title: payload.title,
      kid,
      recipient: payload.age_recipient,
      cardSha256: payloadSha256,
    });
    appendToJournal(vault.write, {
      at: expert.at,
      actor: payload.expert,
      action: 'expert-created',
      subject: payloadSha256,
    });
  });
  key.seed.fill(0);
}

// The sample round's keys and trust document under each signature suite. Secret numbers that protect
// nothing; the Ed25519 halves are those of sample-round.ts.
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { signCard } from '../../../electron/formats/card.ts';
import type { PayloadOf, SignedObject } from '../../../electron/formats/objects.ts';
import { type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import type { SignatureSuite } from '../../../shared/objects/common.ts';
import { suiteNames } from '../../../shared/objects/trust.ts';
import { ageKeys, nonce, now, trustPayload } from './sample-round.ts';

export const suites = ['ed25519', 'sm2', 'ed25519+sm2'] as const;

export const signerOf = (n: number, suite: SignatureSuite): Signer =>
  signerFromSeed(new Uint8Array(64).fill(n), suite);

export const listed = (signer: Signer, suite: SignatureSuite) => ({
  kid: signer.kid,
  alg: suiteNames[suite],
  pub: toBase64Url(signer.publicKey),
});

/** The sample agency, its keys made for a suite: the root is 1, the role keys are 2 to 6. */
export function trustOf(suite: SignatureSuite): PayloadOf<'trust'> {
  const payload = trustPayload();
  return {
    ...payload,
    suite,
    root: [listed(signerOf(1, suite), suite)],
    keys: payload.keys.map((key, i) => ({ ...key, ...listed(signerOf(i + 2, suite), suite) })),
  };
}

/** The sample expert's card, by the keys of a signer. */
export const cardBy = (signer: Signer): SignedObject<'enrol'> =>
  signCard(
    {
      name: '张三',
      unit: '某大学',
      title: '教授',
      age_suite: 'x25519',
      age_recipient: ageKeys.x25519.expert.recipient,
      nonce,
      issued_at: now,
      app_version: '0.1.0',
    },
    signer,
  );

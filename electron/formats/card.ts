import { invariant, Refusal } from '../../shared/errors.ts';
import type { Card } from '../../shared/objects/card.ts';
import type { SignatureSuite } from '../../shared/objects/common.ts';
import { isAgeRecipientOf } from './age-keys.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { base32, codeOf } from './codes.ts';
import { sha256, utf8 } from './hash.ts';
import { openObject, peekObjectOf, signObject } from './jws.ts';
import type { SignedObject } from './objects.ts';
import { isPublicKeyOf, kidOf, publicKeyPart, type Signer, suiteOf } from './signing.ts';

/** The expert's id follows from the Ed25519 key: `E-` and 10 base32 characters of SHA-256(kid). */
export function expertIdOf(kid: string): string {
  return `E-${base32(sha256(utf8(kid)), 10)}`;
}

type Keys = 'v' | 'type' | 'expert' | 'kid' | 'sig_pub' | 'sm2_pub';

/**
 * Signs an expert's card with the keys that it introduces. Their own members are filled in.
 * @param signer of Ed25519, or of both algorithms: a card of version 2
 * @throws Refusal as openCard does
 */
export function signCard(
  claims: Omit<Extract<Card, { v: 1 }>, Keys>,
  signer: Signer,
): SignedObject<'enrol'> {
  const suite = suiteOf(signer.publicKey);
  invariant(suite === 'ed25519' || suite === 'ed25519+sm2', 'a card is signed by an Ed25519 key');
  const ed25519 = publicKeyPart(signer.publicKey, 'Ed25519');
  const kid = kidOf(ed25519);
  const common = {
    ...claims,
    type: 'enrol',
    expert: expertIdOf(kid),
    kid,
    sig_pub: toBase64Url(ed25519),
  } as const;
  const payload: Card =
    suite === 'ed25519'
      ? { ...common, v: 1 }
      : { ...common, v: 2, sm2_pub: toBase64Url(publicKeyPart(signer.publicKey, 'SM2')) };
  return openCard(signObject('enrol', payload, signer).jws);
}

/**
 * Verifies a card against every key that it carries: its maker holds them all. Whose card it is, is
 * settled by the code that the expert reads out.
 * @throws Refusal card-keys, and as openObject does
 */
export function openCard(jws: string): SignedObject<'enrol'> {
  const { unverifiedPayload: claimed } = peekObjectOf('enrol', jws);
  const suite = claimed.v === 1 ? 'ed25519' : 'ed25519+sm2';
  const publicKey = signingKeyOf(claimed, suite);
  const card = openObject('enrol', jws, (kid) =>
    publicKey !== null && kidOf(publicKey) === kid ? publicKey : null,
  );
  const { kid, sig_pub, expert, age_suite, age_recipient } = card.payload;
  if (kid !== kidOf(fromBase64Url(sig_pub) ?? new Uint8Array()) || expert !== expertIdOf(kid)) {
    throw new Refusal('card-keys', 'card: the ids do not follow from the key', {});
  }
  if (!isAgeRecipientOf(age_suite, age_recipient)) {
    throw new Refusal('card-keys', 'card: the recipient is not of the suite named', {});
  }
  return card;
}

/** The expert's raw public key under an agency's suite; null where the card has none. */
export function signingKeyOf(card: Card, suite: SignatureSuite): Uint8Array | null {
  const sm2 = card.v === 1 ? null : fromBase64Url(card.sm2_pub);
  const ed25519 = fromBase64Url(card.sig_pub);
  const parts = {
    ed25519: [ed25519],
    sm2: [sm2],
    'ed25519+sm2': [ed25519, sm2],
  }[suite].filter((part) => part !== null);
  const publicKey = new Uint8Array(Buffer.concat(parts));
  return isPublicKeyOf(suite, publicKey) ? publicKey : null;
}

/** As `signingKeyOf`. @throws Refusal card-suite where the card has no such key */
export function requireSigningKey(card: Card, suite: SignatureSuite): Uint8Array {
  const publicKey = signingKeyOf(card, suite);
  if (publicKey === null) {
    throw new Refusal('card-suite', 'the card has no key of the suite', { name: card.name });
  }
  return publicKey;
}

/** The code that an expert reads out (80 bits, `ABCD-EFGH-IJKL-MNOP`): from the payload's hash. */
export function cardCode(card: SignedObject<'enrol'>): string {
  return codeOf(Buffer.from(card.payloadSha256, 'hex'), 80);
}

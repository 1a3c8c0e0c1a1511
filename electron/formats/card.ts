import { Refusal } from '../../shared/errors.ts';
import type { Card } from '../../shared/objects/card.ts';
import { isAgeRecipientOf } from './age-keys.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { base32, codeOf } from './codes.ts';
import { sha256, utf8 } from './hash.ts';
import { openObject, peekObjectOf, signObject } from './jws.ts';
import type { SignedObject } from './objects.ts';
import { kidOf, type Signer } from './signing.ts';

/** The expert's id follows from the key: `E-` and 10 base32 characters of SHA-256(kid). */
export function expertIdOf(kid: string): string {
  return `E-${base32(sha256(utf8(kid)), 10)}`;
}

/** Signs an expert's card with the key that it introduces. The key's own members are filled in.
 * @throws Refusal as openCard does */
export function signCard(
  claims: Omit<Card, 'v' | 'type' | 'expert' | 'kid' | 'sig_pub'>,
  signer: Signer,
): SignedObject<'enrol'> {
  const payload: Card = {
    ...claims,
    v: 1,
    type: 'enrol',
    expert: expertIdOf(signer.kid),
    kid: signer.kid,
    sig_pub: toBase64Url(signer.publicKey),
  };
  return openCard(signObject('enrol', payload, signer).jws);
}

/**
 * Verifies a card against the key that it carries: its maker holds that key. Whose card it is, is
 * settled by the code that the expert reads out.
 * @throws Refusal card-keys, and as openObject does
 */
export function openCard(jws: string): SignedObject<'enrol'> {
  const { unverifiedPayload: claimed } = peekObjectOf('enrol', jws);
  const publicKey = fromBase64Url(claimed.sig_pub);
  const card = openObject('enrol', jws, (kid) =>
    publicKey !== null && kid === claimed.kid && kidOf(publicKey) === kid ? publicKey : null,
  );
  if (card.payload.expert !== expertIdOf(card.kid)) {
    throw new Refusal('card-keys', 'card: the id does not follow from the key', {});
  }
  if (!isAgeRecipientOf(card.payload.age_suite, card.payload.age_recipient)) {
    throw new Refusal('card-keys', 'card: the recipient is not of the suite named', {});
  }
  return card;
}

/** The code that an expert reads out (80 bits, `ABCD-EFGH-IJKL-MNOP`): from the payload's hash. */
export function cardCode(card: SignedObject<'enrol'>): string {
  return codeOf(Buffer.from(card.payloadSha256, 'hex'), 80);
}

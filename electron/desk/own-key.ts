import { invariant, Refusal } from '../../shared/errors.ts';
import type { SignatureSuite } from '../../shared/objects/common.ts';
import { signingKeyOf } from '../formats/card.ts';
import { storedPayload } from '../formats/jws.ts';
import { kidOf, type Signer } from '../formats/signing.ts';
import { newestTrust } from '../formats/trust-chain.ts';
import { readTrust } from '../vault/expert-trust.ts';
import type { Signing } from '../vault/secrets.ts';
import { findObject } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { expertProfile } from './expert-profile.ts';
import { expertSeed } from './initialise-expert.ts';
import { pinnedChain } from './pinned-trust.ts';

/** The suite of the agency that was confirmed: it says what this expert signs with. It is the same
 * in every version of its document. @throws Refusal trust-none */
function pinnedSuite(session: ExpertSession): SignatureSuite {
  return newestTrust(pinnedChain(session)).payload.suite;
}

/** The expert's raw public key under that suite, as the agency knows it from the card.
 * @throws Refusal trust-none */
export function ownPublicKey(session: ExpertSession): Uint8Array {
  return requireKeyFor(session, pinnedSuite(session));
}

/** The expert's raw public key under a suite.
 * @throws Refusal own-suite where this workspace was made without such a key */
export function requireKeyFor(session: ExpertSession, suite: SignatureSuite): Uint8Array {
  const { cardSha256 } = expertProfile(session);
  const stored = findObject(session.vault.read, cardSha256);
  invariant(stored, 'an expert is made with a card');
  const publicKey = signingKeyOf(storedPayload('enrol', stored.jws, cardSha256), suite);
  if (publicKey === null) throw new Refusal('own-suite', 'no key of the suite', {});
  return publicKey;
}

/** The key id by which the confirmed agency knows the expert; before one is confirmed, the card's. */
export function ownKid(session: ExpertSession): string {
  const isPinned = readTrust(session.vault.read)?.state === 'pinned';
  return isPinned ? kidOf(ownPublicKey(session)) : expertProfile(session).kid;
}

/** @throws Refusal trust-none */
export function ownSigner(session: ExpertSession, signing: Signing): Signer {
  return signing.signer(expertSeed, pinnedSuite(session));
}

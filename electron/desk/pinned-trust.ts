import { Refusal } from '../../shared/errors.ts';
import type { TrustLookup } from '../formats/bundle-trust.ts';
import { requireCurrentTrust } from '../formats/current-trust.ts';
import type { SignedObject } from '../formats/objects.ts';
import { newestTrust, openTrustChain, type TrustChain } from '../formats/trust-chain.ts';
import { addTrustVersions, readTrust } from '../vault/expert-trust.ts';
import { keepObject } from '../vault/signed-objects.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';

/** The agency that the expert confirmed by its paper code, if its newest document still holds.
 * @throws Refusal trust-none, trust-expired, app-too-old */
export function pinnedTrust(session: ExpertSession): SignedObject<'trust'> {
  const trust = newestTrust(pinnedChain(session));
  requireHolding(session, trust);
  return trust;
}

// Everything that is opened asks for it.
const opened = new WeakMap<ExpertSession, { readonly text: string; readonly chain: TrustChain }>();

/** Every version of the confirmed agency's document, whether or not the newest still holds: what a
 * later version follows from. @throws Refusal trust-none */
export function pinnedChain(session: ExpertSession): TrustChain {
  const stored = readTrust(session.vault.read);
  if (stored?.state !== 'pinned') throw new Refusal('trust-none', 'no pinned trust document');
  const text = stored.versions.join('\n');
  const known = opened.get(session);
  // By its whole text: another one is verified anew.
  if (known?.text === text) return known.chain;
  const chain = openTrustChain(text);
  opened.set(session, { text, chain });
  return chain;
}

/** Judged by the time that cannot be set back: see `deskTime`.
 * @throws Refusal trust-expired, app-too-old */
export function requireHolding(session: ExpertSession, trust: SignedObject<'trust'>): void {
  requireCurrentTrust(trust.payload, deskTime(session).at, session.appVersion);
}

/** What a bundle is opened under: the pinned agency and no other. Whether the newest version, held
 * or brought along, still holds is the caller's to ask.
 * @throws Refusal trust-none, and on use trust-other-agency */
export function trustLookup(session: ExpertSession): TrustLookup {
  const chain = pinnedChain(session);
  return (agency) => {
    if (agency === chain[0].payload.agency) return chain;
    throw new Refusal('trust-other-agency', 'bundle of another agency', {
      agency: newestTrust(chain).payload.name,
    });
  };
}

/**
 * Keeps the versions of a verified chain that go beyond the held one. Inside the transaction of what
 * brought them, once all of that was verified.
 * @returns whether there were any; the caller then closes what is open under the former version
 */
export function keepLaterTrust(session: ExpertSession, chain: TrustChain): boolean {
  const held = pinnedChain(session);
  const later = chain.slice(held.length);
  if (later.length === 0) return false;
  keepTrustObjects(session, later);
  addTrustVersions(session.vault.write, later.map(asVersion), session.now());
  record(session, 'trust-advanced', newestTrust(chain).payloadSha256);
  return true;
}

export const asVersion = ({ payload, payloadSha256 }: SignedObject<'trust'>) => ({
  version: payload.version,
  sha256: payloadSha256,
});

export function keepTrustObjects(
  session: ExpertSession,
  documents: readonly SignedObject<'trust'>[],
): void {
  for (const { payloadSha256: sha256, payload, kid, jws } of documents) {
    const object = { sha256, type: 'trust', agency: payload.agency, round: '', kid, jws };
    keepObject(session.vault.write, object, session.now());
  }
}

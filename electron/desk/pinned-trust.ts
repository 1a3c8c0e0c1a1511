import { Refusal } from '../../shared/errors.ts';
import type { TrustLookup } from '../formats/bundle-trust.ts';
import { requireCurrentTrust } from '../formats/current-trust.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openTrust } from '../formats/trust.ts';
import { readTrust } from '../vault/expert-trust.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { deskTime } from './clock.ts';

/** The agency that the expert confirmed by its paper code, if its document still holds.
 * @throws Refusal trust-none, trust-expired, app-too-old */
export function pinnedTrust(session: ExpertSession): SignedObject<'trust'> {
  const stored = readTrust(session.vault.read);
  if (stored?.state !== 'pinned') throw new Refusal('trust-none', 'no pinned trust document');
  const trust = openTrust(stored.jws);
  requireHolding(session, trust);
  return trust;
}

/** Judged by the time that cannot be set back: see `deskTime`.
 * @throws Refusal trust-expired, app-too-old */
export function requireHolding(session: ExpertSession, trust: SignedObject<'trust'>): void {
  requireCurrentTrust(trust.payload, deskTime(session).at, session.appVersion);
}

/** What a bundle is opened under: the pinned agency and no other.
 * @throws Refusal as pinnedTrust does, and on use trust-other-agency */
export function trustLookup(session: ExpertSession): TrustLookup {
  const trust = pinnedTrust(session);
  return (agency) => {
    if (agency === trust.payload.agency) return trust;
    throw new Refusal('trust-other-agency', 'bundle of another agency', {
      agency: trust.payload.name,
    });
  };
}

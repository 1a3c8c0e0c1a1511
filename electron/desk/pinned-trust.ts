import { Refusal } from '../../shared/errors.ts';
import type { TrustLookup } from '../formats/bundle-trust.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openTrust } from '../formats/trust.ts';
import { readTrust } from '../vault/expert-trust.ts';
import type { ExpertSession } from '../workspace/session.ts';

/** The agency that the expert confirmed by its paper code. @throws Refusal trust-none */
export function pinnedTrust(session: ExpertSession): SignedObject<'trust'> {
  const stored = readTrust(session.vault.read);
  if (stored?.state !== 'pinned') throw new Refusal('trust-none', 'no pinned trust document');
  return openTrust(stored.jws);
}

/** What a bundle is opened under: the pinned agency and no other.
 * @throws Refusal trust-none, and on use trust-other-agency */
export function trustLookup(session: ExpertSession): TrustLookup {
  const trust = pinnedTrust(session);
  return (agency) => {
    if (agency === trust.payload.agency) return trust;
    throw new Refusal('trust-other-agency', 'bundle of another agency', {
      agency: trust.payload.name,
    });
  };
}

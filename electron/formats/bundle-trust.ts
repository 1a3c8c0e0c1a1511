import { Refusal } from '../../shared/errors.ts';
import type { SignedObject } from './objects.ts';
import { sameRoot } from './trust.ts';

/** The trust document that this machine holds for an agency; null where it knows none. */
export type TrustLookup = (
  agency: string,
) => SignedObject<'trust'> | null | Promise<SignedObject<'trust'> | null>;

/**
 * Chooses the held trust document over the one that a bundle brings along, after checking that the
 * two belong together.
 * @throws Refusal (on use) trust-unknown, trust-other-root, trust-older, trust-conflict
 */
export function heldTrust(trustOf: TrustLookup) {
  return async (embedded: SignedObject<'trust'>): Promise<SignedObject<'trust'>> => {
    const { agency } = embedded.payload;
    const held = await trustOf(agency);
    if (held === null) throw new Refusal('trust-unknown', 'no trust document held', { agency });
    checkEmbedded(embedded, held);
    return held;
  };
}

function checkEmbedded(embedded: SignedObject<'trust'>, held: SignedObject<'trust'>): void {
  const { agency } = embedded.payload;
  if (!sameRoot(embedded.payload, held.payload) || agency !== held.payload.agency) {
    throw new Refusal('trust-other-root', 'bundle hangs from another root', { agency });
  }
  if (embedded.payload.version > held.payload.version) {
    throw new Refusal('trust-older', 'bundle needs a newer trust document', { agency });
  }
  const sameVersion = embedded.payload.version === held.payload.version;
  if (sameVersion && embedded.payloadSha256 !== held.payloadSha256) {
    throw new Refusal('trust-conflict', 'two trust documents of one version', { agency });
  }
}

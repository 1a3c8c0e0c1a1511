import { Refusal } from '../../shared/errors.ts';
import type { SignedObject } from './objects.ts';
import { asChain, joinChains, type TrustChain } from './trust-chain.ts';

/** The trust documents that this machine holds for an agency, from version 1; a document of version
 * 1 may stand for itself. Null where it knows none. */
export type TrustLookup = (agency: string) => Held | Promise<Held>;
type Held = TrustChain | SignedObject<'trust'> | null;

/** Gets the chain that a bundle carries (whole, but nobody's yet) and returns the one to verify
 * under, or refuses. */
export type ChooseTrust = (embedded: TrustChain) => Promise<TrustChain>;

/**
 * Chooses the longer of the held chain and the one that a bundle brings along, after checking that
 * the shorter is its beginning: what the newest version of the same root says holds.
 * @throws Refusal (on use) trust-unknown, trust-other-root, trust-conflict
 */
export function heldTrust(trustOf: TrustLookup): ChooseTrust {
  return async (embedded) => {
    const { agency } = embedded[0].payload;
    const held = await trustOf(agency);
    if (held === null) throw new Refusal('trust-unknown', 'no trust document held', { agency });
    return joinChains('type' in held ? asChain([held]) : held, embedded);
  };
}

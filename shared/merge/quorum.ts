import type { Policy } from '../policy.ts';
import { leastOf } from '../threshold.ts';

/** How many valid sheets the rule asks for on an application with so many assigned experts. */
export function neededSheets({ quorum }: Policy, assigned: number): number {
  const share = quorum.share === undefined ? 0 : leastOf(quorum.share, assigned);
  return Math.max(quorum.minSheets, share);
}

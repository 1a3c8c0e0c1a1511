import type { Policy } from '../policy.ts';
import { compare, type Exact } from './exact.ts';
import { roundedAt } from './rounding.ts';

/** The first band that the merged score reaches as the rule prints it: what people can check.
 * Null where there is no score. */
export function gradeOf(
  policy: Policy,
  { bands }: NonNullable<Policy['grades']>,
  score: Exact | null,
): string | null {
  if (score === null) return null;
  const printed = roundedAt(policy, 'application', score);
  const reached = bands.find(
    ({ from }) => compare(printed, { numerator: BigInt(from), denominator: 100n }) >= 0,
  );
  return reached?.id ?? null;
}

import type { Policy } from '../policy.ts';
import { compare, type Exact } from './exact.ts';
import { roundedAt } from './rounding.ts';

/** Whether a merged score reaches so many hundredths of a point as the rule prints it: what people
 * can check. No score reaches nothing. */
export function reachesPoints(policy: Policy, score: Exact | null, hundredths: number): boolean {
  if (score === null) return false;
  const asked = { numerator: BigInt(hundredths), denominator: 100n };
  return compare(roundedAt(policy, 'application', score), asked) >= 0;
}

/** The first band that the merged score reaches; null where there is no score. */
export function gradeOf(
  policy: Policy,
  { bands }: NonNullable<Policy['grades']>,
  score: Exact | null,
): string | null {
  return bands.find(({ from }) => reachesPoints(policy, score, from))?.id ?? null;
}

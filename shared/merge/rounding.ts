import type { Policy, RoundingPoint } from '../policy.ts';
import { type Exact, plainNumber, printNumber, roundExact } from './exact.ts';

const pointAt = (policy: Policy, at: RoundingPoint['at']) =>
  policy.rounding.find((point) => point.at === at);

/** The value after the rule's rounding at that point; unchanged where the rule has none there. */
export function roundedAt(policy: Policy, at: RoundingPoint['at'], value: Exact): Exact {
  const point = pointAt(policy, at);
  return point === undefined ? value : roundExact(value, point.places, point.mode);
}

/** The value as the rule prints it there. Where the rule rounds nothing nothing is cut either: a
 * value that ends in decimals is shown with the places of the merged score at least, any other as
 * its fraction. */
export function printedAt(policy: Policy, at: RoundingPoint['at'], value: Exact): string {
  const point = pointAt(policy, at);
  if (point !== undefined) return printNumber(value, point.places, point.mode);
  const places = pointAt(policy, 'application')?.places ?? 0;
  const fits = 10n ** BigInt(places) % value.denominator === 0n;
  return fits ? printNumber(value, places, 'half-up') : plainNumber(value);
}

import type { Policy, RoundingPoint } from '../policy.ts';
import { type Exact, plainNumber, printNumber, roundExact } from './exact.ts';

const pointAt = (policy: Policy, at: RoundingPoint['at']) =>
  policy.rounding.find((point) => point.at === at);

/** The value after the rule's rounding at that point; unchanged where the rule has none there. */
export function roundedAt(policy: Policy, at: RoundingPoint['at'], value: Exact): Exact {
  const point = pointAt(policy, at);
  return point === undefined ? value : roundExact(value, point.places, point.mode);
}

/** The value as the rule prints it there; where it rounds nothing, every digit or the fraction. */
export function printedAt(policy: Policy, at: RoundingPoint['at'], value: Exact): string {
  const point = pointAt(policy, at);
  return point === undefined ? plainNumber(value) : printNumber(value, point.places, point.mode);
}

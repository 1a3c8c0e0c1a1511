import type { Policy } from '../policy.ts';
import { add, compare, divide, type Exact, multiply, ratio, sum, zero } from './exact.ts';

export type Aggregator = Policy['aggregator'];

const one = ratio(1n, 1n);

/** How much each value counts in a merged score. Under a trimmed mean one copy of the highest and
 * one of the lowest are dropped; where several share the extreme, each keeps (m-1)/m, so that no
 * expert's name decides whose criteria still count in a tie chain. */
export function trimWeights(values: readonly Exact[]): readonly Exact[] {
  const [lowest, highest] = extremes(values);
  const share = (extreme: Exact) => {
    const copies = values.filter((value) => compare(value, extreme) === 0).length;
    return ratio(1n, BigInt(copies));
  };
  const [high, low] = [share(highest), share(lowest)];
  return values.map((value) => {
    let weight = one;
    if (compare(value, highest) === 0) weight = add(weight, negative(high));
    if (compare(value, lowest) === 0) weight = add(weight, negative(low));
    return weight;
  });
}

const negative = (value: Exact): Exact => ({ ...value, numerator: -value.numerator });

/** The smallest and the largest of at least one value. */
export function extremes(values: readonly Exact[]): readonly [Exact, Exact] {
  const [first, ...rest] = values;
  if (first === undefined) throw new Error('aggregate: no values');
  let [lowest, highest] = [first, first];
  for (const value of rest) {
    if (compare(value, lowest) < 0) lowest = value;
    if (compare(value, highest) > 0) highest = value;
  }
  return [lowest, highest];
}

/** Merges the values of one application, exactly. `by` are the sheet totals that decide what a
 * trimmed mean drops; pass the values themselves to merge totals. At least one value; trimming
 * needs at least three. Returns null for no values: no result is not a zero. */
export function aggregate(
  aggregator: Aggregator,
  trimmed: boolean,
  values: readonly Exact[],
  by: readonly Exact[] = values,
): Exact | null {
  if (values.length === 0) return null;
  if (aggregator === 'median') return median(values);
  if (aggregator === 'mean' || !trimmed) return divide(sum(values), ratio(count(values), 1n));
  const weights = trimWeights(by);
  const parts = values.map((value, index) => multiply(value, weights[index] ?? zero));
  return divide(sum(parts), ratio(count(values) - 2n, 1n));
}

const count = (values: readonly Exact[]) => BigInt(values.length);

function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (lower === undefined || upper === undefined) throw new Error('aggregate: no values');
  return divide(add(lower, upper), ratio(2n, 1n));
}

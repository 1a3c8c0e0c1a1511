import { add, compare, divide, type Exact, exactText, ratio, sum } from '../exact.ts';
import type { Aggregator, Trim } from './bare-policy.ts';

export type ValueUse = 'used' | 'dropped-high' | 'dropped-low' | 'shared';

/** What became of one value: how much of it counts, and why. Where more experts gave an extreme
 * than are dropped, each of them keeps the same share (`shared`): no name decides whose falls. */
export type Kept = { readonly use: ValueUse; readonly weight: Exact };

const one = ratio(1n, 1n);
const none = ratio(0n, 1n);
const whole: Kept = { use: 'used', weight: one };

/** How much each value counts once the `high` highest and `low` lowest are dropped. */
export function keptOf(
  values: readonly Exact[],
  { high, low }: Pick<Trim, 'high' | 'low'>,
): readonly Kept[] {
  const order = values.map((value, index) => ({ value, index }));
  order.sort((a, b) => compare(a.value, b.value));
  const kept: Kept[] = values.map(() => whole);
  for (let start = 0; start < order.length; ) {
    const first = order[start];
    if (first === undefined) break;
    let end = start + 1;
    for (let next = order[end]; next !== undefined; next = order[end]) {
      if (compare(next.value, first.value) !== 0) break;
      end += 1;
    }
    const fate = fateOfGroup(start, end, order.length, high, low);
    for (let at = start; at < end; at += 1) kept[order[at]?.index ?? 0] = fate;
    start = end;
  }
  return kept;
}

/** Equal values lie at `start` (inclusive) to `end` of `count` sorted ones. */
function fateOfGroup(start: number, end: number, count: number, high: number, low: number): Kept {
  const copies = end - start;
  const droppedLow = Math.max(0, Math.min(end, low) - start);
  const droppedHigh = Math.max(0, end - Math.max(start, count - high));
  const left = copies - droppedLow - droppedHigh;
  if (left === copies) return whole;
  if (left > 0) return { use: 'shared', weight: ratio(BigInt(left), BigInt(copies)) };
  return { use: droppedHigh > droppedLow ? 'dropped-high' : 'dropped-low', weight: none };
}

/** The values that a trim drops: the highest, largest first, and the lowest, smallest first. */
export type Dropped = { readonly high: readonly Exact[]; readonly low: readonly Exact[] };

export function droppedOf(
  values: readonly Exact[],
  { high, low }: Pick<Trim, 'high' | 'low'>,
): Dropped {
  const sorted = [...values].sort(compare);
  return { high: sorted.slice(sorted.length - high).reverse(), low: sorted.slice(0, low) };
}

/** How values are merged here: an aggregator, and for a trimmed mean what of each value counts. */
export type Merging = {
  readonly aggregator: Aggregator;
  /** Null: nothing is dropped; a trimmed mean is then a plain one. */
  readonly kept: readonly Kept[] | null;
};

/** Merges at least one value, exactly. Null for none: no result is not a zero. */
export function mergeValues(values: readonly Exact[], { aggregator, kept }: Merging): Exact | null {
  if (values.length === 0) return null;
  if (aggregator === 'median') return median(values);
  if (aggregator === 'mean' || kept === null)
    return divide(sum(values), ratio(BigInt(values.length), 1n));
  const parts = values.map((value, index) => {
    const { weight } = kept[index] ?? whole;
    return {
      numerator: value.numerator * weight.numerator,
      denominator: value.denominator * weight.denominator,
    };
  });
  return divide(sum(parts), sum(kept.map(({ weight }) => weight)));
}

function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (lower === undefined || upper === undefined) throw new Error('median: no values');
  return divide(add(lower, upper), ratio(2n, 1n));
}

/** The share as the output states it: `1`, `0`, `2/3`. */
export const weightText = ({ weight }: Kept): string => exactText(weight);

import { type Exact, exactText, plainNumber, printNumber, roundExact } from '../exact.ts';
import type { BareRounding } from './bare-policy.ts';

type Point = BareRounding['at'];

/** One figure of the way from scores to total: before and after the rule's rounding there. */
export type Step = {
  readonly at: Point;
  readonly exact: string;
  /** Null where the rule does not round here: the figure goes on exactly as it is. */
  readonly rounding: { readonly places: number; readonly mode: BareRounding['mode'] } | null;
  readonly result: string;
  readonly printed: string;
};

export type Rounder = {
  /** The value after the rule's rounding at that point. */
  round(at: Point, value: Exact): Exact;
  step(at: Point, value: Exact): Step;
  printed(at: Point, value: Exact): string;
};

export function rounderOf(rounding: readonly BareRounding[]): Rounder {
  const points = new Map(rounding.map((point) => [point.at, point]));
  // How unrounded figures are padded: 12.00 beside 12.17.
  const usual = points.get('total')?.places ?? Math.max(0, ...rounding.map(({ places }) => places));
  const round = (at: Point, value: Exact): Exact => {
    const point = points.get(at);
    return point === undefined ? value : roundExact(value, point.places, point.mode);
  };
  // Where nothing is rounded nothing is cut: all decimals, or the fraction.
  const printed = (at: Point, value: Exact): string => {
    const point = points.get(at);
    if (point !== undefined) return printNumber(value, point.places, point.mode);
    const fits = 10n ** BigInt(usual) % value.denominator === 0n;
    return fits ? printNumber(value, usual, 'half-up') : plainNumber(value);
  };
  return {
    round,
    printed,
    step: (at, value) => {
      const point = points.get(at);
      return {
        at,
        exact: exactText(value),
        rounding: point === undefined ? null : { places: point.places, mode: point.mode },
        result: exactText(round(at, value)),
        printed: printed(at, value),
      };
    },
  };
}

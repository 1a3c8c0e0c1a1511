import { type Exact, multiply, plainNumber, printNumber, ratio } from '../merge/exact.ts';
import type { RoundingMode, RoundingPoint } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';

export const roundingModes: Readonly<Record<RoundingMode, Bilingual>> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五成双（GB/T 8170）', en: 'half to even (GB/T 8170)' },
};

const atHalf: Readonly<Record<RoundingMode, Bilingual>> = {
  'half-up': { zh: '恰在两数正中，向绝对值大的一侧进', en: 'exactly half way: away from zero' },
  'half-even': { zh: '恰在两数正中，取末位为偶数者', en: 'exactly half way: to the even digit' },
};

/** True where the value lies exactly between two figures of that many places: where modes differ. */
export function isHalfWay(value: Exact, places: number): boolean {
  const scaled = multiply(value, ratio(10n ** BigInt(places), 1n));
  return scaled.denominator === 2n;
}

/** One rounding in words, and in figures: `80.925 → 80.92`. */
export function roundingStep(
  value: Exact,
  { places, mode }: RoundingPoint,
): { readonly text: Bilingual; readonly formula: string; readonly printed: string } {
  const printed = printNumber(value, places, mode);
  const half = isHalfWay(value, places) ? atHalf[mode] : null;
  return {
    text: {
      zh: `保留 ${places} 位小数，${roundingModes[mode].zh}${half === null ? '' : `；${half.zh}`}`,
      en: `to ${places} places, ${roundingModes[mode].en}${half === null ? '' : `; ${half.en}`}`,
    },
    formula: `${plainNumber(value)} → ${printed}`,
    printed,
  };
}

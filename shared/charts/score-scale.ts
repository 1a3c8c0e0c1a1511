import { byCodeUnits } from '../merge/code-unit-order.ts';
import { compare, parseExact, plainNumber, printNumber, subtract } from '../merge/exact.ts';
import type { Standing } from '../objects/result.ts';
import type { RoundingPoint } from '../policy.ts';

export type SheetLine = Standing['sheets'][number];

/** Where a dot is drawn only; what is compared or printed never goes through a float. */
export function approximate(exact: string): number {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  return Number(numerator) / Number(denominator);
}

/** A sheet that stands beside the merged score: counted, or cut off by the trimming rule. */
export function isShown(sheet: SheetLine): boolean {
  return sheet.use === 'used' || sheet.use === 'trimmed-high' || sheet.use === 'trimmed-low';
}

/** Highest minus lowest of the totals that count, printed with the places of the rule; null for
 * fewer than two. */
export function spreadOf(standing: Standing, rounding: RoundingPoint | null): string | null {
  const totals = standing.sheets
    .filter(isShown)
    .flatMap(({ exact }) => (exact === null ? [] : [parseExact(exact)]));
  const [first, ...rest] = totals;
  if (first === undefined || rest.length === 0) return null;
  let [low, high] = [first, first];
  for (const total of rest) {
    if (compare(total, low) < 0) low = total;
    if (compare(total, high) > 0) high = total;
  }
  const spread = subtract(high, low);
  return rounding === null
    ? plainNumber(spread)
    : printNumber(spread, rounding.places, rounding.mode);
}

export type Scale = { readonly from: number; readonly to: number };

/** One scale for all bids of a lot, in points, widened to steps of five so that its ends can be
 * named and bids of one lot can be compared by eye. */
export function scaleOf(standings: readonly Standing[], fullMark: number): Scale {
  const values = standings
    .flatMap((s) => s.sheets)
    .filter(isShown)
    .flatMap((s) => (s.exact === null ? [] : [approximate(s.exact)]));
  if (values.length === 0) return { from: 0, to: fullMark };
  const from = Math.max(0, Math.floor(Math.min(...values) / 5) * 5);
  const to = Math.max(from + 5, Math.ceil(Math.max(...values) / 5) * 5);
  return { from, to };
}

/** Position on the scale, 0 to 100 per cent. */
export function positionOn(scale: Scale, value: number): number {
  const share = (value - scale.from) / (scale.to - scale.from);
  return Math.min(100, Math.max(0, share * 100));
}

export type Dot = { readonly sheet: SheetLine; readonly position: number; readonly row: number };

/** Dots of one bid; those closer than `gap` per cent are stacked in rows so that none is hidden. */
export function dotsOf(standing: Standing, scale: Scale, gap = 2.5): readonly Dot[] {
  const placed: Dot[] = [];
  const shown = standing.sheets
    .filter(isShown)
    .flatMap((sheet) => (sheet.exact === null ? [] : [{ sheet, exact: sheet.exact }]))
    .map(({ sheet, exact }) => ({ sheet, position: positionOn(scale, approximate(exact)) }))
    .sort((a, b) => a.position - b.position || byCodeUnits(a.sheet.expert, b.sheet.expert));
  for (const { sheet, position } of shown) {
    const taken = new Set(
      placed.filter((d) => Math.abs(d.position - position) < gap).map((d) => d.row),
    );
    let row = 0;
    while (taken.has(row)) row += 1;
    placed.push({ sheet, position, row });
  }
  return placed;
}

/** Shade of a heat map cell by its rank among the lot's totals (ascending): 1 lowest, 5 highest.
 * By rank and not by distance, so that one wild score does not make all others look alike. */
export function shadeOf(totals: readonly number[], exact: string): number {
  const below = totals.filter((total) => total < approximate(exact)).length;
  return 1 + Math.round((4 * below) / Math.max(1, totals.length - 1));
}

import type { LotScorer } from '../statistics/rank-bootstrap.ts';
import type { Aggregator, BareScores, Trim } from './bare-policy.ts';
import type { BareLot } from './bare-table.ts';
import { asDouble } from './expert-totals.ts';
import { type LotRule, type SheetFigure, sheetTotals } from './lot-figures.ts';

/** What is merged over the experts: the sheet totals, or each criterion. */
type Item = {
  readonly factor: number;
  readonly aggregator: Aggregator;
  /** Application by application, in each by expert of the lot; NaN: nothing given. */
  readonly values: Float64Array;
};

/** Every expert that the table names in a lot, sorted. */
export const expertsOf = ({ applications }: BareLot): readonly string[] =>
  [...new Set(applications.flatMap(({ experts }) => experts.map(({ expert }) => expert)))].sort();

/** The sheet totals of a lot by application, where its rule starts from these. No aggregator changes
 * them. */
export function lotSheets(rule: LotRule, { applications }: BareLot): LotSheets {
  if (rule.scores.order !== 'experts-first') return [];
  return applications.map((application) => sheetTotals(rule, application));
}

type LotSheets = readonly (readonly SheetFigure[])[];

/** The official rule in doubles, without its roundings and its tie chain, for resampling a lot's
 * experts. Advisory only. It runs a thousand times per lot: no call allocates. */
export function lotScorer(
  { scores, factors }: LotRule,
  lot: BareLot,
  sheets: LotSheets,
  experts: readonly string[],
): LotScorer {
  const items = itemsOf(scores, factors, lot, sheets, experts);
  const trimmed = items.filter(({ aggregator }) => aggregator === 'trimmed-mean');
  const asksFewest = trimmed.length > 0 && scores.trim?.decided === 'lot';
  const isComplete = !trimmed.some(({ values }) => values.some(Number.isNaN));
  const width = experts.length;
  const { trim } = scores;
  return (list, into) => {
    const fewest = !asksFewest
      ? Infinity
      : isComplete
        ? list.length
        : fewestOf(trimmed, width, into.length, list);
    for (let application = 0; application < into.length; application += 1) {
      let total = 0;
      for (const item of items) {
        total += item.factor * mergeListed(item, application * width, list, trim, fewest);
      }
      into[application] = total;
    }
  };
}

/** The fewest present values that a trimmed mean of the lot would merge. */
function fewestOf(
  trimmed: readonly Item[],
  width: number,
  applications: number,
  list: ArrayLike<number>,
): number {
  let fewest = Infinity;
  for (const { values } of trimmed) {
    for (let application = 0; application < applications; application += 1) {
      let count = 0;
      for (let at = 0; at < list.length; at += 1) {
        const value = values[application * width + (list[at] ?? 0)] ?? NaN;
        if (!Number.isNaN(value)) count += 1;
      }
      fewest = Math.min(fewest, count);
    }
  }
  return fewest;
}

function itemsOf(
  scores: BareScores,
  factors: LotRule['factors'],
  { applications }: BareLot,
  sheets: LotSheets,
  experts: readonly string[],
): readonly Item[] {
  const place = new Map(experts.map((expert, index) => [expert, index]));
  const empty = () => new Float64Array(applications.length * experts.length).fill(NaN);
  const at = (application: number, expert: string) =>
    application * experts.length + (place.get(expert) ?? 0);
  if (scores.order === 'experts-first') {
    const values = empty();
    for (const [application, own] of sheets.entries()) {
      for (const { cells, rounded } of own) {
        if (rounded !== null) values[at(application, cells.expert)] = asDouble(rounded);
      }
    }
    return [{ factor: 1, aggregator: scores.aggregator, values }];
  }
  return scores.criteria.map(({ aggregator }, criterion): Item => {
    const factor = factors[criterion];
    const values = empty();
    for (const [application, own] of applications.entries()) {
      for (const { expert, values: given } of own.experts) {
        const value = given[criterion] ?? null;
        if (value !== null) values[at(application, expert)] = asDouble(value);
      }
    }
    return {
      factor: factor === undefined ? 1 : asDouble(factor),
      aggregator: aggregator ?? scores.aggregator,
      values,
    };
  });
}

/** Merges the listed experts' values of one application, which begin at `start`; NaN where there are
 * none. One pass where at most one value falls at each end. */
function mergeListed(
  { values, aggregator }: Item,
  start: number,
  list: ArrayLike<number>,
  trim: Trim | null,
  fewest: number,
): number {
  let count = 0;
  let sum = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let at = 0; at < list.length; at += 1) {
    const value = values[start + (list[at] ?? 0)] ?? NaN;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (count === 0) return NaN;
  if (aggregator === 'mean') return sum / count;
  const least = trim?.decided === 'lot' ? fewest : count;
  if (aggregator === 'trimmed-mean') {
    if (trim === null || least < trim.minValues) return sum / count;
    if (trim.high <= 1 && trim.low <= 1) {
      const rest = sum - (trim.high === 1 ? highest : 0) - (trim.low === 1 ? lowest : 0);
      return rest / (count - trim.high - trim.low);
    }
  }
  const sorted = sortedPresent(values, start, list, count);
  if (aggregator === 'median' || trim === null) {
    return ((sorted[(count - 1) >> 1] ?? NaN) + (sorted[count >> 1] ?? NaN)) / 2;
  }
  let kept = 0;
  for (let at = trim.low; at < count - trim.high; at += 1) kept += sorted[at] ?? NaN;
  return kept / (count - trim.high - trim.low);
}

// Kept between calls, which each fill it before they read it.
let scratch = new Float64Array(64);
// Up to here putting each value in its place beats the general sort.
const fewToSort = 40;

/** The listed values that are there, lowest first, in the first `count` places. */
function sortedPresent(
  values: Float64Array,
  start: number,
  list: ArrayLike<number>,
  count: number,
): Float64Array {
  if (scratch.length < count) scratch = new Float64Array(2 * count);
  const sorted = scratch;
  let filled = 0;
  for (let at = 0; at < list.length; at += 1) {
    const value = values[start + (list[at] ?? 0)] ?? NaN;
    if (Number.isNaN(value)) continue;
    let to = filled;
    if (count <= fewToSort) {
      for (; to > 0 && (sorted[to - 1] ?? 0) > value; to -= 1) sorted[to] = sorted[to - 1] ?? 0;
    }
    sorted[to] = value;
    filled += 1;
  }
  if (count > fewToSort) sorted.subarray(0, count).sort();
  return sorted;
}

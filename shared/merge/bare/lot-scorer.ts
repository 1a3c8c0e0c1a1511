import type { LotScorer } from '../statistics/rank-bootstrap.ts';
import { medianOf } from '../statistics/score-matrix.ts';
import type { Aggregator, BareScores, Trim } from './bare-policy.ts';
import type { BareLot } from './bare-table.ts';
import { asDouble } from './expert-totals.ts';
import type { LotFigures, LotRule } from './lot-figures.ts';

/** What is merged over the experts: the sheet totals, or each criterion. */
type Item = {
  readonly factor: number;
  readonly aggregator: Aggregator;
  /** By application, by expert of the lot. */
  readonly values: readonly (readonly (number | null)[])[];
};

/** Every expert that the table names in a lot, sorted. */
export const expertsOf = ({ applications }: BareLot): readonly string[] =>
  [...new Set(applications.flatMap(({ experts }) => experts.map(({ expert }) => expert)))].sort();

/** The official rule in doubles, without its roundings and its tie chain, for resampling a lot's
 * experts. Advisory only. */
export function lotScorer(
  { scores, factors }: LotRule,
  lot: BareLot,
  figures: LotFigures,
  experts: readonly string[],
): LotScorer {
  const items = itemsOf(scores, factors, lot, figures, experts);
  const trims = items.some(({ aggregator }) => aggregator === 'trimmed-mean');
  return (list) => {
    const fewest = trims && scores.trim?.decided === 'lot' ? fewestOf(items, list) : Infinity;
    return lot.applications.map((_, application) => {
      let total = 0;
      for (const { aggregator, factor, values } of items) {
        const merged = mergeListed(
          values[application] ?? [],
          list,
          aggregator,
          scores.trim,
          fewest,
        );
        if (merged === null) return null;
        total += factor * merged;
      }
      return total;
    });
  };
}

/** The fewest present values that a trimmed mean of the lot would merge. */
function fewestOf(items: readonly Item[], list: readonly number[]): number {
  let fewest = Infinity;
  for (const { aggregator, values } of items) {
    if (aggregator !== 'trimmed-mean') continue;
    for (const own of values) {
      let count = 0;
      for (const expert of list) if ((own[expert] ?? null) !== null) count += 1;
      fewest = Math.min(fewest, count);
    }
  }
  return fewest;
}

function itemsOf(
  scores: BareScores,
  factors: LotRule['factors'],
  { applications }: BareLot,
  figures: LotFigures,
  experts: readonly string[],
): readonly Item[] {
  const place = new Map(experts.map((expert, index) => [expert, index]));
  const empty = () => experts.map((): number | null => null);
  if (scores.order === 'experts-first') {
    const values = figures.applications.map(({ sheets }) => {
      const own = empty();
      for (const { cells, rounded } of sheets) {
        if (rounded !== null) own[place.get(cells.expert) ?? 0] = asDouble(rounded);
      }
      return own;
    });
    return [{ factor: 1, aggregator: scores.aggregator, values }];
  }
  return scores.criteria.map(({ aggregator }, at): Item => {
    const factor = factors[at];
    return {
      factor: factor === undefined ? 1 : asDouble(factor),
      aggregator: aggregator ?? scores.aggregator,
      values: applications.map((application) => {
        const own = empty();
        for (const { expert, values } of application.experts) {
          const value = values[at] ?? null;
          if (value !== null) own[place.get(expert) ?? 0] = asDouble(value);
        }
        return own;
      }),
    };
  });
}

/** Merges the values of the listed experts. One pass where at most one value falls at each end,
 * since this runs a thousand times per lot. */
function mergeListed(
  own: readonly (number | null)[],
  list: readonly number[],
  aggregator: Aggregator,
  trim: Trim | null,
  fewest: number,
): number | null {
  let [count, sum, lowest, highest] = [0, 0, Infinity, -Infinity];
  for (const expert of list) {
    const value = own[expert] ?? null;
    if (value === null) continue;
    count += 1;
    sum += value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (count === 0) return null;
  if (aggregator === 'mean') return sum / count;
  const least = trim?.decided === 'lot' ? fewest : count;
  if (aggregator === 'trimmed-mean') {
    if (trim === null || least < trim.minValues) return sum / count;
    if (trim.high <= 1 && trim.low <= 1) {
      const rest = sum - (trim.high === 1 ? highest : 0) - (trim.low === 1 ? lowest : 0);
      return rest / (count - trim.high - trim.low);
    }
  }
  const present = list.flatMap((expert) => own[expert] ?? []);
  if (aggregator === 'median' || trim === null) return medianOf(present);
  const kept = present.sort((a, b) => a - b).slice(trim.low, count - trim.high);
  return kept.reduce((total, value) => total + value, 0) / kept.length;
}

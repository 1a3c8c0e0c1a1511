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
  return (list) => {
    const gathered = items.map(({ values }) =>
      values.map((own) => {
        const present: number[] = [];
        for (const expert of list) {
          const value = own[expert];
          if (value !== null && value !== undefined) present.push(value);
        }
        return present;
      }),
    );
    let fewest = Infinity;
    for (const [at, item] of items.entries()) {
      if (item.aggregator !== 'trimmed-mean') continue;
      for (const values of gathered[at] ?? []) fewest = Math.min(fewest, values.length);
    }
    return lot.applications.map((_, application) => {
      let total = 0;
      for (const [at, { aggregator, factor }] of items.entries()) {
        const values = gathered[at]?.[application] ?? [];
        if (values.length === 0) return null;
        total += factor * merged(values, aggregator, scores.trim, fewest);
      }
      return total;
    });
  };
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

function merged(
  values: readonly number[],
  aggregator: Aggregator,
  trim: Trim | null,
  fewest: number,
): number {
  if (aggregator === 'median') return medianOf(values);
  const add = (of: readonly number[]) => of.reduce((total, value) => total + value, 0);
  const enough =
    trim !== null && (trim.decided === 'lot' ? fewest : values.length) >= trim.minValues;
  if (aggregator === 'mean' || !enough) return add(values) / values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const kept = sorted.slice(trim.low, sorted.length - trim.high);
  return add(kept) / kept.length;
}

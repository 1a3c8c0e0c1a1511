// Resampling written the long way, as its contract reads: what the program computes quickly has to
// come to the same bits.
import type { Aggregator, BareScores, Trim } from '../../../../../shared/merge/bare/bare-policy.ts';
import { medianOf } from '../../../../../shared/merge/statistics/score-matrix.ts';

export type PlainItem = {
  readonly factor: number;
  readonly aggregator: Aggregator;
  /** By application, by expert. */
  readonly values: readonly (readonly (number | null)[])[];
};

/** By application: the score were the listed experts the panel. */
export function plainScores(
  items: readonly PlainItem[],
  { trim }: Pick<BareScores, 'trim'>,
  list: readonly number[],
): readonly (number | null)[] {
  const given = (own: readonly (number | null)[] | undefined) =>
    list.flatMap((expert) => own?.[expert] ?? []);
  const fewest = Math.min(
    ...items
      .filter(({ aggregator }) => aggregator === 'trimmed-mean')
      .flatMap(({ values }) => values.map((own) => given(own).length)),
  );
  return (items[0]?.values ?? []).map((_, application) => {
    let total = 0;
    for (const { aggregator, factor, values } of items) {
      const present = given(values[application]);
      if (present.length === 0) return null;
      const least = trim?.decided === 'lot' ? fewest : present.length;
      total += factor * plainMerged(present, aggregator, trim, least);
    }
    return total;
  });
}

function plainMerged(
  present: readonly number[],
  aggregator: Aggregator,
  trim: Trim | null,
  least: number,
): number {
  const sum = present.reduce((total, value) => total + value, 0);
  if (aggregator === 'median') return medianOf(present);
  if (aggregator === 'mean' || trim === null || least < trim.minValues) return sum / present.length;
  const { high, low } = trim;
  const count = present.length - high - low;
  if (high <= 1 && low <= 1) {
    const rest = sum - (high === 1 ? Math.max(...present) : 0);
    return (rest - (low === 1 ? Math.min(...present) : 0)) / count;
  }
  const kept = present.toSorted((a, b) => a - b).slice(low, present.length - high);
  return kept.reduce((total, value) => total + value, 0) / count;
}

/** By application: share of the lists in which it is first, and its 2.5 % and 97.5 % places. */
export function plainBootstrap(scored: readonly (readonly (number | null)[])[]) {
  const places = scored.map(plainPlaces).filter((own) => own.includes(1));
  const applications = scored[0]?.length ?? 0;
  return {
    resamples: places.length,
    first: Array.from({ length: applications }, (_, at) => {
      let share = 0;
      for (const own of places) {
        if (own[at] === 1) share += 1 / own.filter((place) => place === 1).length;
      }
      return share / places.length;
    }),
    interval: Array.from({ length: applications }, (_, at) => {
      const had = places.flatMap((own) => own[at] ?? []).sort((a, b) => a - b);
      const nearest = (share: number) => had[Math.ceil(share * had.length) - 1];
      return had.length === 0 ? null : { best: nearest(0.025), worst: nearest(0.975) };
    }),
  };
}

function plainPlaces(scores: readonly (number | null)[]): readonly (number | null)[] {
  return scores.map((score) =>
    score === null
      ? null
      : 1 +
        scores.filter(
          (other) => other !== null && other - score > 1e-9 * Math.max(1, Math.abs(score)),
        ).length,
  );
}

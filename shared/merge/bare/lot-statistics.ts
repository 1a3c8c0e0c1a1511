import { borda } from '../statistics/borda.ts';
import { intraclassCorrelation } from '../statistics/intraclass-correlation.ts';
import { kendallW } from '../statistics/kendall-w.ts';
import { firstOfPanel, leaveOneOut, rankBootstrap } from '../statistics/rank-bootstrap.ts';
import { drawnLists, seededNumbers } from '../statistics/seeded-numbers.ts';
import type { BarePolicy } from './bare-policy.ts';
import type { BareLot } from './bare-table.ts';
import { totalMatrix } from './expert-totals.ts';
import { lotRule } from './lot-figures.ts';
import { expertsOf, lotScorer, lotSheets } from './lot-scorer.ts';
import { six, sixEach } from './six-places.ts';
import { firmFirst } from './statistics-words.ts';
import { rounderOf } from './step.ts';

/** How experts are resampled: the seed starts anew in every lot, so that one lot's answer does not
 * depend on another's. */
export type Resampling = { readonly seed: number; readonly resamples: number };

/** The index lists that a panel of a size is resampled by. */
export type Draws = (experts: number) => Iterable<readonly number[]>;

// Panels of one size have the same lists; those of larger ones are not worth the memory.
const mostKept = 64;

export function drawsOf({ seed, resamples }: Resampling): Draws {
  const kept = new Map<number, readonly (readonly number[])[]>();
  return (experts) => {
    const drawn = drawnLists(seededNumbers(seed), experts, resamples);
    if (experts > mostKept) return drawn;
    const known = kept.get(experts) ?? [...drawn];
    kept.set(experts, known);
    return known;
  };
}

type Numbers = Readonly<Record<string, number | null>>;

export type LotStatistics = {
  readonly lot: string;
  readonly kendallW: Numbers | null;
  readonly icc: Numbers | null;
  readonly resamples: number | null;
  readonly applications: readonly {
    readonly application: string;
    readonly borda: number | null;
    readonly pFirst: number | null;
    readonly firm: boolean | null;
    readonly placeInterval: { readonly best: number; readonly worst: number } | null;
  }[];
  /** Experts without whom another application would be first. */
  readonly decisiveExperts: readonly {
    readonly expert: string;
    readonly firstWithout: readonly string[];
  }[];
};

/** What can be said about one lot beside its official order. */
export function lotStatistics(
  { scores, quorum }: BarePolicy,
  lot: BareLot,
  draws: Draws,
): LotStatistics {
  const names = lot.applications.map(({ application }) => application);
  if (scores === null) {
    const applications = names.map((application) => ({
      application,
      borda: null,
      pFirst: null,
      firm: null,
      placeInterval: null,
    }));
    const nothing = { kendallW: null, icc: null, resamples: null, decisiveExperts: [] };
    return { lot: lot.lot, applications, ...nothing };
  }
  const matrix = totalMatrix(scores, [lot]);
  const table = names.map(() => matrix.experts.map((): number | null => null));
  for (const { row, column, value } of matrix.cells) {
    const line = table[row];
    if (line !== undefined) line[column] = value;
  }
  const w = kendallW(table);
  const icc = intraclassCorrelation(table);
  const ballots = matrix.experts.map((_, column) => table.map((line) => line[column] ?? null));
  const points = borda(names.length, ballots);
  const rule = lotRule(scores, rounderOf(scores.rounding), quorum.minExperts, lot.lot);
  const experts = expertsOf(lot);
  const scorer = lotScorer(rule, lot, lotSheets(rule, lot), experts);
  const lists = names.length < 2 ? [] : draws(experts.length);
  const drawn = rankBootstrap(names.length, scorer, lists);
  const all = leaveOneOut(names.length, experts.length, scorer);
  const everyone = experts.map((_, index) => index);
  const official = firstOfPanel(names.length, everyone, scorer);
  return {
    lot: lot.lot,
    kendallW: w === null ? null : sixEach(w),
    icc: icc === null ? null : sixEach(icc),
    resamples: drawn?.resamples ?? null,
    applications: names.map((application, index) => {
      const pFirst = drawn?.first[index] ?? null;
      return {
        application,
        borda: six(points.mean[index] ?? null),
        pFirst: six(pFirst),
        firm: pFirst === null ? null : pFirst >= firmFirst,
        placeInterval: drawn?.interval[index] ?? null,
      };
    }),
    decisiveExperts: all.flatMap((first, index) => {
      if (experts.length < 2 || first.join() === official.join()) return [];
      const firstWithout = first.map((at) => names[at] ?? '');
      return [{ expert: experts[index] ?? '', firstWithout }];
    }),
  };
}

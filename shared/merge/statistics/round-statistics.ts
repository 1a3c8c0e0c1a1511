import type { ResultContent } from '../../objects/result.ts';
import type { Rubric } from '../../rubric.ts';
import { type TableStatistics, tableStatistics } from '../bare/table-statistics.ts';
import { byKeys } from '../code-unit-order.ts';
import { type FirstByRule, firstByAggregator, highest } from './first-by-rule.ts';
import { bareLots, bareRule } from './round-table.ts';

/** One expert's marks beside those of the others. Never part of a score. */
export type ExpertFigures = {
  readonly kid: string;
  readonly expert: string;
  readonly name: string;
  /** Totals given, and of how many applications assigned. */
  readonly scored: number;
  readonly assigned: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Points above zero mean lenient, in this expert's connected component; null: not estimable. */
  readonly bias: number | null;
  readonly component: number | null;
};

export type LotRobustness = TableStatistics['lots'][number] & {
  readonly firstBy: readonly FirstByRule[];
  /** True where every way that says anything names the same first. */
  readonly agreed: boolean;
};

/** What can be said about a merged round beside its result: advisory, the same on every machine. */
export type RoundStatistics = Omit<TableStatistics, 'lots'> & {
  readonly contentSha256: string;
  readonly seed: number;
  readonly resamples: number;
  readonly experts: readonly ExpertFigures[];
  readonly lots: readonly LotRobustness[];
};

/** Computes the statistics of a merged round with the engine of bare tables. The seed is the first 32
 * bits of the content's hash, so that whoever holds the result draws the same resamples. */
export function roundStatistics(
  content: ResultContent,
  contentSha256: string,
  rubric: Rubric,
): RoundStatistics {
  const rule = bareRule(content.policy, rubric);
  const lots = bareLots(content, rubric);
  const seed = Number.parseInt(contentSha256.slice(0, 8), 16);
  const resamples = resamplesFor(lots.length);
  const table = tableStatistics(rule, lots, { seed, resamples });
  const adjusted = new Map(
    table.bias.flatMap(({ component, applications }) =>
      applications.map((one) => [keyOf(one), { component, adjusted: one.adjusted }] as const),
    ),
  );
  const z = new Map((table.z?.applications ?? []).map((one) => [keyOf(one), one.z]));
  return {
    ...table,
    contentSha256,
    seed,
    resamples,
    experts: expertFigures(content, table),
    lots: table.lots.map((own, index): LotRobustness => {
      const lot = lots[index];
      if (rule.scores === null || lot === undefined || lot.applications.length < 2)
        return { ...own, firstBy: [], agreed: true };
      const names = own.applications.map(({ application }) => application);
      const fitted = names.map((application) => adjusted.get(keyOf({ lot: own.lot, application })));
      const isComparable = new Set(fitted.map((one) => one?.component)).size === 1;
      const firstBy: readonly FirstByRule[] = [
        ...firstByAggregator(rule.scores, rule.quorum.minExperts, lot),
        {
          way: 'borda',
          first: highest(
            names,
            own.applications.map(({ borda }) => borda),
          ),
        },
        {
          way: 'bias-adjusted',
          first: isComparable
            ? highest(
                names,
                fitted.map((one) => one?.adjusted ?? null),
              )
            : [],
        },
        {
          way: 'mean-z',
          first: highest(
            names,
            names.map((application) => z.get(keyOf({ lot: own.lot, application })) ?? null),
          ),
        },
      ];
      const named = firstBy.filter(({ first }) => first.length > 0);
      return { ...own, firstBy, agreed: new Set(named.map(({ first }) => first.join())).size < 2 };
    }),
  };
}

const keyOf = ({ lot, application }: { readonly lot?: string; readonly application?: string }) =>
  `${lot} ${application}`;

// What drawing costs grows with the lots: thousands of them are drawn less often, and it is said.
const mostDraws = 400_000;
const usualResamples = 1000;
const resamplesFor = (lots: number) =>
  Math.max(100, Math.min(usualResamples, Math.floor(mostDraws / Math.max(1, lots))));

function expertFigures(content: ResultContent, table: TableStatistics): readonly ExpertFigures[] {
  const found = new Map<
    string,
    { expert: string; name: string; assigned: number; scored: number }
  >();
  for (const { state, standings } of content.lots) {
    if (state === 'direct-single') continue;
    for (const row of standings.flatMap(({ sheets }) => sheets)) {
      const own = found.get(row.kid) ?? {
        expert: row.expert,
        name: row.name,
        assigned: 0,
        scored: 0,
      };
      own.assigned += 1;
      if (row.exact !== null) own.scored += 1;
      found.set(row.kid, own);
    }
  }
  const spread = new Map((table.z?.experts ?? []).map((one) => [one.expert, one]));
  const bias = new Map(
    table.bias.flatMap(({ component, experts }) =>
      experts.map((one) => [one.expert, { component, bias: one.bias }] as const),
    ),
  );
  return [...found]
    .map(([kid, own]) => ({
      kid,
      ...own,
      mean: spread.get(kid)?.mean ?? null,
      sd: spread.get(kid)?.sd ?? null,
      bias: bias.get(kid)?.bias ?? null,
      component: bias.get(kid)?.component ?? null,
    }))
    .sort(
      byKeys(
        ({ expert }) => expert,
        ({ kid }) => kid,
      ),
    );
}

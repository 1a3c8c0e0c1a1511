// A bare table and its rule for tests: what matters is said by the test, the rest is filled in.
import { aggregateTable } from '../../../../../shared/merge/bare/aggregate-table.ts';
import { BarePolicy } from '../../../../../shared/merge/bare/bare-policy.ts';
import type { BareResult, BareStanding } from '../../../../../shared/merge/bare/bare-result.ts';
import { type BareLot, readBareTable } from '../../../../../shared/merge/bare/bare-table.ts';
import type { TableProblem } from '../../../../../shared/merge/bare/table-problem.ts';

/** lot, application, expert, criterion, value */
export type ScoreRow = readonly [string, string, string, string, string];

export const scoreColumns = ['lot', 'application', 'expert', 'criterion', 'value'] as const;
export const voteColumns = ['lot', 'application', 'expert', 'vote'] as const;

const plainScores = {
  order: 'experts-first',
  criteria: [{ id: 'T' }],
  aggregator: 'mean',
  trim: { high: 1, low: 1, minValues: 5, decided: 'lot' },
  rounding: [{ at: 'total', places: 2, mode: 'half-up' }],
  rank: { on: 'printed', tieChain: [], selectPerLot: null, singleApplication: 'score' },
};

export const scorePolicy = (
  scores: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): BarePolicy =>
  BarePolicy.parse({
    schema: 'hengping-bare-policy/1',
    quorum: { minExperts: 1 },
    vote: null,
    scores: { ...plainScores, ...scores },
    ...more,
  });

export const votePolicy = (
  vote: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): BarePolicy =>
  BarePolicy.parse({
    schema: 'hengping-bare-policy/1',
    absent: { tokens: ['', 'recused'] },
    quorum: { minExperts: 1 },
    scores: null,
    vote: {
      choices: ['yes', 'no', 'abstain'],
      yes: 'yes',
      abstain: 'abstain',
      denominator: 'present',
      threshold: 'majority',
      ...vote,
    },
    ...more,
  });

export function problemsOf(
  policy: BarePolicy,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly TableProblem[] {
  return readBareTable(policy, { columns, firstRow: 2, rows }).problems;
}

export function lotsOf(
  policy: BarePolicy,
  rows: readonly (readonly string[])[],
  columns: readonly string[] = scoreColumns,
): readonly BareLot[] {
  const { lots, problems } = readBareTable(policy, { columns, firstRow: 2, rows });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return lots;
}

export const merge = (
  policy: BarePolicy,
  rows: readonly (readonly string[])[],
  columns: readonly string[] = scoreColumns,
): BareResult => aggregateTable(policy, lotsOf(policy, rows, columns));

/** Rows of one lot, one criterion: application → totals by expert; '' is absent. */
export const totals = (
  table: Readonly<Record<string, readonly (string | number)[]>>,
  criterion = 'T',
  lot = 'L',
): readonly ScoreRow[] =>
  Object.entries(table).flatMap(([application, values]) =>
    values.map(
      (value, index): ScoreRow => [lot, application, `E${index + 1}`, criterion, `${value}`],
    ),
  );

export const standingOf = (result: BareResult, application: string): BareStanding => {
  const found = result.lots
    .flatMap(({ standings }) => standings)
    .find((standing) => standing.application === application);
  if (found === undefined) throw new Error(`no ${application}`);
  return found;
};

export const placesOf = (result: BareResult): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    result.lots.flatMap(({ standings }) =>
      standings.map(({ application, place }) => [application, place]),
    ),
  );

import { byKeys } from '../merge/code-unit-order.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import { sheetUseWords } from '../result-words.ts';
import type { Rubric } from '../rubric.ts';
import { choiceTitle } from '../vote-words.ts';
import type { Say } from './drawing.ts';
import { approximate, isShown, shadeOf } from './score-scale.ts';

export type HeatCell = {
  /** The total, what was voted, or what became of the sheet; empty: not assigned. */
  readonly text: string;
  /** What stands below it: the vote beside a total, or why the total is cut off. */
  readonly below: string;
  /** 1 lowest to 5 highest of its lot; 0: no total. */
  readonly shade: 0 | 1 | 2 | 3 | 4 | 5;
  /** The rule dropped this total as highest or lowest. */
  readonly isCut: boolean;
  readonly reason: string;
};

export type HeatMap = {
  readonly experts: readonly { readonly kid: string; readonly name: string }[];
  readonly lots: readonly {
    readonly lot: string;
    readonly title: string;
    readonly rows: readonly {
      readonly app: string;
      readonly title: string;
      readonly unit: string;
      readonly score: string | null;
      readonly cells: readonly HeatCell[];
    }[];
  }[];
};

const nothing: HeatCell = { text: '', below: '', shade: 0, isCut: false, reason: '' };

/** Applications down, experts across, every total with its place among the totals of its lot.
 * Lots that need no scores are left out. */
export function heatMap(content: ResultContent, rubric: Rubric, say: Say): HeatMap {
  const lots = content.lots.filter(({ state }) => state !== 'direct-single');
  const found = new Map<string, { kid: string; expert: string; name: string }>();
  for (const row of lots.flatMap(({ standings }) => standings.flatMap(({ sheets }) => sheets)))
    found.set(row.kid, { kid: row.kid, expert: row.expert, name: row.name });
  const experts = [...found.values()].sort(
    byKeys(
      ({ expert }) => expert,
      ({ kid }) => kid,
    ),
  );
  const isVoted = content.policy.vote !== null;
  const voteOf = (decision: string | null) =>
    isVoted && decision !== null ? say(choiceTitle(rubric, decision)) : '';
  return {
    experts,
    lots: lots.map(({ lot, title, standings }) => {
      const totals = totalsOf(standings);
      return {
        lot,
        title,
        rows: standings.map((standing) => {
          const rows = new Map(standing.sheets.map((row) => [row.kid, row]));
          return {
            app: standing.app,
            title: standing.title,
            unit: standing.unit,
            score: standing.printed,
            cells: experts.map(({ kid }) => {
              const row = rows.get(kid);
              return row === undefined ? nothing : cellOf(row, totals, voteOf(row.decision), say);
            }),
          };
        }),
      };
    }),
  };
}

const totalsOf = (standings: readonly Standing[]): readonly number[] =>
  standings
    .flatMap(({ sheets }) => sheets)
    .filter(isShown)
    .flatMap(({ exact }) => (exact === null ? [] : [approximate(exact)]))
    .sort((a, b) => a - b);

function cellOf(
  row: Standing['sheets'][number],
  totals: readonly number[],
  vote: string,
  say: Say,
): HeatCell {
  const { exact, printed, use, reason } = row;
  const word = say(sheetUseWords[use]);
  if (exact === null || printed === null)
    return { ...nothing, text: use === 'used' && vote !== '' ? vote : word, reason };
  const isCut = use !== 'used';
  return {
    text: printed,
    below: [vote, isCut ? word : ''].filter((part) => part !== '').join('；'),
    shade: shades[shadeOf(totals, exact) - 1] ?? 1,
    isCut,
    reason,
  };
}

const shades = [1, 2, 3, 4, 5] as const;

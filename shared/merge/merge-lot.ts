import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import { showsTotal } from '../shows-total.ts';
import { extremes } from './aggregate.ts';
import { byKeys } from './code-unit-order.ts';
import { replacedRow } from './decision-flags.ts';
import { compare, type Exact, exactText } from './exact.ts';
import { gradeOf } from './grade.ts';
import { lotNote } from './lot-note.ts';
import type { Candidate, Counted, LotInput, LotOutcome, Merged } from './lot-outcome.ts';
import type { MergeInput, MergeSheet } from './merge-input.ts';
import { printedAt } from './rounding.ts';

export type Lot = ResultContent['lots'][number];

/** States one lot's outcome under the sealed rule as the signed result carries it. */
export function mergeLot(input: MergeInput, lot: LotInput, outcome: LotOutcome): Lot {
  const { policy } = input;
  const { state, trimmed, merged, ranked } = outcome;
  const isScored = showsTotal(input);
  const standings = merged.map((entry, index) =>
    standing(policy, isScored, entry, state, trimmed, {
      place: ranked?.places[index] ?? null,
      selected:
        state === 'direct-single' ||
        ranked?.selected[index] === true ||
        (state === 'voted' && entry.votes?.passed === true && entry.excluded === null),
    }),
  );
  return {
    lot: lot.lot,
    title: lot.title,
    state,
    note: lotNote(policy, state, merged),
    trimmed,
    standings: standings.sort(byPlaceThenApp),
  };
}

function standing(
  policy: Policy,
  isScored: boolean,
  { counted, exact, criteria, votes, vetoes, excluded, targets }: Merged,
  state: Lot['state'],
  trimmed: boolean,
  outcome: { readonly place: number | null; readonly selected: boolean },
): Standing {
  const { candidate } = counted;
  const isDirect = state === 'direct-single';
  const isDecided = state === 'ranked' || state === 'voted';
  const printed = (value: Exact) => printedAt(policy, 'application', value);
  return {
    app: candidate.app,
    title: candidate.title,
    unit: candidate.unit,
    exact: exact === null || isDirect ? null : exactText(exact),
    printed: exact === null || isDirect ? null : printed(exact),
    ...outcome,
    criteria: isDirect
      ? []
      : criteria.map((entry) => ({
          item: entry.item,
          exact: exactText(entry.exact),
          printed: printed(entry.exact),
        })),
    sheets: rows(policy, candidate, counted, { isDirect, isScored, trimmed }),
    votes: isDirect ? null : votes,
    ...(policy.grades === undefined
      ? {}
      : {
          grade: isDecided && excluded === null ? gradeOf(policy, policy.grades, exact) : null,
        }),
    ...(isDirect || vetoes.length === 0 ? {} : { vetoes: [...vetoes] }),
    ...(isDecided && excluded !== null ? { excluded } : {}),
    ...(isDirect || targets === null ? {} : { targets }),
  };
}

function rows(
  policy: Policy,
  candidate: Candidate,
  counted: Counted,
  { isDirect, isScored, trimmed }: Readonly<Record<'isDirect' | 'isScored' | 'trimmed', boolean>>,
): Standing['sheets'] {
  const dropped = trimmed
    ? trimmedKids(counted)
    : new Map<string, 'trimmed-high' | 'trimmed-low'>();
  return [...candidate.members]
    .sort(
      byKeys(
        (member) => member.expert,
        (member) => member.kid,
      ),
    )
    .map(({ expert, kid, name, contribution }) => {
      const { sheet, use, reason } = contribution;
      // Where a vote decides there is no total, not one of zero.
      const total = isScored
        ? counted.totals[counted.members.findIndex((member) => member.kid === kid)]
        : undefined;
      const isNeedless = isDirect && (use === 'used' || use === 'missing');
      return {
        expert,
        kid,
        name,
        sha256: sheet?.sha256 ?? null,
        rev: sheet?.rev ?? 0,
        use: isNeedless ? 'lot-direct' : (dropped.get(kid) ?? use),
        exact: total === undefined ? null : exactText(total),
        printed: total === undefined ? null : printedAt(policy, 'sheet', total),
        scores: Object.entries(sheet?.scores ?? {})
          .flatMap(([item, value]) =>
            value === null || value === undefined ? [] : [{ item, value }],
          )
          .sort(byKeys((entry) => entry.item)),
        decision: sheet?.decision ?? null,
        ...statements(sheet),
        reason,
        ...replacedRow(counted, kid, (value) => printedAt(policy, 'sheet', value)),
      };
    });
}

/** What a sheet states beside scores and decision; empty where it states none. */
function statements(
  sheet: MergeSheet | null,
): Pick<Standing['sheets'][number], 'decision_reason' | 'vetoes' | 'targets'> {
  const { decisionReason, vetoes, targets } = sheet ?? {};
  return {
    ...(decisionReason === undefined ? {} : { decision_reason: decisionReason }),
    ...(vetoes === undefined ? {} : { vetoes: vetoes.toSorted(byKeys(({ item }) => item)) }),
    ...(targets === undefined
      ? {}
      : {
          targets: targets
            .map(({ target, judgement }) => ({ target, judgement }))
            .sort(byKeys(({ target }) => target)),
        }),
  };
}

/** Which sheets to mark as dropped. Of several that share the extreme one is marked, by digest;
 * which one changes no figure (`trimWeights`). */
function trimmedKids({ members, totals }: Counted): Map<string, 'trimmed-high' | 'trimmed-low'> {
  const [lowest, highest] = extremes(totals);
  const candidates = members
    .map(({ kid, contribution }, index) => ({
      kid,
      sha256: contribution.sheet?.sha256 ?? '',
      total: totals[index],
    }))
    .sort(byKeys((entry) => entry.sha256));
  const at = (value: Exact) => (entry: { readonly total: Exact | undefined }) =>
    entry.total !== undefined && compare(entry.total, value) === 0;
  const high = candidates.find(at(highest));
  const low = candidates.findLast(at(lowest));
  const marked = new Map<string, 'trimmed-high' | 'trimmed-low'>();
  if (high !== undefined) marked.set(high.kid, 'trimmed-high');
  if (low !== undefined) marked.set(low.kid, 'trimmed-low');
  return marked;
}

function byPlaceThenApp(a: Standing, b: Standing): number {
  const [first, second] = [a.place ?? Number.MAX_SAFE_INTEGER, b.place ?? Number.MAX_SAFE_INTEGER];
  return first - second || byKeys<Standing>((entry) => entry.app)(a, b);
}

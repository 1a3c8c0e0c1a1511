import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';
import { aggregate, extremes } from './aggregate.ts';
import { byKeys } from './code-unit-order.ts';
import { compare, type Exact, exactText, ratio } from './exact.ts';
import type { MergeInput } from './merge-input.ts';
import { places, type RankKey, selection } from './rank.ts';
import { printedAt, roundedAt } from './rounding.ts';
import { exactTotal } from './sheet-total.ts';
import type { Contribution } from './sheet-uses.ts';
import { countVotes } from './vote.ts';

export type Lot = ResultContent['lots'][number];

/** One assigned expert's contribution to one application. */
export type Member = {
  readonly expert: string;
  readonly kid: string;
  readonly name: string;
  readonly contribution: Contribution;
};

export type Candidate = {
  readonly app: string;
  readonly title: string;
  readonly unit: string;
  readonly members: readonly Member[];
};

export type LotInput = {
  readonly lot: string;
  readonly title: string;
  readonly candidates: readonly Candidate[];
};

/** What the counted sheets of one application hold. */
type Counted = {
  readonly members: readonly Member[];
  /** Sheet totals after the rule's rounding at `sheet`, in the members' order. */
  readonly totals: readonly Exact[];
};

type Merged = {
  readonly candidate: Candidate;
  readonly counted: Counted;
  readonly exact: Exact | null;
  readonly criteria: readonly { readonly item: string; readonly exact: Exact }[];
  readonly votes: Standing['votes'];
};

const nothing: Bilingual = { zh: '', en: '' };

/** Merges one lot under the sealed rule. `aggregator` replaces the rule's own only to ask what
 * another rule would have said. */
export function mergeLot(
  input: MergeInput,
  lot: LotInput,
  aggregator: Policy['aggregator'] = input.policy.aggregator,
): Lot {
  const policy = { ...input.policy, aggregator };
  const isDirect = lot.candidates.length === 1 && policy.singleApplication === 'direct';
  const counted = lot.candidates.map((candidate) => countedSheets(input, candidate));
  const fewest = Math.min(...counted.map(({ totals }) => totals.length));
  const trimmed = aggregator === 'trimmed-mean' && fewest >= policy.trim.minSheets && !isDirect;
  const merged = lot.candidates.map((candidate, index) =>
    mergeCandidate(
      input,
      policy,
      trimmed,
      candidate,
      counted[index] ?? { members: [], totals: [] },
    ),
  );
  const state = isDirect ? 'direct-single' : stateOf(policy, merged);
  const ranked = state === 'ranked' ? rank(policy, merged) : null;
  const standings = merged.map((entry, index) =>
    standing(policy, entry, state, trimmed, {
      place: ranked?.places[index] ?? null,
      selected: isDirect || ranked?.selected[index] === true || votedIn(state, entry),
    }),
  );
  return {
    lot: lot.lot,
    title: lot.title,
    state,
    note: noteOf(policy, state, merged),
    trimmed,
    standings: standings.sort(byPlaceThenApp),
  };
}

function countedSheets({ rubric, policy }: MergeInput, candidate: Candidate): Counted {
  const members = candidate.members.filter(({ contribution }) => contribution.use === 'used');
  const totals = members.map(({ contribution }) => {
    const total = exactTotal(rubric, contribution.sheet?.scores ?? {});
    if (total === null) throw new Error('merge: an accepted sheet lacks a score');
    return roundedAt(policy, 'sheet', total);
  });
  return { members, totals };
}

function mergeCandidate(
  { rubric }: MergeInput,
  policy: Policy,
  trimmed: boolean,
  candidate: Candidate,
  counted: Counted,
): Merged {
  const { members, totals } = counted;
  const isScored = rubric.criteria.length > 0;
  const exact = isScored ? aggregate(policy.aggregator, trimmed, totals) : null;
  const criteria = rubric.criteria.flatMap(({ id }) => {
    const scores = members.map(({ contribution }) =>
      ratio(BigInt(contribution.sheet?.scores[id] ?? 0), 100n),
    );
    const value = aggregate(policy.aggregator, trimmed, scores, totals);
    return value === null ? [] : [{ item: id, exact: value }];
  });
  const cast = members.flatMap(({ contribution }) => contribution.sheet?.decision ?? []);
  const votes =
    policy.vote === null ? null : countVotes(policy.vote, cast, candidate.members.length);
  return { candidate, counted, exact, criteria, votes };
}

function stateOf(policy: Policy, merged: readonly Merged[]): Lot['state'] {
  const numbers = merged.map(({ counted }) => counted.members.length);
  if (numbers.every((valid) => valid === 0)) return 'no-valid-sheet';
  if (numbers.some((valid) => valid < policy.quorum.minSheets)) return 'held';
  return policy.vote === null ? 'ranked' : 'voted';
}

const votedIn = (state: Lot['state'], { votes }: Merged) =>
  state === 'voted' && votes?.passed === true;

function rank(policy: Policy, merged: readonly Merged[]) {
  const keys = merged.map((entry): RankKey => {
    const values = [entry.exact, ...policy.tieChain.map((item) => criterion(entry, item))];
    const present = values.filter((value) => value !== null);
    if (policy.rankOn === 'exact') return present;
    return present.map((value) => roundedAt(policy, 'application', value));
  });
  const ranked = places(keys);
  return { places: ranked, ...selection(ranked, policy.selectPerLot) };
}

const criterion = (entry: Merged, item: string) =>
  entry.criteria.find((candidate) => candidate.item === item)?.exact ?? null;

function standing(
  policy: Policy,
  { candidate, counted, exact, criteria, votes }: Merged,
  state: Lot['state'],
  trimmed: boolean,
  outcome: { readonly place: number | null; readonly selected: boolean },
): Standing {
  const isDirect = state === 'direct-single';
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
    sheets: rows(policy, candidate, counted, isDirect, trimmed),
    votes: isDirect ? null : votes,
  };
}

function rows(
  policy: Policy,
  candidate: Candidate,
  counted: Counted,
  isDirect: boolean,
  trimmed: boolean,
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
      const total = counted.totals[counted.members.findIndex((member) => member.kid === kid)];
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
        reason,
      };
    });
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

function noteOf(policy: Policy, state: Lot['state'], merged: readonly Merged[]): Bilingual {
  if (state === 'direct-single') {
    return {
      zh: '该项下仅有一个通过形式审查的申报，按规则直接进入签约环节，不计分。',
      en: 'One application passed the formal check here; by the rule it goes straight to signing, unscored.',
    };
  }
  if (state === 'no-valid-sheet') return { zh: '无有效评分。', en: 'There is no valid sheet.' };
  if (state !== 'held') return nothing;
  const needed = policy.quorum.minSheets;
  const short = merged
    .filter(({ counted }) => counted.members.length < needed)
    .map(({ candidate, counted }) => `${candidate.app} (${counted.members.length})`)
    .sort();
  const listed = short.length > 10 ? `${short.slice(0, 10).join('、')}…` : short.join('、');
  return {
    zh: `有效评分不足 ${needed} 份，暂缓排序：${listed}。`,
    en: `Held: fewer than ${needed} valid sheets for ${listed.replaceAll('、', ', ')}.`,
  };
}

function byPlaceThenApp(a: Standing, b: Standing): number {
  const [first, second] = [a.place ?? Number.MAX_SAFE_INTEGER, b.place ?? Number.MAX_SAFE_INTEGER];
  return first - second || byKeys<Standing>((entry) => entry.app)(a, b);
}

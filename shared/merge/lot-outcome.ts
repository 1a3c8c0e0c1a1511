import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import { aggregate } from './aggregate.ts';
import type { Exact } from './exact.ts';
import type { MergeInput } from './merge-input.ts';
import { places, type RankKey, selection } from './rank.ts';
import { roundedAt } from './rounding.ts';
import { exactTotal } from './sheet-total.ts';
import type { Contribution } from './sheet-uses.ts';
import { countVotes } from './vote.ts';

type LotState = ResultContent['lots'][number]['state'];

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
export type Counted = {
  readonly candidate: Candidate;
  readonly members: readonly Member[];
  /** Sheet totals after the rule's rounding at `sheet`, in the members' order. */
  readonly totals: readonly Exact[];
};

export type Merged = {
  readonly counted: Counted;
  readonly exact: Exact | null;
  readonly criteria: readonly { readonly item: string; readonly exact: Exact }[];
  readonly votes: Standing['votes'];
};

/** What a rule makes of one lot: figures and places, in the order of the candidates. */
export type LotOutcome = {
  readonly state: LotState;
  readonly trimmed: boolean;
  readonly merged: readonly Merged[];
  readonly ranked: ReturnType<typeof rank> | null;
};

/** The sheets that count in a lot, their totals computed once for every rule that is asked. */
export function countedInLot(input: MergeInput, lot: LotInput): readonly Counted[] {
  return lot.candidates.map((candidate) => countedSheets(input, candidate));
}

/** Merges and ranks one lot under the sealed rule, or under it with another aggregator.
 * @param items criteria whose merged scores are wanted; the tie chain's are needed for places */
export function lotOutcome(
  input: MergeInput,
  counted: readonly Counted[],
  aggregator: Policy['aggregator'],
  items: readonly string[],
): LotOutcome {
  const policy = { ...input.policy, aggregator };
  const isDirect = counted.length === 1 && policy.singleApplication === 'direct';
  const fewest = Math.min(...counted.map(({ totals }) => totals.length));
  const trimmed = aggregator === 'trimmed-mean' && fewest >= policy.trim.minSheets && !isDirect;
  const merged = counted.map((one) => mergeCandidate(input, policy, trimmed, one, items));
  const state = isDirect ? 'direct-single' : stateOf(policy, merged);
  const ranked = state === 'ranked' ? rank(policy, merged) : null;
  return { state, trimmed, merged, ranked };
}

/** The applications that the cut names, or that hold the first place where there is no cut, sorted;
 * ties count. */
export function winners({ ranked, merged }: LotOutcome, limit: number | null): readonly string[] {
  return merged
    .filter((_, index) => (ranked?.places[index] ?? Number.MAX_SAFE_INTEGER) <= (limit ?? 1))
    .map(({ counted }) => counted.candidate.app)
    .sort();
}

function countedSheets({ rubric, policy }: MergeInput, candidate: Candidate): Counted {
  const members = candidate.members.filter(({ contribution }) => contribution.use === 'used');
  const totals = members.map(({ contribution }) => {
    const total = exactTotal(rubric, contribution.sheet?.scores ?? {});
    if (total === null) throw new Error('merge: an accepted sheet lacks a score');
    return roundedAt(policy, 'sheet', total);
  });
  return { candidate, members, totals };
}

function mergeCandidate(
  { rubric }: MergeInput,
  policy: Policy,
  trimmed: boolean,
  { candidate, members, totals }: Counted,
  items: readonly string[],
): Merged {
  const isScored = rubric.criteria.length > 0;
  const exact = isScored ? aggregate(policy.aggregator, trimmed, totals) : null;
  const criteria = items.flatMap((id) => {
    const scores = members.map(({ contribution }) => ({
      numerator: BigInt(contribution.sheet?.scores[id] ?? 0),
      denominator: 100n,
    }));
    const value = aggregate(policy.aggregator, trimmed, scores, totals);
    return value === null ? [] : [{ item: id, exact: value }];
  });
  const cast = members.flatMap(({ contribution }) => contribution.sheet?.decision ?? []);
  const votes =
    policy.vote === null ? null : countVotes(policy.vote, cast, candidate.members.length);
  return { counted: { candidate, members, totals }, exact, criteria, votes };
}

function stateOf(policy: Policy, merged: readonly Merged[]): LotState {
  const numbers = merged.map(({ counted }) => counted.members.length);
  if (numbers.every((valid) => valid === 0)) return 'no-valid-sheet';
  if (numbers.some((valid) => valid < policy.quorum.minSheets)) return 'held';
  return policy.vote === null ? 'ranked' : 'voted';
}

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

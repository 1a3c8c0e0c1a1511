import type { Target } from '../objects/bundle.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';
import { showsTotal } from '../shows-total.ts';
import { aggregate } from './aggregate.ts';
import type { Exact } from './exact.ts';
import { reachesPoints } from './grade.ts';
import type { MergeInput } from './merge-input.ts';
import { type Replacement, replacementsOf, signedScore } from './panel-decisions.ts';
import { neededSheets } from './quorum.ts';
import { places, type RankKey, selection } from './rank.ts';
import { roundedAt } from './rounding.ts';
import { exactTotal } from './sheet-total.ts';
import type { Contribution } from './sheet-uses.ts';
import { countTargets, type TargetCounts } from './target-counts.ts';
import { countVetoes, exclusion, type VetoCount } from './veto-ticks.ts';
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
  readonly targets?: readonly Target[];
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
  /** The same as signed, before any decision of the panel. */
  readonly signedTotals: readonly Exact[];
  /** What the panel's decisions put in place of signed scores, by place in `members`. */
  readonly replaced: ReadonlyMap<number, Replacement>;
};

export type Merged = {
  readonly counted: Counted;
  readonly exact: Exact | null;
  readonly criteria: readonly { readonly item: string; readonly exact: Exact }[];
  readonly votes: Standing['votes'];
  readonly vetoes: readonly VetoCount[];
  /** Why it has no place; null where it may have one. */
  readonly excluded: Bilingual | null;
  /** Null where the form judges no targets. */
  readonly targets: TargetCounts[] | null;
};

/** What a rule makes of one lot: figures and places, in the order of the candidates. */
export type LotOutcome = {
  readonly state: LotState;
  readonly trimmed: boolean;
  readonly merged: readonly Merged[];
  readonly ranked: Ranked | null;
};

type Ranked = {
  /** Null where a veto excludes the application. */
  readonly places: readonly (number | null)[];
  readonly selected: readonly boolean[];
  readonly tieAtCut: boolean;
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
  const isTrimming = aggregator === 'trimmed-mean' && showsTotal(input) && !isDirect;
  const trimmed = isTrimming && fewest >= policy.trim.minSheets;
  const merged = counted.map((one) => mergeCandidate(input, policy, trimmed, one, items));
  const state = isDirect ? 'direct-single' : stateOf(policy, merged);
  const ranked = state === 'ranked' ? rank(policy, merged) : null;
  return { state, trimmed, merged, ranked };
}

/** The applications that the cut names, all that reach the line where the rule has only a line, or
 * that hold the first place where it has neither, sorted; ties at the cut count. */
export function winners({ ranked, merged }: LotOutcome, policy: Policy): readonly string[] {
  const { selectPerLot: limit, line } = policy;
  const isNamed = (index: number) =>
    limit === null && line !== undefined
      ? ranked?.selected[index] === true
      : (ranked?.places[index] ?? Number.MAX_SAFE_INTEGER) <= (limit ?? 1);
  return merged
    .filter((_, index) => isNamed(index))
    .map(({ counted }) => counted.candidate.app)
    .sort();
}

function countedSheets(input: MergeInput, candidate: Candidate): Counted {
  const { rubric, policy } = input;
  const members = candidate.members.filter(({ contribution }) => contribution.use === 'used');
  const signedTotals = members.map(({ contribution }) => {
    const total = exactTotal(rubric, contribution.sheet?.scores ?? {});
    if (total === null) throw new Error('merge: an accepted sheet lacks a score');
    return roundedAt(policy, 'sheet', total);
  });
  const replaced = replacementsOf(input, members, signedTotals);
  const totals = signedTotals.map((total, index) => replaced.get(index)?.total ?? total);
  return { candidate, members, totals, signedTotals, replaced };
}

function mergeCandidate(
  input: MergeInput,
  policy: Policy,
  trimmed: boolean,
  counted: Counted,
  items: readonly string[],
): Merged {
  const { candidate, members, totals, replaced } = counted;
  const { rubric } = input;
  const exact = showsTotal(input) ? aggregate(policy.aggregator, trimmed, totals) : null;
  const criteria = items.flatMap((id) => {
    const scores = members.map(
      (member, index) => replaced.get(index)?.scores.get(id) ?? signedScore(member, id),
    );
    const value = aggregate(policy.aggregator, trimmed, scores, totals);
    return value === null ? [] : [{ item: id, exact: value }];
  });
  const cast = members.flatMap(({ contribution }) => contribution.sheet?.decision ?? []);
  const votes =
    policy.vote === null ? null : countVotes(policy.vote, cast, candidate.members.length);
  const sheets = members.flatMap(({ contribution }) => contribution.sheet ?? []);
  const vetoes = countVetoes(rubric, policy.veto, sheets);
  return {
    counted,
    exact,
    criteria,
    votes,
    vetoes,
    excluded: exclusion(rubric, policy.veto, vetoes),
    targets:
      rubric.targets === undefined
        ? null
        : countTargets(rubric.targets, candidate.targets ?? [], sheets),
  };
}

function stateOf(policy: Policy, merged: readonly Merged[]): LotState {
  if (merged.every(({ counted }) => counted.members.length === 0)) return 'no-valid-sheet';
  if (merged.some(({ counted }) => isBelowQuorum(policy, counted))) return 'held';
  return policy.vote === null ? 'ranked' : 'voted';
}

/** True where too few of the application's experts have a valid sheet. */
export function isBelowQuorum(policy: Policy, { candidate, members }: Counted): boolean {
  return members.length < neededSheets(policy, candidate.members.length);
}

function rank(policy: Policy, merged: readonly Merged[]): Ranked {
  const placed = merged.filter(({ excluded }) => excluded === null);
  const keys = placed.map((entry): RankKey => {
    const values = [entry.exact, ...policy.tieChain.map((item) => criterion(entry, item))];
    const present = values.filter((value) => value !== null);
    if (policy.rankOn === 'exact') return present;
    return present.map((value) => roundedAt(policy, 'application', value));
  });
  const ranked = places(keys);
  const { line } = policy;
  const passes =
    line === undefined ? null : placed.map(({ exact }) => reachesPoints(policy, exact, line));
  const { selected, tieAtCut } = selection(ranked, policy.selectPerLot, passes);
  const positions = new Map(placed.map((entry, index) => [entry, index]));
  const at = merged.map((entry) => positions.get(entry) ?? -1);
  return {
    places: at.map((index) => ranked[index] ?? null),
    selected: at.map((index) => selected[index] ?? false),
    tieAtCut,
  };
}

const criterion = (entry: Merged, item: string) =>
  entry.criteria.find((candidate) => candidate.item === item)?.exact ?? null;

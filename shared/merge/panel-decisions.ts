import type { PanelDecided } from '../objects/result.ts';
import type { Rubric } from '../rubric.ts';
import { byKeys } from './code-unit-order.ts';
import { divide, type Exact, multiply, ratio, sum } from './exact.ts';
import type { Member } from './lot-outcome.ts';
import type { MergeInput } from './merge-input.ts';
import { roundedAt } from './rounding.ts';

/** A decision as the agency's ledger holds it. */
export type LedgerDecision = Omit<PanelDecided, 'state'> & {
  readonly kid: string;
  /** Number among the decisions on this sheet and item: the highest holds. */
  readonly rev: number;
};

/** What counts in place of one member's signed scores. */
export type Replacement = {
  readonly decisions: readonly string[];
  /** By criterion, in points; what is not in it counts as signed. */
  readonly scores: ReadonlyMap<string, Exact>;
  /** The total that counts, after the rule's rounding at `sheet`. */
  readonly total: Exact;
};

// With fewer others than this there is no mean to speak of: nothing is replaced.
const fewestOthers = 2;

const scoreKey = ({ sheet_sha256, item }: Pick<LedgerDecision, 'sheet_sha256' | 'item'>) =>
  `${sheet_sha256} ${item ?? ''}`;

/** The newest decision on each score. */
function decisionsInForce(decisions: readonly LedgerDecision[]): readonly LedgerDecision[] {
  const newest = new Map<string, LedgerDecision>();
  for (const decision of decisions) {
    const known = newest.get(scoreKey(decision));
    if (known === undefined || known.rev < decision.rev) newest.set(scoreKey(decision), decision);
  }
  return [...newest.values()];
}

/**
 * The replacements that the panel decided on one application, by place in `members` (those whose
 * sheets count). A replaced criterion score is the mean of the signed scores of the members with no
 * such decision; the total follows from the scores, and a replaced total is the mean of the other
 * totals. Both are exact, and the total is rounded where the rule rounds every sheet's total. Empty
 * where the sealed rule allows none, or fewer than two members are left without a decision.
 * @param totals as signed, after the rule's rounding
 */
export function replacementsOf(
  { rubric, policy, decisions = [] }: MergeInput,
  members: readonly Member[],
  totals: readonly Exact[],
): ReadonlyMap<number, Replacement> {
  const none = new Map<number, Replacement>();
  if (decisions.length === 0 || policy.outliers?.decision !== 'mean-of-others') return none;
  const found = members.map(({ kid, contribution }) =>
    decisionsInForce(
      decisions.filter((one) => one.kid === kid && one.sheet_sha256 === contribution.sheet?.sha256),
    ).filter(({ outcome }) => outcome === 'mean-of-others'),
  );
  const untouched = members.filter((_, index) => found[index]?.length === 0);
  if (untouched.length === members.length || untouched.length < fewestOthers) return none;
  const othersTotal = meanOf(totals.filter((_, index) => found[index]?.length === 0));
  const meanScores = new Map(
    rubric.criteria.map(({ id }) => [id, meanOf(untouched.map((one) => signedScore(one, id)))]),
  );
  return new Map(
    members.flatMap((member, index): [number, Replacement][] => {
      const own = found[index] ?? [];
      if (own.length === 0) return [];
      const isWhole = own.some(({ item }) => item === null);
      const items = new Set(own.map(({ item }) => item));
      const scores = new Map([...meanScores].filter(([id]) => isWhole || items.has(id)));
      const total = isWhole ? othersTotal : totalOf(rubric, member, scores);
      const hashes = own.map(({ sha256 }) => sha256).sort();
      return [[index, { decisions: hashes, scores, total: roundedAt(policy, 'sheet', total) }]];
    }),
  );
}

/** A member's signed score in points. */
export function signedScore({ contribution }: Member, item: string): Exact {
  return ratio(BigInt(contribution.sheet?.scores[item] ?? 0), 100n);
}

function totalOf(rubric: Rubric, member: Member, scores: ReadonlyMap<string, Exact>): Exact {
  const parts = rubric.criteria.map(({ id, weight, max }) =>
    multiply(ratio(BigInt(weight), BigInt(max)), scores.get(id) ?? signedScore(member, id)),
  );
  return sum(parts);
}

function meanOf(values: readonly Exact[]): Exact {
  return divide(sum(values), ratio(BigInt(values.length), 1n));
}

/** Every decision with how it stands, in the order of application, expert, item and number.
 * @param applied hashes of the decisions that the figures show */
export function decidedScores(
  decisions: readonly LedgerDecision[],
  applied: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): readonly PanelDecided[] {
  const holding = new Set(decisionsInForce(decisions).map(({ sha256 }) => sha256));
  const stateOf = ({ sha256, outcome, sheet_sha256 }: LedgerDecision): PanelDecided['state'] => {
    if (!holding.has(sha256)) return 'replaced';
    const takesEffect = outcome === 'confirm' ? counted.has(sheet_sha256) : applied.has(sha256);
    return takesEffect ? 'in-force' : 'without-effect';
  };
  return decisions
    .toSorted(
      byKeys(
        (one) => one.app,
        (one) => one.expert,
        (one) => one.item ?? '',
        (one) => String(one.rev).padStart(6, '0'),
        (one) => one.sha256,
      ),
    )
    .map((one) => {
      const { kid: _kid, rev: _rev, ...decided } = one;
      return { ...decided, state: stateOf(one) };
    });
}

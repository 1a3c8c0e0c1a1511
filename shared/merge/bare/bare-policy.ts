import { z } from 'zod';
import { text } from '../../objects/common.ts';
import { RoundingMode } from '../../policy.ts';
import { compare, zero } from '../exact.ts';
import { Amount, amount } from './amount.ts';

// The rule of a bare table (resources/guide/merging.md): everything that a sealed round's policy
// and its form say about merging, and what published rules of judged sport add to that.

/** Names in a table: any text a published table may use, without control characters. */
export const Name = text(200).min(1);

export const Aggregator = z.enum(['mean', 'trimmed-mean', 'median']);
export type Aggregator = z.infer<typeof Aggregator>;

const BareRounding = z.strictObject({
  /** `sheet`: one expert's total. `panel`: one criterion merged over the experts. `component`: that
   * times its factor. `total`: the application's figure. */
  at: z.enum(['sheet', 'panel', 'component', 'total']),
  places: z.int().min(0).max(9),
  mode: RoundingMode,
});
export type BareRounding = z.infer<typeof BareRounding>;

const BareCriterion = z.strictObject({
  id: Name,
  min: Amount.nullable().default(null),
  max: Amount.nullable().default(null),
  step: Amount.nullable().default(null),
  /** What a score, or the merged criterion, is multiplied by before the sum: weight over maximum. */
  factor: Amount.default('1'),
  /** Another factor in the lots named here. */
  factorIn: z.record(Name, Amount).default({}),
  /** Criteria-first only: this criterion is merged otherwise than the rest. */
  aggregator: Aggregator.nullable().default(null),
  /** Criteria-first only: present values that this criterion needs; else the quorum's number. */
  quorum: z.int().min(1).max(9999).nullable().default(null),
});
export type BareCriterion = z.infer<typeof BareCriterion>;

const Trim = z.strictObject({
  high: z.int().min(0).max(99),
  low: z.int().min(0).max(99),
  /** With fewer present values than this nothing is dropped. */
  minValues: z.int().min(1).max(9999),
  /** `lot`: all of a lot is trimmed or none of it, so that a recusal cannot leave one application
   * its lowest score. `each`: each application (each criterion of it) for itself. */
  decided: z.enum(['lot', 'each']),
});
export type Trim = z.infer<typeof Trim>;

export const Rank = z.strictObject({
  on: z.enum(['printed', 'exact']),
  /** What breaks a tie, in order: a criterion, or several added up. What is then equal stays tied. */
  tieChain: z.array(z.union([Name, z.array(Name).min(1).max(60)])).max(60),
  selectPerLot: z.int().min(1).max(99_999).nullable(),
  singleApplication: z.enum(['direct', 'score']),
});

export const BareScores = z.strictObject({
  /** `experts-first`: each expert's weighted total, then the totals are merged. `criteria-first`:
   * each criterion is merged over the experts, then the criteria are added. */
  order: z.enum(['experts-first', 'criteria-first']),
  criteria: z.array(BareCriterion).min(1).max(200),
  aggregator: Aggregator,
  trim: Trim.nullable(),
  rounding: z.array(BareRounding).max(4),
  /** Experts-first: an expert who scored some criteria of an application and not others. */
  incompleteSheet: z.enum(['refuse', 'leave-out']).default('refuse'),
  rank: Rank,
});
export type BareScores = z.infer<typeof BareScores>;

/** A share of votes: a word for the two usual ones, or any fraction, inclusive or strict. */
const Threshold = z.union([
  z.enum(['majority', 'two-thirds']),
  z.strictObject({ rule: z.enum(['at-least', 'more-than']), share: Amount }),
]);
export type Threshold = z.infer<typeof Threshold>;

export const BareVote = z.strictObject({
  choices: z.array(Name).min(2).max(40),
  yes: Name,
  abstain: Name.nullable(),
  denominator: z.enum(['cast', 'present', 'panel']),
  threshold: Threshold,
  /** Share of the panel that must be present for the vote to stand; null: none. */
  attendance: Amount.nullable().default(null),
  /** Experts on the panel; null: all that the table names for the application, absent ones too. */
  panelSize: z.int().min(1).max(99_999).nullable().default(null),
});
export type BareVote = z.infer<typeof BareVote>;

/** A rule for a bare table: strict, so that a misspelt setting is an error and never ignored. */
export const BarePolicy = z
  .strictObject({
    schema: z.literal('hengping-bare-policy/1'),
    title: text(400).default(''),
    /** Cells that mean "no score": these words, or values equal to these numbers. A zero is a score
     * unless it is named here. */
    absent: z
      .strictObject({
        tokens: z.array(text(40)).max(40).default(['']),
        values: z.array(Amount).max(10).default([]),
      })
      .default({ tokens: [''], values: [] }),
    quorum: z.strictObject({ minExperts: z.int().min(1).max(9999) }),
    scores: BareScores.nullable(),
    vote: BareVote.nullable(),
  })
  .superRefine((policy, context) => {
    for (const { path, message } of contradictions(policy)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type BarePolicy = z.infer<typeof BarePolicy>;

type Contradiction = { readonly path: readonly (string | number)[]; readonly message: string };

/** What a schema of single members cannot see. */
function* contradictions(policy: {
  readonly absent: { readonly tokens: readonly string[] };
  readonly scores: BareScores | null;
  readonly vote: BareVote | null;
}): Generator<Contradiction> {
  const { absent, scores, vote } = policy;
  for (const [index, token] of absent.tokens.entries()) {
    if (vote?.choices.includes(token) === true)
      yield { path: ['absent', 'tokens', index], message: `is a choice of the vote: ${token}` };
  }
  if (scores === null && vote === null) {
    yield { path: ['scores'], message: 'a rule needs scores, a vote, or both' };
  }
  if (scores !== null) yield* contradictionsOfScores(scores);
  if (vote !== null) yield* contradictionsOfVote(vote);
}

function* contradictionsOfScores(scores: BareScores): Generator<Contradiction> {
  const { criteria, trim, rounding, rank, order } = scores;
  const ids = criteria.map(({ id }) => id);
  for (const [index, { id, min, max, step, aggregator, quorum }] of criteria.entries()) {
    const path = ['scores', 'criteria', index];
    if (ids.indexOf(id) !== index) yield { path, message: `criterion twice: ${id}` };
    if (min !== null && max !== null && compare(amount(min), amount(max)) > 0)
      yield { path, message: 'min is above max' };
    if (step !== null && compare(amount(step), zero) <= 0)
      yield { path, message: 'step is not above zero' };
    if (order === 'experts-first' && (aggregator !== null || quorum !== null))
      yield { path, message: 'a criterion has its own rule only where criteria come first' };
  }
  const used = [scores.aggregator, ...criteria.map(({ aggregator }) => aggregator)];
  if (used.includes('trimmed-mean') && trim === null)
    yield { path: ['scores', 'trim'], message: 'a trimmed mean needs to know what it drops' };
  if (trim !== null && trim.minValues <= trim.high + trim.low)
    yield {
      path: ['scores', 'trim', 'minValues'],
      message: 'must be above high + low: something has to remain',
    };
  const points: readonly string[] =
    order === 'experts-first' ? ['sheet', 'total'] : ['panel', 'component', 'total'];
  for (const [index, { at }] of rounding.entries()) {
    const path = ['scores', 'rounding', index, 'at'];
    if (!points.includes(at)) yield { path, message: `${order} rounds at ${points.join(', ')}` };
    if (rounding.findIndex((point) => point.at === at) !== index)
      yield { path, message: `rounds at ${at} twice` };
  }
  for (const [index, link] of rank.tieChain.entries()) {
    for (const id of typeof link === 'string' ? [link] : link) {
      if (!ids.includes(id))
        yield { path: ['scores', 'rank', 'tieChain', index], message: `no such criterion: ${id}` };
    }
  }
}

function* contradictionsOfVote(vote: BareVote): Generator<Contradiction> {
  const { choices, yes, abstain, threshold, attendance } = vote;
  const path = (name: string) => ['vote', name];
  if (new Set(choices).size < choices.length)
    yield { path: path('choices'), message: 'a choice is listed twice' };
  if (!choices.includes(yes)) yield { path: path('yes'), message: 'not among the choices' };
  if (abstain !== null && !choices.includes(abstain))
    yield { path: path('abstain'), message: 'not among the choices' };
  if (abstain === yes) yield { path: path('abstain'), message: 'the same as yes' };
  const shares = [typeof threshold === 'string' ? null : threshold.share, attendance];
  for (const [index, share] of shares.entries()) {
    if (share === null) continue;
    const value = amount(share);
    if (compare(value, zero) <= 0 || value.numerator > value.denominator)
      yield {
        path: path(index === 0 ? 'threshold' : 'attendance'),
        message: 'a share lies above 0 and is at most 1',
      };
  }
}

import { z } from 'zod';
import { Policy } from '../policy.ts';
import { Bilingual } from '../rubric.ts';
import { Target } from './bundle.ts';
import { Bytes32, Id, Line, Sha256, Time, text, Whole } from './common.ts';
import { AbnormalityVotes, PanelOutcome } from './query.ts';
import { ExactNumber } from './sheet.ts';

/** What became of one sheet at merge. Void, recused and superseded are different things. */
export const SheetUse = z.enum([
  'used',
  'trimmed-high',
  'trimmed-low',
  'superseded',
  'void',
  'recused',
  'withdrawn',
  'held',
  'lot-direct',
]);
export type SheetUse = z.infer<typeof SheetUse>;

/** A score that the panel replaced by the mean of the others. `exact` and `printed` are what the
 * expert's own sheet comes to; the row's own figures are what counted. */
export const ReplacedScore = z.strictObject({
  /** The panel decisions that did it, sorted. */
  decisions: z.array(Sha256).min(1).max(61),
  exact: ExactNumber,
  printed: z.string().max(40),
  /** What counted in place of the sheet's criterion scores, in points. */
  scores: z.array(z.strictObject({ item: Id, exact: ExactNumber })).max(60),
});
export type ReplacedScore = z.infer<typeof ReplacedScore>;

/** One application's outcome inside its lot. */
export const Standing = z.strictObject({
  app: Id,
  title: Line,
  unit: Line,
  /** Merged score: exact, and as the rule prints it; null where there is no valid sheet. */
  exact: ExactNumber.nullable(),
  printed: z.string().max(40).nullable(),
  /** Competition place (1, 2, 2, 4); null where unranked. */
  place: z.int().min(1).nullable(),
  selected: z.boolean(),
  criteria: z
    .array(z.strictObject({ item: Id, exact: ExactNumber, printed: z.string().max(40) }))
    .max(60),
  sheets: z
    .array(
      z.strictObject({
        expert: Id,
        kid: Bytes32,
        name: Line,
        sha256: Sha256.nullable(),
        rev: Whole,
        use: z.union([SheetUse, z.enum(['missing', 'cannot-judge'])]),
        exact: ExactNumber.nullable(),
        printed: z.string().max(40).nullable(),
        scores: z.array(z.strictObject({ item: Id, value: Whole })).max(60),
        decision: Id.nullable(),
        /** As the sheet states them; absent where it states none. */
        decision_reason: text(4000).optional(),
        vetoes: z
          .array(z.strictObject({ item: Id, reason: text(4000) }))
          .max(60)
          .optional(),
        targets: z
          .array(z.strictObject({ target: Id, judgement: Id }))
          .max(200)
          .optional(),
        reason: text(2000),
        replaced: ReplacedScore.optional(),
      }),
    )
    .max(2000),
  /** Present on every standing of a lot in which a decision of the panel took effect: the figures and
   * places without any. */
  undecided: z
    .strictObject({
      exact: ExactNumber.nullable(),
      printed: z.string().max(40).nullable(),
      place: z.int().min(1).nullable(),
      selected: z.boolean(),
      /** Present where the rule has grades. */
      grade: Id.nullable().optional(),
    })
    .optional(),
  votes: z
    .strictObject({
      counts: z.array(z.strictObject({ choice: Id, count: Whole })).max(12),
      denominator: Whole,
      passed: z.boolean(),
      /** Present where the rule has several outcomes; null where no choice reached the threshold. */
      outcome: Id.nullable().optional(),
    })
    .nullable(),
  /** Present where the rule has grades; null where there is no score or the application is excluded. */
  grade: Id.nullable().optional(),
  /** Every veto question that a counted sheet ticked, in the form's order; absent where none did. */
  vetoes: z
    .array(
      z.strictObject({
        item: Id,
        /** Counted sheets with the tick, of so many counted sheets. */
        count: Whole,
        valid: Whole,
        /** The rule's count or share is reached. */
        effective: z.boolean(),
      }),
    )
    .max(60)
    .optional(),
  /** Why an application has no place although its lot is ranked or voted; absent for the others. */
  excluded: Bilingual.optional(),
  /** Every target of the application, in its order, and how many counted sheets judge it how (every
   * judgement of the form, in its order); absent where the form asks none. */
  targets: z
    .array(
      z.strictObject({
        target: Target,
        counts: z.array(z.strictObject({ judgement: Id, count: Whole })).max(6),
      }),
    )
    .max(200)
    .optional(),
});
export type Standing = z.infer<typeof Standing>;

export const Flag = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  lot: Id,
  app: Id.nullable(),
  expert: Id.nullable(),
  /** The criterion that it is about; absent where it is about none. */
  item: Id.optional(),
  note: Bilingual,
});
export type Flag = z.infer<typeof Flag>;

/** A sheet as the agency received it. */
export const ReceivedSheet = z.strictObject({
  sha256: Sha256,
  expert: Id,
  app: Id,
  rev: z.int().min(1),
  /** A code of 核验结论, as receipts carry it. */
  verdict: z.string().regex(/^[a-z][a-z-]{0,59}$/),
});
export type ReceivedSheet = z.infer<typeof ReceivedSheet>;

/** One recusal: what the expert applied for, what was decided, and what that did. */
export const RecusalOutcome = z.strictObject({
  expert: Id,
  app: Id,
  coi_sha256: Sha256,
  /** `none`: the agency decided without an application. */
  applied: z.enum(['none', 'conflict', 'recuse']),
  decision: z
    .strictObject({ outcome: z.enum(['recused', 'kept']), reason: text(2000), since: Time })
    .nullable(),
  keys: z.enum(['withheld', 'withdrawn', 'released']),
  void_sheets: z.array(Sha256).max(1000),
});
export type RecusalOutcome = z.infer<typeof RecusalOutcome>;

/** A query that went out, with what was answered. */
export const QueryOutcome = z.strictObject({
  query_sha256: Sha256,
  expert: Id,
  app: Id,
  item: Id.nullable(),
  sheet_sha256: Sha256,
  answers: z
    .array(
      z.strictObject({
        sha256: Sha256,
        corrected_sha256: Sha256.nullable(),
        verdict: z.string().regex(/^[a-z][a-z-]{0,59}$/),
      }),
    )
    .max(1000),
});
export type QueryOutcome = z.infer<typeof QueryOutcome>;

/** A decision of the panel on a score. */
export const PanelDecided = z.strictObject({
  sha256: Sha256,
  expert: Id,
  app: Id,
  item: Id.nullable(),
  sheet_sha256: Sha256,
  outcome: PanelOutcome,
  votes: AbnormalityVotes,
  decided_by: Line,
  reason: text(4000),
  /** `in-force`: it holds now, and for `mean-of-others` the figures show it. `replaced`: a later one on
   * the same score holds. `without-effect`: the sheet no longer counts, or too few others do. */
  state: z.enum(['in-force', 'replaced', 'without-effect']),
});
export type PanelDecided = z.infer<typeof PanelDecided>;

/** Result (评审结果, typ `result`): the merged expert result; not the department's decision. Its
 * bytes depend only on the sealed rule and the accepted sheets, never on order or clock, but for
 * `issued_at`, which stays outside `content_sha256`. */
export const ResultContent = z.strictObject({
  agency: Id,
  round: Id,
  title: Line,
  bundle: Sha256,
  form_sha256: Sha256,
  policy: Policy,
  engine: z.literal('hengping-merge/1'),
  lots: z
    .array(
      z.strictObject({
        lot: Id,
        title: Line,
        state: z.enum(['ranked', 'direct-single', 'held', 'no-valid-sheet', 'voted']),
        /** Why the lot stands as it does; both empty where it is simply ranked. */
        note: Bilingual,
        trimmed: z.boolean(),
        standings: z.array(Standing).max(20_000),
      }),
    )
    .max(20_000),
  flags: z.array(Flag).max(100_000),
  /** Every digest that was looked at, sorted. */
  sheets: z.array(z.strictObject({ sha256: Sha256, use: SheetUse })).max(2_000_000),
  /** Every sheet that was ever received, counted or not, with its verdict; sorted by digest. Absent
   * where sheets were merged without an agency's ledger. */
  received: z.array(ReceivedSheet).max(2_000_000).optional(),
  /** Every application for recusal, and every recusal without one. */
  recusals: z.array(RecusalOutcome).max(200_000).optional(),
  /** Every query that went out and every decision of the panel; absent where there is none. */
  queries: z.array(QueryOutcome).max(200_000).optional(),
  decisions: z.array(PanelDecided).max(200_000).optional(),
});
export type ResultContent = z.infer<typeof ResultContent>;

export const ResultObject = z.strictObject({
  v: z.literal(1),
  type: z.literal('result'),
  agency: Id,
  round: Id,
  content_sha256: Sha256,
  content: ResultContent,
  issued_at: Time,
});
export type ResultObject = z.infer<typeof ResultObject>;

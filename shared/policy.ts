import { z } from 'zod';
import { Id } from './objects/common.ts';
import { Bilingual, Hundredths } from './rubric.ts';

export const RoundingMode = z.enum(['half-up', 'half-even']);
export type RoundingMode = z.infer<typeof RoundingMode>;

/** One place where the rule rounds. Everything between two of them stays an exact rational. */
export const RoundingPoint = z.strictObject({
  /** `sheet`: one expert's total; `application`: the merged score. */
  at: z.enum(['sheet', 'application']),
  places: z.int().min(0).max(6),
  mode: RoundingMode,
});
export type RoundingPoint = z.infer<typeof RoundingPoint>;

/** `majority`: strictly more than half; `two-thirds`: exactly two thirds are enough. */
export const Threshold = z.enum(['majority', 'two-thirds']);
export type Threshold = z.infer<typeof Threshold>;

/** What veto ticks do. A single tick always flags; from here on they take effect. */
export const VetoRule = z.strictObject({
  /** Ticks of one question on one application: so many, or such a share of its valid sheets. */
  takesEffectAt: z.union([
    z.strictObject({ count: z.int().min(1).max(99) }),
    z.strictObject({ share: Threshold }),
  ]),
  /** `flag`: said loudly, no more. `exclude`: the application has no place and is not selected. */
  effect: z.enum(['flag', 'exclude']),
});
export type VetoRule = z.infer<typeof VetoRule>;

/** Grade (等级) by the printed merged score: the first band whose `from` it reaches. */
export const GradeBand = z.strictObject({
  id: Id,
  title: Bilingual,
  /** Inclusive lower end in hundredths of a point. */
  from: Hundredths,
});
export type GradeBand = z.infer<typeof GradeBand>;

/** Which scores are pointed out as outlying (畸高畸低), and what the panel may do about one. */
export const OutlierRule = z.strictObject({
  /** Distance from the median of the other experts, in hundredths of the pooled scale of the round. */
  cutoff: z.int().min(100).max(1000),
  /** And at least so much of the full mark, in hundredths of a percent. */
  floor: z.int().min(0).max(10_000),
  /** `confirm-only`: the score stays whatever the panel finds. `mean-of-others`: where more than half
   * of the members find it abnormal the panel may put the mean of the others in its place. */
  decision: z.enum(['confirm-only', 'mean-of-others']),
});
export type OutlierRule = z.infer<typeof OutlierRule>;

/** What holds where a sealed rule says nothing: three scales, a tenth of the full mark, no effect. */
export const defaultOutliers: OutlierRule = {
  cutoff: 300,
  floor: 1000,
  decision: 'confirm-only',
};

/** The rule under which scores are merged (汇总规则): sealed with the form before the first score. */
export const Policy = z.strictObject({
  aggregator: z.enum(['mean', 'trimmed-mean', 'median']),
  /** One highest and one lowest sheet are dropped where every application of the lot has at least
   * `minSheets` valid sheets; decided per lot, so that a recusal cannot leave one bid untrimmed. */
  trim: z.strictObject({ minSheets: z.int().min(3).max(99) }),
  rounding: z.array(RoundingPoint).max(2),
  rankOn: z.enum(['printed', 'exact']),
  /** Criteria whose merged scores break a tie, in this order; what is still equal stays tied. */
  tieChain: z.array(Id).max(60),
  /** Fewer valid sheets than this hold the application's lot. */
  quorum: z.strictObject({
    minSheets: z.int().min(1).max(99),
    /** So does a smaller share of the experts assigned to the application, recused ones included. */
    share: Threshold.optional(),
  }),
  /** What the panel of every application should be; checked before sealing, stops nothing. */
  panel: z.strictObject({ min: z.int().min(1).max(99), odd: z.boolean() }).optional(),
  veto: VetoRule.optional(),
  /** Absent: `defaultOutliers`. */
  outliers: OutlierRule.optional(),
  /** Only applications whose printed merged score reaches this are named (入选线), as many as
   * `selectPerLot` allows, all of them where that is null. In hundredths of a point. */
  line: Hundredths.optional(),
  /** Bands from the highest `from` down; the last one begins at 0. */
  grades: z.strictObject({ bands: z.array(GradeBand).min(2).max(12) }).optional(),
  /** What happens to a lot with one application: straight to signing, or scored like any other. */
  singleApplication: z.enum(['direct', 'score']),
  /** How many applications of a lot the result names; null: all are ranked, none is singled out. */
  selectPerLot: z.int().min(1).max(999).nullable(),
  vote: z
    .strictObject({
      yes: Id,
      denominator: z.enum(['cast', 'present', 'panel']),
      threshold: Threshold,
      abstain: Id.nullable(),
      /** Several outcomes (continue, rectify, stop): the choice that reaches the threshold by itself
       * is the outcome, `yes` the one that passes; where none does there is no outcome. Absent: `yes`
       * either passes or does not. */
      outcomes: z.array(Id).min(2).max(12).optional(),
    })
    .nullable(),
});
export type Policy = z.infer<typeof Policy>;

import { z } from 'zod';
import { Id } from './objects/common.ts';

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
  quorum: z.strictObject({ minSheets: z.int().min(1).max(99) }),
  /** What happens to a lot with one application: straight to signing, or scored like any other. */
  singleApplication: z.enum(['direct', 'score']),
  /** How many applications of a lot the result names; null: all are ranked, none is singled out. */
  selectPerLot: z.int().min(1).max(999).nullable(),
  vote: z
    .strictObject({
      yes: Id,
      denominator: z.enum(['cast', 'present', 'panel']),
      threshold: z.enum(['majority', 'two-thirds']),
      abstain: Id.nullable(),
    })
    .nullable(),
});
export type Policy = z.infer<typeof Policy>;

import { z } from 'zod';
import { Id, text } from './objects/common.ts';

/** A text in both languages; Chinese is what people see first. */
export const Bilingual = z.strictObject({ zh: text(2000), en: text(2000) });
export type Bilingual = z.infer<typeof Bilingual>;

/** A document in both languages: paragraphs, one a line. */
export const BilingualDocument = z.strictObject({ zh: text(8000), en: text(12_000) });
export type BilingualDocument = z.infer<typeof BilingualDocument>;

/** What stands over and under every page that a review prints (评审表、报告). */
export const PrintTexts = z.strictObject({ heading: Bilingual, note: Bilingual });
export type PrintTexts = z.infer<typeof PrintTexts>;

/** Scores, maxima and steps are whole hundredths of a point: 24.5 points is 2450. */
export const Hundredths = z.int().min(0).max(100_000_000);

export const Level = z.strictObject({
  title: Bilingual,
  /** Inclusive range in hundredths of a point. */
  from: Hundredths,
  to: Hundredths,
  description: Bilingual,
});

/** Veto tick (否决项): a yes-or-no question beside a criterion's score. The policy says what ticks do;
 * a ticked question needs a reason. */
export const VetoQuestion = z.strictObject({
  title: Bilingual,
  question: Bilingual,
  /** Article or catalogue that the question rests on. */
  source: text(200),
});
export type VetoQuestion = z.infer<typeof VetoQuestion>;

export const Criterion = z.strictObject({
  id: Id,
  title: Bilingual,
  guidance: Bilingual,
  /** Article of the public document that names this criterion. */
  source: text(200),
  max: Hundredths.min(1),
  step: Hundredths.min(1),
  /** Weights of a rubric add up to its `fullMark`; a criterion's part of the total is
   * weight × score ÷ max. Where weight equals max the total is the plain sum. In hundredths. */
  weight: Hundredths,
  /** True where the document is silent and the figure is this program's default. */
  weightIsDefault: z.boolean(),
  commentRequired: z.boolean(),
  levels: z.array(Level).max(12),
  /** Absent: the criterion has a score only. */
  veto: VetoQuestion.optional(),
});
export type Criterion = z.infer<typeof Criterion>;

export const Choice = z.strictObject({
  id: Id,
  title: Bilingual,
  /** Whoever chooses this writes why; absent: they need not. */
  reasonRequired: z.literal(true).optional(),
});
export type Choice = z.infer<typeof Choice>;

const Named = z.strictObject({ id: Id, title: Bilingual });

/** Judgement of every target of the task book (任务书指标), one by one, before the decision. */
export const TargetRule = z.strictObject({
  title: Bilingual,
  /** What an application's targets can be about (技术指标, 经济指标…). */
  kinds: z.array(Named).min(1).max(20),
  /** What can be said of a target (met, partly, not), from best to worst. */
  judgements: z.array(Named).min(2).max(6),
  /** Judgements that need a note. */
  reasonFor: z.array(Id).max(6),
});
export type TargetRule = z.infer<typeof TargetRule>;

export const Rubric = z.strictObject({
  /** In hundredths of a point; 100 points is 10000. */
  fullMark: Hundredths.min(1),
  criteria: z.array(Criterion).max(60),
  /** What the expert states beside the scores: nothing, a recommendation or a vote. */
  decision: z.strictObject({
    kind: z.enum(['none', 'recommendation', 'vote']),
    title: Bilingual,
    choices: z.array(Choice).max(12),
    required: z.boolean(),
  }),
  overallComment: z.enum(['required', 'optional']),
  /** Absent: the review knows no targets. */
  targets: TargetRule.optional(),
});
export type Rubric = z.infer<typeof Rubric>;

import { z } from 'zod';
import { Id, text } from './objects/common.ts';

/** A text in both languages; Chinese is what people see first. */
export const Bilingual = z.strictObject({ zh: text(2000), en: text(2000) });
export type Bilingual = z.infer<typeof Bilingual>;

/** A document in both languages: paragraphs, one a line. */
export const BilingualDocument = z.strictObject({ zh: text(8000), en: text(12_000) });
export type BilingualDocument = z.infer<typeof BilingualDocument>;

/** Scores, maxima and steps are whole hundredths of a point: 24.5 points is 2450. */
export const Hundredths = z.int().min(0).max(100_000_000);

export const Level = z.strictObject({
  title: Bilingual,
  /** Inclusive range in hundredths of a point. */
  from: Hundredths,
  to: Hundredths,
  description: Bilingual,
});

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
});
export type Criterion = z.infer<typeof Criterion>;

export const Choice = z.strictObject({ id: Id, title: Bilingual });

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
});
export type Rubric = z.infer<typeof Rubric>;

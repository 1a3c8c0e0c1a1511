import { z } from 'zod';
import { Condition, FactTitle } from '../condition.ts';
import { Policy } from '../policy.ts';
import { Bilingual, BilingualDocument, PrintTexts, Rubric } from '../rubric.ts';
import { Id, Line, Time, text } from './common.ts';

/** `after-declaration`: keys follow the signed declaration (two posts each way).
 * `with-bundle`: keys travel with the roster and the program holds documents shut (one each way). */
export const Release = z.enum(['after-declaration', 'with-bundle']);
export type Release = z.infer<typeof Release>;

/** The form (typ `form`): what is asked and under which rule it will be merged, sealed together. */
export const Form = z.strictObject({
  v: z.literal(1),
  type: z.literal('form'),
  agency: Id,
  agency_name: Line,
  round: Id,
  title: Line.min(1),
  programme: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    version: Line,
    title: Bilingual,
  }),
  review: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    title: Bilingual,
    source: text(400),
  }),
  rubric: Rubric,
  policy: Policy,
  release: Release,
  /** 承诺书: what the expert signs before seeing a document. */
  commitment: BilingualDocument,
  /** Computable conditions, shown beside the facts; absent where the review has none. */
  conditions: z.array(Condition).max(100).optional(),
  /** What the facts that the conditions name are called; absent where the review has none. */
  facts: z.array(FactTitle).max(100).optional(),
  /** What the review prints of its own; absent where it has nothing to say. */
  print: PrintTexts.optional(),
  opens_at: Time,
  closes_at: Time,
  issued_at: Time,
});
export type Form = z.infer<typeof Form>;

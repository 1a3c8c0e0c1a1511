import { z } from 'zod';
import { Condition, type Rule, Unit } from './eligibility.ts';
import { text } from './objects/common.ts';
import { Policy } from './policy.ts';
import { Bilingual, BilingualDocument, Rubric } from './rubric.ts';
import { checkRule } from './rule-check.ts';

const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A fact that a review's applications carry: one column of the application index. */
export const FactDefinition = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  title: Bilingual,
  kind: z.enum(['number', 'yes-no', 'text']),
  /** The unit of a bare number; empty for what has none. */
  unit: Unit,
  /** Article that asks for it; empty where the program asks for its own reasons. */
  source: text(200),
});
export type FactDefinition = z.infer<typeof FactDefinition>;

/** One kind of review (评审类型) of a programme. */
export const Review = z.strictObject({
  id: Slug,
  title: Bilingual,
  source: text(400),
  /** What is judged (揭榜方案…), what bids compete for (需求…), as the screens call them. */
  subject: Bilingual,
  lotName: Bilingual,
  rubric: Rubric,
  policy: Policy,
  /** Working days from opening to closing, where the document sets them. */
  workingDays: z.strictObject({ count: z.int().min(1).max(365), source: text(200) }).nullable(),
  /** 承诺书: what every expert signs before reading. */
  commitment: BilingualDocument,
  facts: z.array(FactDefinition).max(100),
  conditions: z.array(Condition).max(100),
  /** What the document does not say and this program therefore fills in; shown, and changeable. */
  defaults: z.array(Bilingual).max(40),
});
export type Review = z.infer<typeof Review>;

const ProgrammeShape = z.strictObject({
  v: z.literal(1),
  id: Slug,
  version: text(40),
  title: Bilingual,
  issuer: Bilingual,
  /** Name, number, date and standing of the public document that the programme rests on. */
  document: Bilingual,
  reviews: z.array(Review).min(1).max(40),
});

/** A programme file (计划): public reviews as data. Beyond its shape, each review's rule must fit
 * its rubric and its conditions must speak of facts that it asks for. */
export const Programme = ProgrammeShape.superRefine((programme, context) => {
  const problem = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  for (const [index, review] of programme.reviews.entries()) {
    const at = ['reviews', index];
    if (programme.reviews.findIndex(({ id }) => id === review.id) !== index)
      problem([...at, 'id'], `review ${review.id} appears twice`);
    for (const { path, message } of checkRule(review.rubric, review.policy))
      problem([...at, ...path], message.en);
    const keys = review.facts.map(({ key }) => key);
    for (const [position, key] of keys.entries())
      if (keys.indexOf(key) !== position) problem([...at, 'facts', position], `fact ${key} twice`);
    for (const [position, condition] of review.conditions.entries())
      for (const fact of factsOf(condition.rule))
        if (!keys.includes(fact))
          problem([...at, 'conditions', position, 'rule'], `fact ${fact} is not defined`);
  }
});
export type Programme = z.infer<typeof Programme>;

/** Keys of every fact that a rule speaks of. */
export function factsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'yes':
    case 'at-least':
    case 'at-most':
      return [rule.fact];
    case 'share-at-least':
      return [rule.part, rule.whole];
    case 'all':
    case 'any':
      return rule.of.flatMap(factsOf);
    case 'bands':
      return [rule.fact, ...rule.bands.flatMap((band) => factsOf(band.rule))];
    case 'refers':
      return [];
  }
}

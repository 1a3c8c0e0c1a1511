import { z } from 'zod';
import { Condition, FactTitle, type Rule, type Unit } from './condition.ts';
import { Sha256, text } from './objects/common.ts';
import { Policy } from './policy.ts';
import { Bilingual, BilingualDocument, PrintTexts, Rubric } from './rubric.ts';
import { checkRule, type RuleProblem } from './rule-check.ts';

const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A fact that a review's applications carry: one column of the application index. `unit` is that of
 * a bare number; `source` the article that asks for it, empty where the program asks for its own
 * reasons. */
export const FactDefinition = FactTitle.extend({
  kind: z.enum(['number', 'yes-no', 'text', 'date']),
  /** True where no application is taken in without it. */
  required: z.literal(true).optional(),
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
  /** The only lots that a round of this review takes (平台类型), by title; absent where any will do. */
  lots: z.strictObject({ titles: z.array(Bilingual).min(1).max(40), source: text(200) }).optional(),
  print: PrintTexts.optional(),
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
  /** Of an agency's own programme: what it was copied from, and the SHA-256 of that programme's
   * canonical JSON. */
  copiedFrom: z.strictObject({ id: Slug, version: text(40), sha256: Sha256 }).optional(),
  reviews: z.array(Review).min(1).max(40),
});

/** A programme file (计划): public reviews as data. Beyond its shape, each review's rule must fit
 * its rubric and its conditions must speak of facts that it asks for. */
export const Programme = ProgrammeShape.superRefine((programme, context) => {
  const problems = [
    ...repeatedReviews(programme.reviews.map(({ id }) => id)),
    ...programme.reviews.flatMap((review, index) =>
      reviewProblems(review).map(({ path, message }) => ({
        path: ['reviews', index, ...path],
        message,
      })),
    ),
  ];
  for (const { path, message } of problems)
    context.addIssue({ code: 'custom', path, message: message.en });
});
export type Programme = z.infer<typeof Programme>;

/** Ids of reviews that stand twice in a programme. */
export function repeatedReviews(ids: readonly unknown[]): readonly RuleProblem[] {
  return ids.flatMap((id, index) =>
    typeof id !== 'string' || ids.indexOf(id) === index
      ? []
      : [
          {
            path: ['reviews', index, 'id'],
            message: { zh: `评审类型 ${id} 重复`, en: `review ${id} appears twice` },
          },
        ],
  );
}

/** Everything about one review that its shape cannot say, with paths inside the review. */
export function reviewProblems(review: Review): readonly RuleProblem[] {
  const problems: RuleProblem[] = [...unnamed(review), ...checkRule(review.rubric, review.policy)];
  const facts = new Map(review.facts.map((fact) => [fact.key, fact]));
  for (const [index, { key }] of review.facts.entries())
    if (review.facts.findIndex((fact) => fact.key === key) !== index)
      problems.push({
        path: ['facts', index],
        message: { zh: `事实 ${key} 重复`, en: `fact ${key} appears twice` },
      });
  for (const [index, { id, rule, appliesIf, ...condition }] of review.conditions.entries()) {
    const add = (zh: string, en: string, ...at: string[]) =>
      problems.push({ path: ['conditions', index, ...at], message: { zh, en } });
    if (review.conditions.findIndex((condition) => condition.id === id) !== index)
      add(`条件编号 ${id} 重复`, `condition ${id} appears twice`, 'id');
    if (condition.preference === true && condition.soft)
      add(
        '优先情形不能同时是原则性要求',
        'a ground for preference cannot be a soft requirement as well',
        'soft',
      );
    const uses = [
      ...factUses(rule).map((use) => ({ ...use, at: 'rule' })),
      ...(appliesIf === undefined ? [] : factUses(appliesIf)).map((use) => ({
        ...use,
        at: 'appliesIf',
      })),
    ];
    for (const { fact, kind, unit, at } of uses) {
      const given = facts.get(fact);
      if (given === undefined) add(`事实 ${fact} 没有定义`, `fact ${fact} is not defined`, at);
      else if (given.kind !== kind)
        add(
          `事实 ${fact} 的类型是 ${given.kind}，此处需要 ${kind}`,
          `fact ${fact} is ${given.kind}, needed here as ${kind}`,
          at,
        );
      // A bare number is read in the unit of the rule, which must be that of the fact's column.
      else if (unit !== undefined && given.unit !== unit)
        add(
          `事实 ${fact} 的单位是“${given.unit}”，此处写作“${unit}”`,
          `fact ${fact} is in “${given.unit}”, written here in “${unit}”`,
          at,
        );
    }
  }
  return problems;
}

/** Whatever people read must have a Chinese title; the English one may wait. */
function unnamed(review: Review): readonly RuleProblem[] {
  const { rubric, facts, conditions } = review;
  const at = (path: (string | number)[], { zh }: Bilingual) => ({
    path: [...path, 'title', 'zh'],
    zh,
  });
  const titled = [
    at([], review.title),
    ...rubric.criteria.map(({ title }, index) => at(['rubric', 'criteria', index], title)),
    ...rubric.decision.choices.map(({ title }, index) =>
      at(['rubric', 'decision', 'choices', index], title),
    ),
    ...facts.map(({ title }, index) => at(['facts', index], title)),
    ...conditions.map(({ title }, index) => at(['conditions', index], title)),
  ];
  return titled.flatMap(({ path, zh }) =>
    zh.trim() === '' ? [{ path, message: { zh: '缺少中文名称', en: 'has no Chinese title' } }] : [],
  );
}

type FactUse = Pick<FactDefinition, 'kind'> & { readonly fact: string; readonly unit?: Unit };

/** Every fact that a rule speaks of, with the kind and unit that it takes it in. */
function factUses(rule: Rule): readonly FactUse[] {
  const uses = (kind: FactUse['kind'], ...keys: string[]) => keys.map((fact) => ({ fact, kind }));
  const amounts = (unit: Unit, ...keys: string[]) =>
    keys.map((fact) => ({ fact, kind: 'number' as const, unit }));
  switch (rule.kind) {
    case 'yes':
    case 'no':
      return uses('yes-no', rule.fact);
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than':
      return amounts(rule.unit, rule.fact);
    case 'share-at-least':
      return amounts(rule.unit, rule.part, rule.whole);
    case 'within-months':
      return uses('date', rule.from, rule.to);
    case 'independent':
      return uses('text', ...Object.values(rule.ours), ...Object.values(rule.theirs));
    case 'all':
    case 'any':
      return rule.of.flatMap(factUses);
    case 'bands':
      return [
        ...amounts(rule.unit, rule.fact),
        ...rule.bands.flatMap((band) => factUses(band.rule)),
      ];
    case 'refers':
      return [];
  }
}

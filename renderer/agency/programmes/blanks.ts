import type { Condition, Rule } from '../../../shared/condition.ts';
import type { FactDefinition, Review } from '../../../shared/programme.ts';
import type { Bilingual, Choice, Criterion, TargetRule } from '../../../shared/rubric.ts';

/** What a new entry of each list begins as. */
export const noWords: Bilingual = { zh: '', en: '' };

export const blankChoice: Choice = { id: '', title: noWords };
export const blankLevel: Criterion['levels'][number] = {
  title: noWords,
  from: 0,
  to: 0,
  description: noWords,
};

export const blankCriterion: Criterion = {
  id: '',
  title: noWords,
  guidance: noWords,
  source: '',
  max: 1000,
  step: 50,
  weight: 1000,
  weightIsDefault: true,
  commentRequired: false,
  levels: [],
};

export const blankFact: FactDefinition = {
  key: '',
  title: noWords,
  kind: 'yes-no',
  unit: '',
  source: '',
};

export const blankTargets: TargetRule = {
  title: { zh: '任务书指标', en: 'Targets of the task book' },
  kinds: [{ id: 'TECHNICAL', title: { zh: '技术指标', en: 'Technical' } }],
  judgements: [
    { id: 'MET', title: { zh: '完成', en: 'met' } },
    { id: 'PARTLY', title: { zh: '部分完成', en: 'partly met' } },
    { id: 'NOT', title: { zh: '未完成', en: 'not met' } },
  ],
  reasonFor: ['PARTLY', 'NOT'],
};

export const ruleKinds = [
  'yes',
  'no',
  'at-least',
  'at-most',
  'more-than',
  'less-than',
  'share-at-least',
  'within-months',
  'independent',
  'all',
  'any',
  'bands',
  'refers',
] as const satisfies readonly Rule['kind'][];
export type RuleKind = (typeof ruleKinds)[number];

const side = { names: '', codes: '', controllers: '', shareholders: '' };

/** A rule of a kind, about the first facts of the review that fit it. */
export function blankRule(kind: RuleKind, facts: readonly FactDefinition[]): Rule {
  const first = (of: FactDefinition['kind']) => facts.find((fact) => fact.kind === of);
  const [yesNo, number, date] = [first('yes-no'), first('number'), first('date')];
  const fact = number?.key ?? '';
  const unit = number?.unit ?? '';
  switch (kind) {
    case 'yes':
    case 'no':
      return { kind, fact: yesNo?.key ?? '' };
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than':
      return { kind, fact, value: '1', unit };
    case 'share-at-least':
      return { kind, part: fact, whole: fact, percent: '3', unit };
    case 'within-months':
      return { kind, from: date?.key ?? '', to: date?.key ?? '', months: 1 };
    case 'independent':
      return { kind, ours: side, theirs: side };
    case 'all':
    case 'any':
      return { kind, of: [blankRule('yes', facts)] };
    case 'bands':
      return { kind, fact, unit, bands: [blankBand(facts)] };
    case 'refers':
      return { kind };
  }
}

export const blankBand = (facts: readonly FactDefinition[]) => ({
  from: '0',
  to: null,
  title: noWords,
  rule: blankRule('at-least', facts),
});

export const blankCondition = (facts: readonly FactDefinition[]): Condition => ({
  id: '',
  title: noWords,
  source: '',
  soft: false,
  rule: blankRule('yes', facts),
});

/** A further review that begins as a copy of another one. */
export function copiedReview(review: Review, taken: readonly string[]): Review {
  let number = 2;
  while (taken.includes(`${review.id}-${number}`)) number += 1;
  return { ...review, id: `${review.id}-${number}` };
}

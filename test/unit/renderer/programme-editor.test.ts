import { describe, expect, test } from 'vitest';
import { isProgrammeShaped, programmeProblems } from '../../../electron/programme-problems.ts';
import { loadProgrammes } from '../../../electron/programmes.ts';
import {
  blankCondition,
  blankCriterion,
  blankRule,
  blankTargets,
  copiedReview,
  ruleKinds,
} from '../../../renderer/agency/programmes/blanks.ts';
import {
  changed,
  freshHistory,
  redone,
  undone,
} from '../../../renderer/agency/programmes/draft-history.ts';
import { entry, type Lens, part } from '../../../renderer/agency/programmes/lens.ts';
import { placeOf } from '../../../renderer/agency/programmes/sections.ts';
import { Rule } from '../../../shared/condition.ts';
import type { Programme, Review } from '../../../shared/programme.ts';

const [, programme] = loadProgrammes();
if (programme === undefined) throw new Error('two programmes ship');
const withReview = (change: (review: Review) => Review): Programme => ({
  ...programme,
  reviews: programme.reviews.map((review, index) => (index === 1 ? change(review) : review)),
});

/** A lens over a value that is kept here. */
function kept<T>(value: T): Lens<T> & { readonly now: () => T } {
  let now = value;
  return {
    value,
    path: [],
    put: (next) => {
      now = next;
    },
    now: () => now,
  };
}

describe('undo and redo of a draft', () => {
  test('steps go back and forth, and a new change forgets what was undone', () => {
    const two = changed(changed(freshHistory(0), 1, false), 2, false);
    expect(undone(two).now).toBe(1);
    expect(redone(undone(two)).now).toBe(2);
    expect(redone(changed(undone(two), 3, false)).now).toBe(3);
    expect(undone(freshHistory(0)).now).toBe(0);
  });

  test('letters typed into one field are one step', () => {
    const typed = changed(changed(changed(freshHistory(''), 'a', false), 'ab', true), 'abc', true);
    expect(undone(typed).now).toBe('');
  });
});

describe('a part of what is edited', () => {
  test('is put back into the whole, and an optional one that goes leaves no trace', () => {
    const whole = kept({ a: { b: [1, 2, 3] }, c: 1 as number | undefined });
    const list = part(part(whole, 'a'), 'b');
    entry(list, 1, 2).put(9);
    expect(whole.now()).toEqual({ a: { b: [1, 9, 3] }, c: 1 });
    part(whole, 'c').put(undefined);
    expect(Object.keys(whole.now())).toEqual(['a']);
  });
});

describe('a problem leads to where it is mended', () => {
  test.each([
    [['title', 'zh'], null, 'basics'],
    [['reviews', 2, 'rubric', 'criteria'], 2, 'criteria'],
    [['reviews', 2, 'rubric', 'decision', 'choices', 0, 'id'], 2, 'decision'],
    [['reviews', 0, 'rubric', 'targets', 'kinds'], 0, 'decision'],
    [['reviews', 0, 'policy', 'vote'], 0, 'policy'],
    [['reviews', 1, 'conditions', 3, 'rule', 'fact'], 1, 'conditions'],
    [['reviews', 1, 'facts', 0, 'key'], 1, 'facts'],
    [['reviews', 1, 'commitment', 'zh'], 1, 'texts'],
    [['reviews', 1, 'lots', 'titles', 0], 1, 'basics'],
  ])('%j', (path, review, section) => {
    expect(placeOf(path)).toEqual({ review, section });
  });
});

describe('what a new entry begins as', () => {
  const facts = programme.reviews[2]?.facts ?? [];

  test.each(ruleKinds)('a rule “%s” of facts that there are is a rule', (kind) => {
    const rule = blankRule(kind, facts);
    const filled: unknown = JSON.parse(JSON.stringify(rule).replaceAll('""', '"bidder_names"'));
    expect(Rule.safeParse(kind === 'independent' ? filled : rule).success).toBe(true);
  });

  test.each(ruleKinds)('a rule “%s” without any fact keeps the draft in its shape', (kind) => {
    const draft = withReview((review) => ({
      ...review,
      conditions: [{ ...blankCondition([]), rule: blankRule(kind, []) }],
    }));
    expect(isProgrammeShaped(draft)).toBe(true);
  });

  test('empty entries keep the draft in its shape, and each says what it lacks, in both languages', () => {
    const draft = withReview((review) => ({
      ...review,
      rubric: {
        ...review.rubric,
        criteria: [...review.rubric.criteria, blankCriterion],
        targets: blankTargets,
      },
      conditions: [...review.conditions, blankCondition([])],
    }));
    expect(isProgrammeShaped(draft)).toBe(true);
    const problems = programmeProblems(draft);
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'reviews.1.rubric.criteria.4.id',
      'reviews.1.conditions.19.id',
      'reviews.1.conditions.19.rule.fact',
    ]);
    for (const { message } of problems) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/^[a-z]/);
    }
  });

  test('a title without Chinese is a problem at its Chinese field', () => {
    const draft = withReview((review) => ({ ...review, title: { zh: ' ', en: 'x' } }));
    expect(programmeProblems(draft).map(({ path }) => path)).toEqual([
      ['reviews', 1, 'title', 'zh'],
    ]);
  });

  test('a review copied inside its programme gets an id of its own', () => {
    const [first] = programme.reviews;
    if (first === undefined) throw new Error('it has reviews');
    expect(copiedReview(first, [first.id, `${first.id}-2`]).id).toBe(`${first.id}-3`);
  });
});

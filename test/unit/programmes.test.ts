import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  findReview,
  loadProgrammes,
  readProgramme,
  resourceFolder,
} from '../../electron/programmes.ts';
import { Refusal } from '../../shared/errors.ts';

const programmes = loadProgrammes();
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const refusalOf = (run: () => unknown): Refusal => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
};
const reviews = programmes.flatMap(({ reviews }) => reviews);

describe('the programme files', () => {
  test('both public programmes load, with the reviews of this version', () => {
    expect(programmes.map(({ id, reviews }) => [id, reviews.map((review) => review.id)])).toEqual([
      ['guangxi-ai-platform', ['platform-rd-institute']],
      ['guangxi-cross-border', ['cb-pre-review']],
    ]);
  });

  test('the pre-review judges the four things that the guidelines name, within ten working days', () => {
    const { review } = findReview(programmes, 'guangxi-cross-border', 'cb-pre-review');
    expect(review.rubric.criteria.map(({ title }) => title.zh)).toEqual([
      '揭榜方资质',
      '实施保障力',
      '合作基础',
      '项目风险与效益',
    ]);
    expect(review.workingDays?.count).toBe(10);
    expect(review.policy).toMatchObject({ singleApplication: 'direct', selectPerLot: 1 });
  });

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: levels cover each scale without gap or overlap, on its steps',
    (_, { rubric }) => {
      for (const { levels, max, step } of rubric.criteria) {
        const rising = [...levels].sort((a, b) => a.from - b.from);
        expect(rising[0]?.from).toBe(0);
        expect(rising.at(-1)?.to).toBe(max);
        for (const [index, level] of rising.slice(1).entries())
          expect(level.from - (rising[index]?.to ?? 0)).toBe(step);
      }
    },
  );

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: the commitment holds the eleven recusal situations in both languages',
    (_, { commitment }) => {
      expect(commitment.zh.match(/^\d+\. /gm)).toHaveLength(11);
      expect(commitment.en.match(/^\(\d+\) /gm)).toHaveLength(11);
    },
  );

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: every mark that the document does not set is named as a default',
    (_, { rubric, defaults }) => {
      expect(rubric.criteria.every(({ weightIsDefault }) => weightIsDefault)).toBe(true);
      expect(defaults.length).toBeGreaterThan(2);
    },
  );
});

describe('a bad programme file', () => {
  const file = path.join(resourceFolder('programmes'), 'guangxi-cross-border.json');
  const good = () => JSON.parse(readFileSync(file, 'utf8'));

  test('every problem is named at once, each with its path', () => {
    const bad = good();
    bad.reviews[0].rubric.criteria[0].weight = 2000;
    bad.reviews[0].policy.tieChain = ['NOTHING'];
    bad.reviews[0].conditions[0].rule = { kind: 'yes', fact: 'unheard_of' };
    const refusal = refusalOf(() => readProgramme(bytesOf(bad), 'bad.json'));
    expect(refusal.code).toBe('programme-invalid');
    const problems = String(refusal.details.problems);
    expect(problems).toContain('reviews.0.rubric.criteria: ');
    expect(problems).toContain('reviews.0.policy.tieChain.0: ');
    expect(problems).toContain('reviews.0.conditions.0.rule: fact unheard_of is not defined');
  });

  test('an unknown member is refused, so that a misspelt one cannot be overlooked', () => {
    const refusal = refusalOf(() =>
      readProgramme(bytesOf({ ...good(), verison: '2' }), 'bad.json'),
    );
    expect(String(refusal.details.problems)).toContain('verison');
  });

  test('what is no JSON is refused', () => {
    expect(refusalOf(() => readProgramme(bytesOf('{').slice(1), 'x.json')).code).toBe(
      'programme-invalid',
    );
  });

  test('an unknown review is refused by name', () => {
    expect(refusalOf(() => findReview(programmes, 'guangxi-cross-border', 'nope')).code).toBe(
      'programme-unknown',
    );
  });
});

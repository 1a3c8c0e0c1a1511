import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { programmeSchemaText } from '../../electron/build/programme-schema.ts';
import {
  findReview,
  loadProgrammes,
  readProgramme,
  resourceFolder,
} from '../../electron/programmes.ts';
import { indexColumns } from '../../electron/reports/index-columns.ts';
import { errorTexts, fillText, Refusal } from '../../shared/errors.ts';

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
const reviewOf = (id: string) => findReview(programmes, 'guangxi-cross-border', id).review;

describe('the programme files', () => {
  test('both public programmes load, with the nine reviews of their documents', () => {
    expect(programmes.map(({ id, reviews }) => [id, reviews.map((review) => review.id)])).toEqual([
      [
        'guangxi-ai-platform',
        ['platform-rd-institute', 'platform-joint-centre', 'platform-joint-lab', 'platform-argued'],
      ],
      [
        'guangxi-cross-border',
        ['cb-demand-listing', 'cb-pre-review', 'cb-award-argument', 'cb-midterm', 'cb-performance'],
      ],
    ]);
  });

  test('the argued track votes, states its denominator and has no score to be ranked by', () => {
    const { review } = findReview(programmes, 'guangxi-ai-platform', 'platform-argued');
    expect(review.rubric.criteria).toEqual([]);
    const asked = review.rubric.decision.choices.filter((choice) => choice.reasonRequired);
    expect(asked.map(({ id }) => id)).toEqual(['RECOMMEND', 'DECLINE']);
    expect(review.policy.vote).toMatchObject({ yes: 'RECOMMEND', denominator: 'present' });
  });

  test('the five dimensions of a need, of which risk runs in reverse and asks for a comment', () => {
    const { review } = findReview(programmes, 'guangxi-cross-border', 'cb-demand-listing');
    const titles = ['需求真实性', '市场前瞻性', '技术可行性', '示范带动性', '合作风险性'];
    for (const [index, title] of titles.entries())
      expect(review.rubric.criteria[index]?.title.zh.startsWith(title)).toBe(true);
    const risk = review.rubric.criteria.find(({ id }) => id === 'RISK');
    expect(risk?.guidance.zh).toMatch(/反向/);
    expect(risk?.guidance.zh).toMatch(/《中国禁止出口限制出口技术目录》/);
    expect(risk?.commentRequired).toBe(true);
  });

  test('the argument of a bid is voted on with reasons, point by point with comments', () => {
    const { rubric, policy } = reviewOf('cb-award-argument');
    expect(policy.vote).toMatchObject({ yes: 'PASS' });
    expect(rubric.decision.choices.map(({ id, reasonRequired }) => [id, reasonRequired])).toEqual([
      ['PASS', true],
      ['FAIL', true],
    ]);
    expect(
      rubric.criteria.map(({ levels, commentRequired }) => [levels.length, commentRequired]),
    ).toEqual(Array(4).fill([3, true]));
  });

  test('risk has a veto tied to the export catalogue that takes effect with more than half', () => {
    const { rubric, policy } = reviewOf('cb-demand-listing');
    const asked = rubric.criteria.filter(({ veto }) => veto !== undefined);
    expect(asked.map(({ id }) => id)).toEqual(['RISK']);
    expect(asked[0]?.veto?.source).toContain('《中国禁止出口限制出口技术目录》');
    expect(policy.veto).toEqual({ takesEffectAt: { share: 'majority' }, effect: 'exclude' });
    expect(policy.line).toBe(7000);
  });

  test('midterm and performance go through the task book target by target before vote or grade', () => {
    const kinds = ['TECHNICAL', 'ECONOMIC', 'TALENT', 'FUNDS', 'SCENE'];
    for (const id of ['cb-midterm', 'cb-performance']) {
      const { targets } = reviewOf(id).rubric;
      expect(targets?.kinds.map((kind) => kind.id).slice(0, 5)).toEqual(kinds);
      expect(targets?.judgements.map((one) => one.id)).toEqual(['MET', 'PARTLY', 'NOT']);
      expect(targets?.reasonFor).toEqual(['PARTLY', 'NOT']);
    }
    expect(reviewOf('cb-midterm').policy.vote).toMatchObject({
      yes: 'CONTINUE',
      outcomes: ['CONTINUE', 'RECTIFY', 'STOP'],
    });
    const { grades } = reviewOf('cb-performance').policy;
    expect(grades?.bands.map(({ id, from }) => [id, from])).toEqual([
      ['EXCELLENT', 9000],
      ['GOOD', 7500],
      ['QUALIFIED', 6000],
      ['FAILED', 0],
    ]);
  });

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: panel, quorum, grades, line and veto are named as defaults of ours',
    (_, { policy, defaults }) => {
      const said = defaults.map(({ zh }) => zh).join();
      expect(policy.panel).toEqual({ min: 5, odd: true });
      expect(said).toMatch(/单数/);
      expect(said.includes('三分之二以上参加')).toBe(policy.quorum.share !== undefined);
      expect(said.includes('70 分以上')).toBe(policy.line !== undefined);
      expect(said.includes('等级分')).toBe(policy.grades !== undefined);
      expect(said.includes('否决项')).toBe(policy.veto !== undefined);
    },
  );

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: every text stands in both languages and every criterion and condition names its article',
    (_, review) => {
      const both = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        if ('zh' in value && 'en' in value) {
          expect(String(value.zh)).toMatch(/\p{Script=Han}/u);
          expect(String(value.en)).toMatch(/[A-Za-z]/);
        } else for (const part of Object.values(value)) both(part);
      };
      both(review);
      for (const { source } of [...review.rubric.criteria, ...review.conditions])
        expect(source).toMatch(/[一二三四五六七八九十]/);
    },
  );

  test.each(reviews.map((review) => [review.id, review] as const))(
    '%s: no two columns of its application index share a heading',
    (_, review) => {
      for (const language of ['zh', 'en'] as const) {
        const headings = indexColumns(review).map(({ title }) => title[language].toLowerCase());
        expect(new Set(headings).size).toBe(headings.length);
      }
    },
  );

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

describe('the schema of a programme file', () => {
  const schemaText = readFileSync(path.join(resourceFolder('programmes'), 'schema.json'), 'utf8');

  test('is the one that the program reads with (else: node electron/build/programme-schema.ts)', () => {
    expect(schemaText).toBe(programmeSchemaText());
  });

  test('takes the programmes that ship and refuses a misspelt member, a bad unit and no reviews', () => {
    const schema = z.fromJSONSchema(JSON.parse(schemaText));
    const accepts = (value: unknown) => schema.safeParse(value).success;
    const shipped = structuredClone(programmes);
    expect(shipped.map(accepts)).toEqual([true, true]);
    const [first] = shipped;
    expect(accepts({ ...first, verison: '2' })).toBe(false);
    expect(accepts({ ...first, reviews: [] })).toBe(false);
    const fact = first?.reviews[0]?.facts[0];
    if (fact !== undefined) Object.assign(fact, { unit: '吨' });
    expect(accepts(first)).toBe(false);
  });
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

  test('each problem is a sentence in both languages, also where shape and rule fail together', () => {
    const bad = good();
    bad.version = 7;
    bad.reviews[0].rubric.criteria[0].weight = 2000;
    bad.reviews[1].id = bad.reviews[0].id;
    bad.reviews[2].conditions[0].rule = { kind: 'yes', fact: 'signed_on' };
    bad.reviews[3].conditions[5].rule.of[0].unit = '亿元';
    bad.reviews[4].facts[0].colour = 'red';
    const { code, details } = refusalOf(() => readProgramme(bytesOf(bad), 'bad.json'));
    const [zh, en] = [errorTexts[code].zh, errorTexts[code].en].map((text) =>
      fillText(text, details),
    );
    for (const [place, chinese, english] of [
      ['version', '类型不对，应为 string', 'is not of type string'],
      ['reviews.0.rubric.criteria', '各指标权重之和', 'the weights add up to'],
      ['reviews.1.id', '重复', 'appears twice'],
      ['reviews.2.conditions.0.rule', '类型是 date', 'is date'],
      ['reviews.3.conditions.5.rule', '单位是“年”', 'is in “年”'],
      ['reviews.4.facts.0', '不认识的成员：colour', 'unknown members: colour'],
    ]) {
      expect(zh).toMatch(new RegExp(`${place}: [^；]*${chinese}`));
      expect(en).toMatch(new RegExp(`${place}: [^;]*${english}`));
    }
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

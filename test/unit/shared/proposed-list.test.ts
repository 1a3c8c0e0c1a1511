import { describe, expect, test } from 'vitest';
import type { ListEntry, ResultOutcome } from '../../../shared/objects/proposed-list.ts';
import type { Standing } from '../../../shared/objects/result.ts';
import { namesIn } from '../../../shared/panel-names.ts';
import type { Policy } from '../../../shared/policy.ts';
import { departuresOf, objectionTiming, publicationOf } from '../../../shared/proposed-list.ts';
import { outcomeWords, resultOutcome } from '../../../shared/result-outcome.ts';
import { payloads } from '../formats/sample-round.ts';

const { policy, rubric } = payloads.form;

type Kind = ResultOutcome['kind'];

const entry = (
  app: string,
  kind: Kind,
  place: number | null,
  proposed: number | null,
  choices: { readonly result?: string; readonly proposed?: string } = {},
): ListEntry => ({
  ...{ app, lot: 'L-1', lot_title: '需求', title: app, unit: '单位' },
  result: { kind, place, choice: choices.result ?? null },
  listed: proposed !== null,
  place: proposed,
  choice: choices.proposed ?? choices.result ?? null,
});

const found = (...entries: ListEntry[]) =>
  departuresOf(entries).map(({ app, kind }) => `${app} ${kind}`);

describe('a departure from the result', () => {
  test('is none where the first places of a ranking are taken, whatever their number', () => {
    const ranking = (listed: number) =>
      ['A', 'B', 'C'].map((app, index) =>
        entry(app, 'ranked', index + 1, index < listed ? index + 1 : null),
      );
    for (const listed of [0, 1, 2, 3]) expect(found(...ranking(listed))).toEqual([]);
  });

  test('is who is passed over in a ranking and who is taken instead', () => {
    expect(
      found(entry('A', 'ranked', 1, 1), entry('B', 'ranked', 2, null), entry('C', 'ranked', 3, 2)),
    ).toEqual(['B removed', 'C added']);
  });

  test('is the choice among equals where the room ends between them', () => {
    const equals = (b: number | null, c: number | null) =>
      found(entry('A', 'ranked', 1, 1), entry('B', 'ranked', 2, b), entry('C', 'ranked', 2, c));
    expect(equals(2, null)).toEqual(['B added']);
    expect(equals(2, 3)).toEqual([]);
    expect(equals(null, null)).toEqual([]);
  });

  test('is who stands before somebody of a better place', () => {
    expect(found(entry('A', 'ranked', 1, 2), entry('B', 'ranked', 2, 1))).toEqual(['B moved']);
    expect(found(entry('A', 'ranked', 1, 2), entry('B', 'ranked', 1, 1))).toEqual([]);
  });

  test('is another outcome or grade than the experts’, and who gets none', () => {
    const voted = (proposed: string, at: number | null = 1) =>
      found(entry('A', 'voted-outcome', null, at, { result: 'STOP', proposed }));
    expect(voted('STOP')).toEqual([]);
    expect(voted('RECTIFY')).toEqual(['A changed']);
    expect(voted('STOP', null)).toEqual(['A removed']);
  });

  test.each([
    ['selected', true],
    ['passed', true],
    ['direct-single', true],
    ['not-selected', false],
    ['not-passed', false],
    ['no-outcome', false],
    ['excluded', false],
    ['held', false],
    ['no-valid-sheet', false],
  ] as const)('needs a reason where %s is treated otherwise', (kind, isListed) => {
    expect(found(entry('A', kind, null, isListed ? 1 : null))).toEqual([]);
    expect(found(entry('A', kind, null, isListed ? null : 1))).toEqual([
      isListed ? 'A removed' : 'A added',
    ]);
  });
});

describe('the public notice', () => {
  test('counts five working days after its first day, through holidays and made-up days', () => {
    // 2026-09-30: National Day is off until 7 October, 10 October is worked.
    expect(publicationOf('ab'.repeat(32), '2026-09-30', false)).toMatchObject({
      days: 5,
      ends: '2026-10-13',
      known: true,
    });
    expect(publicationOf('ab'.repeat(32), '2026-11-27', false).ends).toBe('2026-12-04');
  });

  test('says where a year’s holidays are not known', () => {
    expect(publicationOf('ab'.repeat(32), '2087-03-03', false).known).toBe(false);
  });

  test.each([
    ['2026-11-26', 'early'],
    ['2026-11-27', 'inside'],
    ['2026-12-04', 'inside'],
    ['2026-12-05', 'late'],
  ] as const)('takes an objection of %s as %s', (on, timing) => {
    expect(objectionTiming({ starts: '2026-11-27', ends: '2026-12-04' }, on)).toBe(timing);
  });
});

describe('the outcome of a review in words', () => {
  const standing = (over: Partial<Standing>): Standing => ({
    ...{ app: 'A-01', title: '项目', unit: '单位', exact: '80', printed: '80.00', place: null },
    ...{ selected: false, criteria: [], sheets: [], votes: null },
    ...over,
  });
  const votes = (outcome?: string | null): NonNullable<Standing['votes']> => ({
    counts: [],
    denominator: 5,
    passed: true,
    ...(outcome === undefined ? {} : { outcome }),
  });
  const vote = {
    yes: 'CONTINUE',
    denominator: 'cast',
    threshold: 'majority',
    abstain: null,
  } as const;
  const bands = [
    { id: 'GOOD', title: { zh: '优秀', en: 'good' }, from: 8000 },
    { id: 'POOR', title: { zh: '不合格', en: 'poor' }, from: 0 },
  ];
  type Case = readonly [string, Partial<Standing>, Partial<Policy>, string];
  const cases: readonly Case[] = [
    ['ranked', { place: 1, selected: true }, { selectPerLot: 1 }, '第 1 名，入选'],
    ['ranked', { place: 2 }, { selectPerLot: 1 }, '第 2 名，未入选'],
    ['ranked', { place: 2 }, { selectPerLot: null }, '第 2 名'],
    ['ranked', { grade: 'GOOD' }, { grades: { bands } }, '等级：优秀'],
    ['ranked', { excluded: { zh: '否决', en: 'veto' } }, {}, '因否决项不排序'],
    ['voted', { votes: votes() }, { vote }, '通过'],
    ['voted', { votes: { ...votes(), passed: false } }, { vote }, '未通过'],
    [
      'voted',
      { votes: votes('RECTIFY') },
      { vote: { ...vote, outcomes: ['CONTINUE', 'RECTIFY'] } },
      '表决结论：RECTIFY',
    ],
    [
      'voted',
      { votes: votes(null) },
      { vote: { ...vote, outcomes: ['CONTINUE', 'RECTIFY'] } },
      '表决未形成结论',
    ],
    ['direct-single', {}, {}, '唯一申报，直接进入签约'],
    ['held', { place: null }, {}, '暂缓'],
    ['no-valid-sheet', {}, {}, '无有效评分'],
  ];
  test.each(cases)('%s %j under %j is %s', (state, over, rule, words) => {
    const lot = {
      ...{ lot: 'L-1', title: '需求', note: { zh: '', en: '' }, trimmed: false, standings: [] },
      state: state as 'ranked',
    };
    const used = { ...policy, ...rule };
    const outcome = resultOutcome(lot, standing(over), used);
    expect(outcomeWords(outcome, used, rubric).zh).toBe(words);
  });
});

describe('a member of the panel', () => {
  const panel = [
    { name: '李明', expert: 'E-7K2M' },
    { name: '欧阳修', expert: 'E-0001' },
    { name: 'Ann Lee', expert: 'E-0002' },
  ];
  test.each([
    ['李 明认为可行', ['李明']],
    ['如李教授所说', ['李教授']],
    ['欧阳老师另有看法', ['欧阳老师']],
    ['见 e-7k2m 的意见', ['E-7K2M']],
    ['as Ann  Lee wrote', ['Ann Lee']],
    ['annleelike', []],
    ['专家组认为可行，理由充分', []],
    ['', []],
  ] as const)('is found in “%s” as %j', (text, names) => {
    expect(namesIn(text, panel)).toEqual(names);
  });
});

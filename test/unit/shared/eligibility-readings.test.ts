import { describe, expect, test } from 'vitest';
import { evaluateConditions } from '../../../shared/eligibility.ts';
import type { PartyNames } from '../../../shared/independence.ts';
import { type Facts, outcome, result, reviews } from './shipped-conditions.ts';

describe('bands of income that touch', () => {
  const of = (income: string, spending: string, staff: string, researchers: string) =>
    result('platform-rd-institute', 'RD-TABLE', {
      annual_income: income,
      rd_spending: spending,
      staff,
      rd_staff: researchers,
    });

  test.each([
    // On an edge: what both bands accept, what only one does, what neither does.
    ['1000', '200', '25', '10', 'met', []],
    ['1000', '150', '25', '10', 'not-met', []],
    ['1000', '200', '30', '10', 'cannot-tell', [false, true]],
    ['10000', '1000', '60', '20', 'met', []],
    ['10000', '1000', '50', '18', 'cannot-tell', [true, false]],
    ['10000', '999', '60', '20', 'not-met', []],
    ['10亿元', '5000', '100', '30', 'met', []],
    ['100000', '4000', '100', '30', 'cannot-tell', [false, true]],
    ['1000000000元', '5000', '100', '29', 'cannot-tell', [true, false]],
    ['100000', '2999', '100', '30', 'not-met', []],
    // Off the edge only one band speaks.
    ['999.99', '200', '30', '10', 'not-met', []],
    ['1000.01', '200', '30', '10', 'met', []],
    ['9999.99', '1000', '50', '18', 'met', []],
    ['10000.01', '1000', '50', '18', 'not-met', []],
    ['99999.99', '5000', '100', '29', 'met', []],
    ['100000.01', '5000', '100', '29', 'not-met', []],
  ] as const)(
    'income %s, R&D %s, staff %s, R&D staff %s: %s',
    (income, rd, staff, own, expected, met) => {
      const found = of(income, rd, staff, own);
      expect(found.outcome).toBe(expected);
      expect(found.readings.map((reading) => reading.met)).toEqual(met);
    },
  );

  test('under 1 million yuan no band holds, and at exactly 1 million the first one does', () => {
    expect(of('99.99', '90', '10', '10')).toMatchObject({ outcome: 'cannot-tell', missing: [] });
    expect(of('100', '100', '25', '10').outcome).toBe('met');
    expect(of('100万元', '100', '25', '10').outcome).toBe('met');
  });

  test('both readings also stand where the condition is relaxed for an argued application', () => {
    const found = result('platform-argued', 'INSTITUTE-RD-TABLE', {
      type_institute: '是',
      annual_income: '10000',
      rd_spending: '1000',
      staff: '50',
      rd_staff: '18',
    });
    expect(found.outcome).toBe('cannot-tell');
    expect(found.readings.map(({ met }) => met)).toEqual([true, false]);
  });
});

describe('conditions without a figure', () => {
  const independence = (facts: Facts) => result('cb-pre-review', 'INDEPENDENCE-LISTS', facts);
  const apart: Facts = {
    bidder_names: '广西甲科技有限公司；广西乙大学',
    bidder_codes: '91450100MA5AAAAA0X；12450000BBBBBBBB1Y',
    bidder_controllers: '张三',
    bidder_shareholders: '张三；丙投资有限公司',
    demand_names: 'Viet Port Co., Ltd.',
    demand_codes: '0301234567',
    demand_controllers: 'Nguyen Van A',
    demand_shareholders: 'Nguyen Van A',
  };

  test.each([
    ['platform-argued', 'GROUND', { ground_company: '是' }, 'met'],
    ['platform-argued', 'GROUND', { ground_company: '否' }, 'cannot-tell'],
    [
      'platform-argued',
      'CENTRE-LEAD',
      { type_centre: '否', leading_enterprise: '否' },
      'not-applicable',
    ],
    [
      'platform-argued',
      'CENTRE-LEAD',
      { type_centre: '是', leading_enterprise: '否' },
      'soft-not-met',
    ],
    ['platform-argued', 'LAB-OTHER-RULES', { type_lab: '是' }, 'refers'],
    ['platform-argued', 'LAB-OTHER-RULES', { type_lab: '否' }, 'not-applicable'],
    ['platform-argued', 'LAB-RD-SHARE', { type_lab: '是', is_company: '否' }, 'not-applicable'],
    ['platform-joint-centre', 'LEAD', { leading_enterprise: '否' }, 'not-met'],
    ['platform-joint-centre', 'OTHER-RULES', {}, 'refers'],
    [
      'platform-joint-lab',
      'RESULTS',
      { asean_talent: '否', overseas_carriers: '否', overseas_rd: '是' },
      'met',
    ],
    [
      'platform-joint-lab',
      'RESULTS',
      { asean_talent: '否', overseas_carriers: '否', overseas_rd: '否' },
      'not-met',
    ],
    ['platform-joint-lab', 'RD-SHARE', { is_company: '否' }, 'not-applicable'],
    ['platform-joint-lab', 'RD-SHARE', {}, 'cannot-tell'],
    ['platform-joint-lab', 'JOINT-PROJECT', { is_academic: '否' }, 'not-applicable'],
    ['cb-pre-review', 'PREFER-COOPERATION', { prefer_cooperation: '是' }, 'preference'],
    ['cb-pre-review', 'PREFER-LANDED', { prefer_landed: '否' }, 'no-preference'],
    ['cb-pre-review', 'PREFER-LOCAL', {}, 'cannot-tell'],
    [
      'platform-joint-lab',
      'JOINT-PROJECT',
      { is_academic: '是', joint_project: '是', finished_on_time: '否' },
      'not-met',
    ],
    [
      'platform-joint-lab',
      'JOINT-PROJECT',
      { is_academic: '是', joint_project: '是' },
      'cannot-tell',
    ],
    ['cb-demand-listing', 'CATALOGUE', { no_prohibited: '是', no_restricted: '是' }, 'met'],
    [
      'cb-demand-listing',
      'CATALOGUE',
      { no_prohibited: '是', no_restricted: '否', licence_route: '是' },
      'met',
    ],
    [
      'cb-demand-listing',
      'CATALOGUE',
      { no_prohibited: '是', no_restricted: '否', licence_route: '否' },
      'not-met',
    ],
    ['cb-demand-listing', 'CATALOGUE', { no_prohibited: '否', no_restricted: '是' }, 'not-met'],
    ['cb-demand-listing', 'CATALOGUE', { no_restricted: '是' }, 'cannot-tell'],
    ['cb-midterm', 'UNCHANGED', { country_unchanged: '是', scene_unchanged: '否' }, 'not-met'],
    [
      'cb-award-argument',
      'SIGNED-IN-TIME',
      { selected_on: '2026-11-21', signed_on: '2026-11-20' },
      'cannot-tell',
    ],
    [
      'cb-award-argument',
      'SIGNED-IN-TIME',
      { selected_on: '2026-11-21', signed_on: '2026-11-31' },
      'cannot-tell',
    ],
  ] as const)('%s %s with %j is %s', (review, condition, facts, expected) => {
    expect(outcome(review, condition, facts)).toBe(expected);
  });

  test('two sides that share nothing are apart, and every comparison made is named', () => {
    const found = independence(apart);
    expect(found.outcome).toBe('met');
    expect(found.compared).toHaveLength(1);
    for (const part of ['名称', '信用代码', '控制人', '股东'])
      expect(found.compared[0]?.zh).toContain(`揭榜方${part}与需求方${part}`);
    expect(found.compared[0]?.en).toContain(
      "the bidder's controllers with the demand side's names",
    );
  });

  test.each([
    ['one name', { demand_names: '广西甲科技 有限公司' }],
    ['one code', { demand_codes: '91450100ma5aaaaa0x' }],
    ['one controller', { demand_controllers: '张三' }],
    ['the bidder controls', { demand_controllers: '广西乙大学' }],
    ['the demand side controls', { bidder_controllers: 'Viet Port Co., Ltd.' }],
    ['the demand side holds shares', { bidder_shareholders: 'Viet Port Co. Ltd' }],
    ['the bidder holds shares', { demand_shareholders: '广西甲科技有限公司' }],
  ])('%s: not independent, with what was found in words', (_, facts) => {
    const found = independence({ ...apart, ...facts });
    expect(found.outcome).toBe('not-met');
    expect(found.compared.some(({ zh }) => zh.includes('相同：'))).toBe(true);
  });

  test.each([
    ['a shareholder in common', { demand_shareholders: '丙投资有限公司' }],
    ['a name that holds the other', { demand_names: '广西乙大学东盟学院' }],
  ])('%s: people have to look', (_, facts) => {
    const found = independence({ ...apart, ...facts });
    expect(found).toMatchObject({ outcome: 'cannot-tell', missing: [] });
    expect(found.compared.some(({ zh }) => zh.includes('须核实：'))).toBe(true);
  });

  describe('with the parties of the application itself', () => {
    const conditions = reviews.find(({ id }) => id === 'cb-pre-review')?.conditions ?? [];
    const held = (facts: Facts, party: PartyNames) =>
      evaluateConditions(
        conditions,
        Object.entries(facts).map(([key, value]) => ({ key, value })),
        party,
      ).find(({ id }) => id === 'INDEPENDENCE-LISTS');
    const party = { unit: '广西甲科技有限公司', partners: [], demand_side: 'Viet Port Co., Ltd.' };

    test('names are compared although no fact lists them, and what was compared is said', () => {
      const { bidder_names: _, demand_names: __, ...silent } = apart;
      expect(held(silent, party)).toMatchObject({ outcome: 'met', missing: [] });
      const found = held(silent, { ...party, demand_side: '广西甲科技有限公司' });
      expect(found?.outcome).toBe('not-met');
      expect(found?.compared.map(({ zh }) => zh)).toContain(
        '一并比对了申报信息中的：广西甲科技有限公司。',
      );
    });

    test('a partner that the facts forgot is found', () => {
      const tied = { ...party, partners: ['Viet Port Co., Ltd.'] };
      expect(held(apart, tied)?.outcome).toBe('not-met');
      expect(held(apart, party)?.outcome).toBe('met');
    });

    test('a credit code that stands beside a name is compared as a code', () => {
      const { bidder_codes: _, ...silent } = apart;
      const coded = { ...party, unit: '某公司（91450100MA5AAAAA0X）' };
      expect(held(silent, coded)?.missing).toEqual([]);
      const same = held({ ...silent, demand_codes: '91450100MA5AAAAA0X' }, coded);
      expect(same?.outcome).toBe('not-met');
    });
  });

  test('what was not given is named, and 无 is an answer', () => {
    const { bidder_codes: _, ...rest } = apart;
    const found = independence(rest);
    expect(found).toMatchObject({ outcome: 'cannot-tell', missing: ['bidder_codes'] });
    expect(found.compared.at(-1)?.zh).toContain('未能比对');
    expect(independence({ ...apart, demand_controllers: '无' }).outcome).toBe('met');
  });
});

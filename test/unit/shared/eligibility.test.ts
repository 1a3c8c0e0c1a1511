import { describe, expect, test } from 'vitest';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { evaluateConditions, readQuantity, readYesNo } from '../../../shared/eligibility.ts';
import { exactText } from '../../../shared/merge/exact.ts';

const programmes = loadProgrammes();
const conditionsOf = (programme: string, review: string) =>
  findReview(programmes, programme, review).review.conditions;
const bidder = conditionsOf('guangxi-cross-border', 'cb-pre-review');
const institute = conditionsOf('guangxi-ai-platform', 'platform-rd-institute');

const result = (conditions: typeof bidder, id: string, facts: Record<string, string>) => {
  const listed = Object.entries(facts).map(([key, value]) => ({ key, value }));
  const found = evaluateConditions(conditions, listed).find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no condition ${id}`);
  return found;
};

describe('conditions of a bid', () => {
  test.each([
    ['GRANT-LIMIT', { department_money: '150' }, 'met'],
    ['GRANT-LIMIT', { department_money: '150.01' }, 'not-met'],
    ['GRANT-LIMIT', { department_money: '1500000元' }, 'met'],
    ['OWN-FUNDS', { department_money: '150', own_money: '150' }, 'met'],
    ['OWN-FUNDS', { department_money: '150', own_money: '149.99' }, 'not-met'],
    ['RD-SHARE', { rd_spending: '100', main_income: '1亿元' }, 'met'],
    ['RD-SHARE', { rd_spending: '99.99', main_income: '10000' }, 'not-met'],
    ['CONSORTIUM', { bidder_count: '5', has_company: '是' }, 'met'],
    ['CONSORTIUM', { bidder_count: '6', has_company: '是' }, 'not-met'],
    ['CONSORTIUM', { bidder_count: '6' }, 'not-met'],
    ['CONSORTIUM', { bidder_count: '5', has_company: '否' }, 'not-met'],
    ['REGISTERED', { registered_years: '1', lead_in_guangxi: '是' }, 'met'],
    ['REGISTERED', { registered_years: '0.9', lead_in_guangxi: '是' }, 'not-met'],
    ['RD-STAFF', { full_time_rd: '5人' }, 'met'],
    ['RD-STAFF', { full_time_rd: '4' }, 'soft-not-met'],
    ['DURATION', { duration_years: '2' }, 'met'],
    ['DURATION', { duration_years: '2.5' }, 'not-met'],
    ['LANGUAGE', { fluent_member: '大概' }, 'cannot-tell'],
  ])('%s with %j is %s', (id, facts, outcome) => {
    expect(result(bidder, id, facts).outcome).toBe(outcome);
  });

  test('an absent fact leaves the condition open and is named', () => {
    expect(result(bidder, 'RD-SHARE', { rd_spending: '100' })).toMatchObject({
      outcome: 'cannot-tell',
      missing: ['main_income'],
    });
  });
});

describe('conditions of an R&D institute, by income', () => {
  const facts = (income: string, spending: string, staff: string, researchers: string) => ({
    annual_income: income,
    rd_spending: spending,
    staff,
    rd_staff: researchers,
  });

  test.each([
    // income, R&D spending (万元), staff, R&D staff
    [facts('500', '100', '25', '10'), 'met'],
    [facts('500', '99.99', '25', '10'), 'not-met'],
    [facts('100', '100', '25', '10'), 'met'],
    [facts('5000', '500', '30', '10'), 'met'],
    [facts('5000', '499', '30', '10'), 'not-met'],
    [facts('50000', '2500', '100', '20'), 'met'],
    [facts('50000', '2500', '101', '20'), 'not-met'],
    [facts('200000', '6000', '150', '30'), 'met'],
    [facts('200000', '5999', '150', '30'), 'not-met'],
  ])('%j is %s', (given, outcome) => {
    expect(result(institute, 'RD-TABLE', given).outcome).toBe(outcome);
  });

  test('an income on the edge of two bands that disagree shows both readings', () => {
    expect(result(institute, 'RD-TABLE', facts('1000', '200', '25', '10'))).toMatchObject({
      outcome: 'met',
      readings: [],
    });
    const between = result(institute, 'RD-TABLE', facts('10000', '1000', '50', '18'));
    expect(between.outcome).toBe('cannot-tell');
    expect(between.readings.map(({ met }) => met)).toEqual([true, false]);
  });

  test('an income below every band cannot be told', () => {
    expect(result(institute, 'RD-TABLE', facts('99', '50', '10', '8')).outcome).toBe('cannot-tell');
  });

  test('what another rule decides is said to be so', () => {
    expect(result(institute, 'OTHER-RULES', {}).outcome).toBe('refers');
  });
});

describe('reading facts', () => {
  test.each([
    ['1,200', '万元', '12000000'],
    ['１２００．５ 万元', '万元', '12005000'],
    ['0.12亿元', '万元', '12000000'],
    ['30 人', '人', '30'],
    ['12.5％', '%', '25/2'],
  ] as const)('%s in %s is %s of the base unit', (value, unit, exact) => {
    const read = readQuantity(value, unit);
    expect(read && exactText(read)).toBe(exact);
  });

  test.each(['', '约100', '-5', '100人', '1.2.3', 'Infinity'])(
    '%j is no amount of money',
    (value) => {
      expect(readQuantity(value, '万元')).toBeNull();
    },
  );

  test('yes and no are read as people write them', () => {
    expect(['是', ' 有 ', 'YES', '否', '无', '也许', ''].map(readYesNo)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });
});

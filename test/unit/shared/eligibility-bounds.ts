import type { ConditionOutcome } from '../../../shared/eligibility.ts';
import type { Facts } from './shipped-conditions.ts';

// Every figure here is typed from the two public documents, not from the files that ship.

/** One bound: the fact just below it, on it and just above it, the outcome of each, and the same
 * value on the bound in another unit. */
export type Bound = {
  readonly reviews: readonly string[];
  readonly condition: string;
  readonly fact: string;
  readonly at: readonly [below: string, on: string, above: string];
  readonly gives: readonly [ConditionOutcome, ConditionOutcome, ConditionOutcome];
  readonly beside?: Facts;
  readonly sameAsOn?: string;
};

const least: Bound['gives'] = ['not-met', 'met', 'met'];
const most: Bound['gives'] = ['met', 'met', 'not-met'];
const softLeast: Bound['gives'] = ['soft-not-met', 'met', 'met'];
const institute = { type_institute: '是' };
const centre = { type_centre: '是' };
const lab = { type_lab: '是' };

const ofBids = ['cb-pre-review', 'cb-award-argument', 'cb-midterm', 'cb-performance'];
const ofProjects = ['cb-midterm', 'cb-performance'];

/** 五（四）1: a value in each band that is well inside it, and its four bounds. Money in 万元. */
const bands = [
  {
    income: '500',
    spending: ['99.99', '100', '100.01'],

    staff: '25',
    researchers: '10',
  },
  {
    income: '5000',
    spending: ['499.99', '500', '500.01'],

    staff: '33',
    researchers: '10',
  },
  {
    income: '50000',
    spending: ['2499.99', '2500', '2500.01'],

    staff: '100',
    researchers: '20',
  },
  {
    income: '200000',
    spending: ['5999.99', '6000', '6000.01'],

    staff: '150',
    researchers: '30',
  },
] as const;

const instituteBounds: readonly Bound[] = bands.flatMap((band): Bound[] => {
  const beside = {
    annual_income: band.income,
    rd_spending: String(Number(band.income) * 2),
    staff: band.staff,
    rd_staff: band.researchers,
  };
  const to = (fact: string, at: Bound['at'], more: Facts = {}): Bound[] => [
    {
      reviews: ['platform-rd-institute'],
      condition: 'RD-TABLE',
      fact,
      at,
      gives: least,
      beside: { ...beside, ...more },
    },
    {
      reviews: ['platform-argued'],
      condition: 'INSTITUTE-RD-TABLE',
      fact,
      at,
      gives: softLeast,
      beside: { ...beside, ...institute, ...more },
    },
  ];
  const researchers = Number(band.researchers);
  return [
    // The share of income, well above the floor in yuan.
    ...to('rd_spending', [band.spending[0], band.spending[1], band.spending[2]]),
    // The number of R&D staff, in a staff so small that the share is met.
    ...to('rd_staff', [String(researchers - 1), band.researchers, String(researchers + 1)], {
      staff: String(researchers + 1),
    }),
  ];
});

/** The floor in yuan, where the income is so low in its band that the share asks for less. */
const floors: readonly Bound[] = [
  { income: '100', floor: ['99.99', '100', '100.01'] },
  { income: '1500', floor: ['199.99', '200', '200.01'] },
  { income: '10001', floor: ['999.99', '1000', '1000.01'] },
  { income: '100001', floor: ['3999.99', '4000', '4000.01'] },
].map(({ income, floor: [below = '', on = '', above = ''] }) => ({
  reviews: ['platform-rd-institute'],
  condition: 'RD-TABLE',
  fact: 'rd_spending',
  at: [below, on, above],
  gives: least,
  beside: { annual_income: income, staff: '60', rd_staff: '40' },
  sameAsOn: `${Number(on) * 10_000}元`,
}));

/** The share of staff: 40, 30, 20 and 20 of a hundred. */
const staffShares: readonly Bound[] = [
  { income: '500', share: 40 },
  { income: '5000', share: 30 },
  { income: '50000', share: 20 },
  { income: '200000', share: 20 },
].map(({ income, share }) => ({
  reviews: ['platform-rd-institute'],
  condition: 'RD-TABLE',
  fact: 'rd_staff',
  at: [String(2 * share - 1), String(2 * share), String(2 * share + 1)],
  gives: least,
  beside: { annual_income: income, rd_spending: income, staff: '200' },
  sameAsOn: `${2 * share}人`,
}));

export const bounds: readonly Bound[] = [
  ...instituteBounds,
  ...floors,
  ...staffShares,
  // 五（五）
  {
    reviews: ['platform-joint-centre'],
    condition: 'MAIN-INCOME',
    fact: 'main_income',
    at: ['9999.99', '10000', '10000.01'],
    gives: softLeast,
    sameAsOn: '1亿元',
  },
  {
    reviews: ['platform-joint-centre'],
    condition: 'RD-STAFF',
    fact: 'full_time_rd',
    at: ['29', '30', '31'],
    gives: softLeast,
    sameAsOn: '30 人',
  },
  {
    reviews: ['platform-joint-centre'],
    condition: 'RD-COST',
    fact: 'rd_cost',
    at: ['999.99', '1000', '1000.01'],
    gives: least,
    sameAsOn: '0.1亿元',
  },
  // Below 1 billion nothing is asked; from 1 billion on (以上 includes it) 3 % of sales.
  {
    reviews: ['platform-joint-centre'],
    condition: 'RD-SHARE',
    fact: 'main_income',
    at: ['99999.99', '100000', '100000.01'],
    gives: ['not-applicable', 'not-met', 'not-met'],
    beside: { rd_cost: '2999', sales_income: '100000' },
    sameAsOn: '10亿元',
  },
  {
    reviews: ['platform-joint-centre'],
    condition: 'RD-SHARE',
    fact: 'rd_cost',
    at: ['2999.99', '3000', '3000.01'],
    gives: least,
    beside: { main_income: '10亿元', sales_income: '10亿元' },
    sameAsOn: '0.3亿元',
  },
  {
    reviews: ['platform-argued'],
    condition: 'CENTRE-MAIN-INCOME',
    fact: 'main_income',
    at: ['9999.99', '10000', '10000.01'],
    gives: softLeast,
    beside: centre,
    sameAsOn: '1亿元',
  },
  {
    reviews: ['platform-argued'],
    condition: 'CENTRE-RD-STAFF',
    fact: 'full_time_rd',
    at: ['29', '30', '31'],
    gives: softLeast,
    beside: centre,
  },
  {
    reviews: ['platform-argued'],
    condition: 'CENTRE-RD-COST',
    fact: 'rd_cost',
    at: ['999.99', '1000', '1000.01'],
    gives: softLeast,
    beside: centre,
  },
  {
    reviews: ['platform-argued'],
    condition: 'CENTRE-RD-SHARE',
    fact: 'rd_cost',
    at: ['2999.99', '3000', '3000.01'],
    gives: softLeast,
    beside: { ...centre, main_income: '10亿元', sales_income: '10亿元' },
  },
  // 五（六）3
  {
    reviews: ['platform-joint-lab'],
    condition: 'RD-SHARE',
    fact: 'rd_cost',
    at: ['29.99', '30', '30.01'],
    gives: least,
    beside: { is_company: '是', sales_income: '1000' },
    sameAsOn: '300000元',
  },
  {
    reviews: ['platform-argued'],
    condition: 'LAB-RD-SHARE',
    fact: 'rd_cost',
    at: ['29.99', '30', '30.01'],
    gives: softLeast,
    beside: { ...lab, is_company: '是', sales_income: '1000' },
  },
  // 五（七）: 大于, so that 5000万元 itself is no ground.
  {
    reviews: ['platform-argued'],
    condition: 'GROUND',
    fact: 'rd_spending',
    at: ['4999.99', '5000', '5000.01'],
    gives: ['not-met', 'not-met', 'met'],
    beside: { ground_deployed: '否', ground_institution: '否', ground_company: '否' },
    sameAsOn: '50000000元',
  },
  // 第五条（一）1, （二）1–3
  {
    reviews: ['cb-demand-listing'],
    condition: 'REGISTERED',
    fact: 'registered_years',
    at: ['0.99', '1', '1.01'],
    gives: least,
    beside: { in_asean: '是' },
    sameAsOn: '1年',
  },
  {
    reviews: ['cb-pre-review'],
    condition: 'REGISTERED',
    fact: 'registered_years',
    at: ['0.99', '1', '1.01'],
    gives: least,
    beside: { lead_in_guangxi: '是' },
    sameAsOn: '1 年',
  },
  {
    reviews: ['cb-pre-review'],
    condition: 'CONSORTIUM',
    fact: 'bidder_count',
    at: ['4', '5', '6'],
    gives: most,
    beside: { has_company: '是' },
    sameAsOn: '5家',
  },
  {
    reviews: ['cb-pre-review'],
    condition: 'RD-SHARE',
    fact: 'rd_spending',
    at: ['99.99', '100', '100.01'],
    gives: least,
    beside: { main_income: '10000' },
    sameAsOn: '0.01亿元',
  },
  {
    reviews: ['cb-pre-review'],
    condition: 'RD-STAFF',
    fact: 'full_time_rd',
    at: ['4', '5', '6'],
    gives: softLeast,
    sameAsOn: '5人',
  },
  // 第八条（一）, 第七条（3）8, 第十一条, 第七条（2）4（4）
  {
    reviews: ofBids,
    condition: 'GRANT-LIMIT',
    fact: 'department_money',
    at: ['149.99', '150', '150.01'],
    gives: most,
    sameAsOn: '1500000元',
  },
  {
    reviews: ofBids,
    condition: 'OWN-FUNDS',
    fact: 'own_money',
    at: ['149.99', '150', '150.01'],
    gives: least,
    beside: { department_money: '150' },
    sameAsOn: '0.015亿元',
  },
  {
    reviews: ofBids,
    condition: 'DURATION',
    fact: 'duration_years',
    at: ['0.99', '1', '1.01'],
    gives: least,
    sameAsOn: '1年',
  },
  {
    reviews: ofBids,
    condition: 'DURATION',
    fact: 'duration_years',
    at: ['1.99', '2', '2.01'],
    gives: most,
    sameAsOn: '2年',
  },
  {
    reviews: ofProjects,
    condition: 'EXTENSION',
    fact: 'extensions',
    at: ['0', '1', '2'],
    gives: most,
    beside: { extension_years: '1' },
  },
  {
    reviews: ofProjects,
    condition: 'EXTENSION',
    fact: 'extension_years',
    at: ['0.99', '1', '1.01'],
    gives: most,
    beside: { extensions: '1' },
    sameAsOn: '1年',
  },
  {
    reviews: ofProjects,
    condition: 'EXTENSION-GROUND',
    fact: 'extensions',
    at: ['0', '1', '2'],
    gives: ['not-applicable', 'not-met', 'not-met'],
    beside: { force_majeure: '是', extension_agreed: '否' },
  },
  {
    reviews: ['cb-award-argument'],
    condition: 'SIGNED-IN-TIME',
    fact: 'signed_on',
    at: ['2026-12-20', '2026-12-21', '2026-12-22'],
    gives: most,
    beside: { selected_on: '2026-11-21' },
    sameAsOn: '2026年12月21日',
  },
  {
    reviews: ['cb-award-argument'],
    condition: 'SIGNED-IN-TIME',
    fact: 'signed_on',
    at: ['2027-02-27', '2027-02-28', '2027-03-01'],
    gives: most,
    beside: { selected_on: '2027-01-31' },
    sameAsOn: '2027/2/28',
  },
];

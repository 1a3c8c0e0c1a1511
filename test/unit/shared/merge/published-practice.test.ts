// Findings that decided how scores are merged here, each repeated.
import { describe, expect, test } from 'vitest';
import { printNumber, ratio } from '../../../../shared/merge/exact.ts';
import { expertBias } from '../../../../shared/merge/statistics/expert-bias.ts';
import { kendallW } from '../../../../shared/merge/statistics/kendall-w.ts';
import { seededNumbers } from '../../../../shared/merge/statistics/seeded-numbers.ts';
import {
  merge,
  placesOf,
  type ScoreRow,
  scorePolicy,
  standingOf,
  totals,
  voteColumns,
  votePolicy,
} from './bare/bare-of.ts';

describe('half points and weights', () => {
  const weights = [25, 20, 20, 20, 15] as const;
  const numbers = seededNumbers(7);
  /** Five marks out of 100 in half points, as numbers of halves. */
  const sheets = Array.from({ length: 4000 }, () => weights.map(() => 100 + numbers.below(101)));

  test('half of all weighted totals end in a 5 that rounding must place; doubles misplace many', () => {
    let halves = 0;
    let misplaced = 0;
    for (const sheet of sheets) {
      const thousandths = sheet.reduce((sum, half, at) => sum + half * 5 * (weights[at] ?? 0), 0);
      if (thousandths % 10 === 5) halves += 1;
      const double = sheet.reduce(
        (sum, half, at) => sum + (half / 2) * ((weights[at] ?? 0) / 100),
        0,
      );
      const exact = printNumber(ratio(BigInt(thousandths), 1000n), 2, 'half-up');
      // By hand, in whole thousandths.
      expect(exact).toBe((Math.floor((thousandths + 5) / 10) / 100).toFixed(2));
      if (double.toFixed(2) !== exact) misplaced += 1;
    }
    expect(halves / sheets.length).toBeCloseTo(0.499, 1);
    expect(misplaced / sheets.length).toBeGreaterThan(0.05);
  });

  test('the engine prints what the whole thousandths say, sheet by sheet', () => {
    const criteria = weights.map((weight, at) => ({ id: `C${at}`, factor: `${weight}/100` }));
    const rule = scorePolicy({ criteria });
    for (const sheet of sheets.slice(0, 200)) {
      const rows = sheet.map((half, at): ScoreRow => ['L', 'A', 'E', `C${at}`, `${half / 2}`]);
      const thousandths = sheet.reduce((sum, half, at) => sum + half * 5 * (weights[at] ?? 0), 0);
      const { exact, printed } = standingOf(merge(rule, rows), 'A');
      const { numerator, denominator } = ratio(BigInt(thousandths), 1000n);
      expect(exact).toBe(denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`);
      expect(printed).toBe((Math.floor((thousandths + 5) / 10) / 100).toFixed(2));
    }
  });

  test('between 80 and 82 points, up to eleven experts: 24 pairs of means print alike and differ', () => {
    const means = new Map<string, string>();
    for (let experts = 1n; experts <= 11n; experts += 1n) {
      for (let halves = 160n * experts; halves <= 164n * experts; halves += 1n) {
        const mean = ratio(halves, 2n * experts);
        means.set(`${mean.numerator}/${mean.denominator}`, printNumber(mean, 2, 'half-up'));
      }
    }
    const alike = [...Map.groupBy(means.values(), (printed) => printed).values()];
    expect(alike.reduce((pairs, { length }) => pairs + (length * (length - 1)) / 2, 0)).toBe(24);
  });
});

describe('a recusal can pick the winner', () => {
  // The third expert, the most severe, is recused from B.
  const scores = { A: [88, 91, 70, 92, 89], B: [87, 90, '', 91, 87], C: [80, 82, 61, 84, 80] };
  const first = (aggregator: string) => {
    const trim = { high: 1, low: 1, minValues: 3, decided: 'lot' };
    const result = merge(scorePolicy({ aggregator, trim }), totals(scores));
    return {
      first: Object.entries(placesOf(result)).flatMap(([app, place]) => (place === 1 ? [app] : [])),
      flags: result.flags.map(({ kind }) => kind),
    };
  };

  test('by the mean it is B, by drop-one-high-one-low and by the median A; the result says so', () => {
    expect(first('mean').first).toEqual(['B']);
    expect(first('mean').flags).toContain('another-rule-another-winner');
    expect(first('trimmed-mean').first).toEqual(['A']);
    expect(first('median').first).toEqual(['A']);
  });

  test('by the two-way fit as well, whose figure for the gap is that of Yates', () => {
    const rows = Object.values(scores);
    const [component] = expertBias({
      rows: Object.keys(scores).map((application) => ({ lot: 'L', application })),
      experts: ['E1', 'E2', 'E3', 'E4', 'E5'],
      cells: rows.flatMap((line, row) =>
        line.flatMap((value, column) =>
          typeof value === 'number' ? [{ row, column, value }] : [],
        ),
      ),
    });
    // Yates, one missing plot: (3 × 355 + 5 × 131 − 1172) ÷ (2 × 4) = 68.5; (355 + 68.5) ÷ 5.
    const [a = 0, b = 0, c = 0] = component?.fit?.adjusted ?? [];
    expect(a).toBeCloseTo(86, 12);
    expect(b).toBeCloseTo(84.7, 12);
    expect(c).toBeCloseTo(77.4, 12);
  });
});

describe('panels that share no expert', () => {
  // Two blocks in perfect order each: a coefficient that leaves gaps out calls this agreement 1.
  const blocks = [
    [1, 1, null, null],
    [2, 2, null, null],
    [null, null, 1, 1],
    [null, null, 2, 2],
  ];

  test('have no coefficient of concordance, and figures that cannot be compared', () => {
    expect(kendallW(blocks)).toBeNull();
    const components = expertBias({
      rows: blocks.map((_, row) => ({ lot: 'L', application: `A${row}` })),
      experts: ['E1', 'E2', 'E3', 'E4'],
      cells: blocks.flatMap((line, row) =>
        line.flatMap((value, column) => (value === null ? [] : [{ row, column, value }])),
      ),
    });
    expect(components.map(({ rows }) => rows)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe('three styles of majority in statutes', () => {
  const cast = (yes: number, no: number, absent: number) =>
    [
      ...Array<string>(yes).fill('yes'),
      ...Array<string>(no).fill('no'),
      ...Array<string>(absent).fill(''),
    ].map((vote, at) => ['L', 'A', `E${at}`, vote]);
  const passes = (rule: Readonly<Record<string, unknown>>, votes: readonly (readonly string[])[]) =>
    standingOf(merge(votePolicy(rule), votes, voteColumns), 'A').vote?.passed;

  test('two thirds must attend, then more than half of those present', () => {
    const rule = { attendance: '2/3', denominator: 'present', threshold: 'majority' };
    expect(passes(rule, cast(4, 2, 3))).toBe(true);
    expect(passes(rule, cast(3, 3, 3))).toBe(false);
    expect(passes(rule, cast(5, 0, 4))).toBe(false);
  });

  test('two thirds of all members agree, whoever came', () => {
    const rule = { denominator: 'panel', threshold: 'two-thirds' };
    expect(passes(rule, cast(6, 0, 3))).toBe(true);
    expect(passes(rule, cast(5, 0, 4))).toBe(false);
  });

  test('more than half of an odd panel never ties', () => {
    const rule = { denominator: 'panel', threshold: 'majority' };
    expect(passes(rule, cast(4, 3, 0))).toBe(true);
    expect(passes(rule, cast(3, 4, 0))).toBe(false);
  });
});

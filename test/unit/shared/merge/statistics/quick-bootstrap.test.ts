import { expect, test } from 'vitest';
import type { Aggregator, BareScores, Trim } from '../../../../../shared/merge/bare/bare-policy.ts';
import type { BareLot } from '../../../../../shared/merge/bare/bare-table.ts';
import { asDouble } from '../../../../../shared/merge/bare/expert-totals.ts';
import { lotRule } from '../../../../../shared/merge/bare/lot-figures.ts';
import { lotScorer, lotSheets } from '../../../../../shared/merge/bare/lot-scorer.ts';
import { drawsOf } from '../../../../../shared/merge/bare/lot-statistics.ts';
import { rounderOf } from '../../../../../shared/merge/bare/step.ts';
import { ratio, roundExact } from '../../../../../shared/merge/exact.ts';
import {
  firstOfPanel,
  leaveOneOut,
  rankBootstrap,
} from '../../../../../shared/merge/statistics/rank-bootstrap.ts';
import {
  drawnLists,
  seededNumbers,
} from '../../../../../shared/merge/statistics/seeded-numbers.ts';
import { dice } from '../random-rounds.ts';
import { type PlainItem, plainBootstrap, plainScores } from './plain-bootstrap.ts';

const aggregators: readonly Aggregator[] = ['mean', 'trimmed-mean', 'median'];

/** Lot number `seed`: thirds and quarters, many of them equal, gaps, panels up to fifty, every rule. */
function anyLot(seed: number) {
  const roll = dice(seed);
  const order = roll(2) === 0 ? ('experts-first' as const) : ('criteria-first' as const);
  const width = 1 + roll(roll(10) === 0 ? 50 : 9);
  const gaps = roll(3) === 0 ? 0 : 1 + roll(3);
  const trim: Trim = {
    high: roll(3),
    low: roll(2),
    minValues: 5,
    decided: roll(2) === 0 ? 'lot' : 'each',
  };
  const aggregatorOf = () => aggregators[roll(3)] ?? 'mean';
  const own = aggregatorOf();
  const criteria = Array.from({ length: 1 + roll(3) }, (_, at) => ({
    id: `C${at}`,
    min: null,
    max: null,
    step: null,
    factor: ['1', '2/3', '-1/7'][roll(3)] ?? '1',
    factorIn: {},
    aggregator: order === 'experts-first' ? null : aggregatorOf(),
    quorum: null,
  }));
  const experts = Array.from({ length: width }, (_, at) => `E${String(at).padStart(2, '0')}`);
  const lot: BareLot = {
    lot: 'L',
    applications: Array.from({ length: 1 + roll(5) }, (_, at) => ({
      application: `A${at}`,
      experts: experts.map((expert) => ({
        expert,
        values: criteria.map(() =>
          roll(10) < gaps ? null : ratio(BigInt(40 + roll(12)), [1n, 3n, 4n][roll(3)] ?? 1n),
        ),
        vote: undefined,
      })),
    })),
  };
  const places = roll(2) === 0 ? null : 1;
  const scores: BareScores = {
    order,
    criteria,
    aggregator: own,
    trim,
    rounding: places === null ? [] : [{ at: 'sheet', places, mode: 'half-even' }],
    incompleteSheet: 'refuse',
    rank: { on: 'exact', tieChain: [], selectPerLot: 1, singleApplication: 'score' },
  };
  return { lot, scores, experts, places };
}

/** The values that are merged over the experts, taken from the table one by one. */
function plainItems({ lot, scores, places }: ReturnType<typeof anyLot>): readonly PlainItem[] {
  const factors = lotRule(scores, rounderOf([]), 1, lot.lot).factors;
  if (scores.order === 'criteria-first') {
    return scores.criteria.map(({ aggregator }, at) => ({
      factor: asDouble(factors[at] ?? ratio(1n, 1n)),
      aggregator: aggregator ?? scores.aggregator,
      values: lot.applications.map(({ experts }) =>
        experts.map(({ values }) => {
          const value = values[at] ?? null;
          return value === null ? null : asDouble(value);
        }),
      ),
    }));
  }
  const totals = lot.applications.map(({ experts }) =>
    experts.map(({ values }) => {
      let [above, below] = [0n, 1n];
      for (const [at, value] of values.entries()) {
        const factor = factors[at];
        if (value === null || value === undefined || factor === undefined) return null;
        const part = ratio(
          value.numerator * factor.numerator,
          value.denominator * factor.denominator,
        );
        above = above * part.denominator + part.numerator * below;
        below *= part.denominator;
      }
      const total = ratio(above, below);
      return asDouble(places === null ? total : roundExact(total, places, 'half-even'));
    }),
  );
  return [{ factor: 1, aggregator: scores.aggregator, values: totals }];
}

test('resampling comes to the same bits as the long way over 1500 lots of every rule', () => {
  for (let seed = 0; seed < 1500; seed += 1) {
    const one = anyLot(seed);
    const { lot, scores, experts } = one;
    const items = plainItems(one);
    const rule = lotRule(scores, rounderOf(scores.rounding), 1, lot.lot);
    const scorer = lotScorer(rule, lot, lotSheets(rule, lot), experts);
    const lists = [...drawnLists(seededNumbers(seed), experts.length, 25)];
    const plain = (list: readonly number[]) => plainScores(items, scores, list);
    const quick = new Float64Array(lot.applications.length);
    for (const list of lists) {
      scorer(list, quick);
      expect(Array.from(quick, (score) => (Number.isNaN(score) ? null : score))).toEqual(
        plain(list).map((score) => (score === null ? null : score)),
      );
    }
    const found = rankBootstrap(lot.applications.length, scorer, lists);
    const expected = plainBootstrap(lists.map(plain));
    expect(found, String(seed)).toEqual(expected.resamples === 0 ? null : expected);
    const everyone = experts.map((_, at) => at);
    const without = leaveOneOut(lot.applications.length, experts.length, scorer);
    for (const [out, first] of without.entries()) {
      const rest = everyone.filter((at) => at !== out);
      expect(first).toEqual(firstOfPanel(lot.applications.length, rest, scorer));
      const { first: shares } = plainBootstrap([plain(rest)]);
      expect(first).toEqual(shares.flatMap((share, at) => (share > 0 ? [at] : [])));
    }
  }
});

test('panels of one size are resampled by the same lists, small or large', () => {
  const draws = drawsOf({ seed: 5, resamples: 3 });
  for (const size of [10, 64, 65, 200]) {
    const alone = [...drawnLists(seededNumbers(5), size, 3)];
    expect([...draws(size)]).toEqual(alone);
    expect([...draws(size)]).toEqual(alone);
  }
});

import { describe, expect, test } from 'vitest';
import { aggregateTable } from '../../../../../shared/merge/bare/aggregate-table.ts';
import type { MergeInput } from '../../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../../shared/merge/merge-round.ts';
import { roundStatistics } from '../../../../../shared/merge/statistics/round-statistics.ts';
import { bareLots, bareRule } from '../../../../../shared/merge/statistics/round-table.ts';
import {
  undefinedWords,
  whyNoAlpha,
  whyNoIcc,
  whyNoKendall,
} from '../../../../../shared/merge/statistics/undefined-words.ts';
import { form, result } from '../../../reports/made-result.ts';
import { plainPolicy, roundOf, rubricOf, sheetOf, tableRound } from '../round-of.ts';

const hash = `0000002a${'0'.repeat(56)}`;
const statisticsOf = (input: MergeInput) => roundStatistics(mergeRound(input), hash, input.rubric);
const lotOf = (input: MergeInput) => {
  const [lot] = statisticsOf(input).lots;
  if (lot === undefined) throw new Error('no lot');
  return lot;
};
const firstBy = (input: MergeInput) =>
  Object.fromEntries(lotOf(input).firstBy.map(({ way, first }) => [way, first.join('+')]));

describe('a merged round as a bare table', () => {
  test('gives the same totals and places under the engine of bare tables', () => {
    const { rubric } = form;
    const bare = aggregateTable(
      bareRule(result.content.policy, {
        ...rubric,
        decision: { ...rubric.decision, kind: 'none' },
      }),
      bareLots(result.content, rubric),
    );
    const scored = result.content.lots.filter(({ state }) => state === 'ranked');
    expect(scored.length).toBeGreaterThan(1);
    for (const lot of scored) {
      const twin = bare.lots.find((one) => one.lot === lot.lot);
      for (const { app, printed, exact, place } of lot.standings) {
        const own = twin?.standings.find(({ application }) => application === app);
        expect(own).toMatchObject({ printed, exact, place });
      }
    }
  });

  test('leaves out who was recused, and a lot that needs no scores', () => {
    const lots = bareLots(result.content, form.rubric);
    expect(lots.map(({ lot }) => lot)).toEqual(['N-01', 'N-02']);
    const recused = lots[0]?.applications[1]?.experts[4];
    expect(recused?.values.every((value) => value === null)).toBe(true);
    expect(recused?.vote).toBeNull();
  });
});

describe('the statistics of a round', () => {
  test('are drawn from a seed that the hash of the result gives', () => {
    const statistics = statisticsOf(tableRound({ A: [90, 80, 70], B: [80, 85, 75] }));
    expect(statistics.seed).toBe(42);
    expect(statistics.resamples).toBe(1000);
  });

  test('do not hang on the order in which the result lists its lots, standings and sheets', () => {
    const turned = {
      ...result.content,
      lots: result.content.lots.toReversed().map((lot) => ({
        ...lot,
        standings: lot.standings.toReversed().map((standing) => ({
          ...standing,
          sheets: standing.sheets.toReversed(),
        })),
      })),
    };
    const ask = (content: typeof result.content) => roundStatistics(content, hash, form.rubric);
    expect(ask(turned)).toEqual(ask(result.content));
  });

  test('name who would be first by every rule, where one recusal picks the winner', () => {
    // The only expert who scores everything low is recused from B: the mean puts B first, experts'
    // own orders and the fit without their severity put A first.
    const input = tableRound({ A: [90, 91, 92, 60], B: [88, 89, 90, null], C: [80, 81, 82, 50] });
    expect(firstBy(input)).toEqual({
      mean: 'B',
      'trimmed-mean': 'B',
      median: 'A',
      borda: 'A',
      'bias-adjusted': 'A',
      'mean-z': 'A',
    });
    expect(lotOf(input).agreed).toBe(false);
  });

  test('count an expert without whom another would be first', () => {
    const { decisiveExperts } = lotOf(tableRound({ A: [99, 80, 80], B: [80, 84, 84] }));
    expect(decisiveExperts).toMatchObject([{ firstWithout: ['B'] }]);
  });

  test('state the severity of each expert in points, adding up to nothing', () => {
    const input = tableRound({ A: [90, 80, 70], B: [85, 76, 66], C: [60, 48, 41] });
    const { experts } = statisticsOf(input);
    expect(experts.map(({ scored, assigned }) => [scored, assigned])).toEqual([
      [3, 3],
      [3, 3],
      [3, 3],
    ]);
    const bias = experts.map((one) => one.bias ?? Number.NaN);
    expect(bias.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    expect(bias[0]).toBeGreaterThan(5);
    expect(bias[2]).toBeLessThan(-5);
  });

  test('do not compare figures across panels that share no expert', () => {
    const sheets = [
      ...['K1', 'K2', 'K3'].flatMap((kid, at) => [
        sheetOf(kid, 'A', { TOTAL: 80 + at }),
        sheetOf(kid, 'B', { TOTAL: 70 + 2 * at }),
      ]),
      ...['K4', 'K5', 'K6'].flatMap((kid, at) => [
        sheetOf(kid, 'C', { TOTAL: 60 + at }),
        sheetOf(kid, 'D', { TOTAL: 50 + 2 * at }),
      ]),
    ];
    const input = roundOf(
      { L: ['A', 'B', 'C', 'D'] },
      ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'],
      sheets,
      {
        assignments: [
          ...['K1', 'K2', 'K3'].map((kid) => ({ kid, apps: ['A', 'B'] })),
          ...['K4', 'K5', 'K6'].map((kid) => ({ kid, apps: ['C', 'D'] })),
        ],
      },
    );
    const statistics = statisticsOf(input);
    expect(new Set(statistics.experts.map(({ component }) => component)).size).toBe(2);
    const [lot] = statistics.lots;
    expect(lot?.firstBy.find(({ way }) => way === 'bias-adjusted')?.first).toEqual([]);
  });

  test('of recommendations and votes are the kappas of what was chosen', () => {
    const { votes } = roundStatistics(result.content, hash, form.rubric);
    expect(votes).toMatchObject({ fleissKappa: null, alphaNominal: null });
    const rubric = {
      ...rubricOf({}),
      decision: {
        kind: 'vote' as const,
        title: { zh: '表决', en: 'vote' },
        choices: ['YES', 'NO'].map((id) => ({ id, title: { zh: id, en: id } })),
        required: true,
      },
    };
    const cast = { A: ['YES', 'YES', 'NO'], B: ['NO', 'NO', 'NO'], C: ['YES', 'YES', 'YES'] };
    const kids = ['K1', 'K2', 'K3'];
    const sheets = Object.entries(cast).flatMap(([app, choices]) =>
      choices.map((decision, at) => sheetOf(kids[at] ?? '', app, {}, { decision })),
    );
    const policy = {
      ...plainPolicy,
      vote: {
        yes: 'YES',
        denominator: 'cast' as const,
        threshold: 'majority' as const,
        abstain: null,
      },
    };
    const input = roundOf({ L: ['A', 'B', 'C'] }, kids, sheets, { rubric, policy });
    // 5 yes and 4 no; by hand: agreeing pairs 1 + 3 + 3 of 9, chance (25 + 16) / 81.
    const kappa = (7 / 9 - 41 / 81) / (1 - 41 / 81);
    expect(statisticsOf(input).votes?.fleissKappa).toBeCloseTo(kappa, 5);
    expect(statisticsOf(input).agreement).toEqual([]);
    const content = mergeRound(input);
    const turned = {
      ...content,
      lots: content.lots.map((lot) => ({
        ...lot,
        standings: lot.standings.map((standing, index) =>
          index === 0 ? { ...standing, sheets: standing.sheets.toReversed() } : standing,
        ),
      })),
    };
    expect(statisticsOf(input).votes?.congerKappa).not.toBeNull();
    expect(roundStatistics(turned, hash, rubric).votes).toEqual(statisticsOf(input).votes);
  });
});

describe('what is undefined says why', () => {
  const of = (input: MergeInput) => {
    const { agreement, lots } = statisticsOf(input);
    const [total] = agreement;
    const [lot] = lots;
    if (total === undefined || lot === undefined) throw new Error('nothing to read');
    return [whyNoAlpha(total), whyNoIcc(total), whyNoKendall(lot)];
  };

  test('a complete table with variation has all of them', () => {
    expect(of(tableRound({ A: [90, 80], B: [70, 75] }))).toEqual([null, null, null]);
  });

  test('a recusal leaves alpha and takes what needs a complete table', () => {
    expect(of(tableRound({ A: [90, 80, 85], B: [70, 75, null] }))).toEqual([
      null,
      undefinedWords.complete,
      undefinedWords.complete,
    ]);
  });

  test('equal scores have no variation and no order', () => {
    expect(of(tableRound({ A: [80, 80], B: [80, 80] }))).toEqual([
      undefinedWords.variation,
      undefinedWords.variation,
      undefinedWords.ties,
    ]);
  });

  test('one expert has nobody to agree with', () => {
    expect(of(tableRound({ A: [80], B: [70] }))).toEqual([
      undefinedWords.pairs,
      undefinedWords.few,
      undefinedWords.complete,
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  merge,
  placesOf,
  scorePolicy,
  standingOf,
  totals,
  voteColumns,
  votePolicy,
} from './bare-of.ts';

// Worked examples that others published, through the whole of `aggregate`.

const single = (value: string, places: number, mode: string) =>
  standingOf(
    merge(scorePolicy({ rounding: [{ at: 'total', places, mode }] }), totals({ A: [value] })),
    'A',
  ).printed;

describe('rounding, once and exact', () => {
  test.each([
    ['0.35', 1, '0.4', '0.4'],
    ['1.050', 1, '1.1', '1.0'],
    ['2.500', 0, '3', '2'],
    ['3.500', 0, '4', '4'],
    ['-0.0365', 3, '-0.037', '-0.036'],
    ['28.175', 2, '28.18', '28.18'],
    ['28.165', 2, '28.17', '28.16'],
    ['15.4546', 0, '15', '15'],
  ])('%s to %i places is %s half-up and %s half-even (GB/T 8170)', (value, places, up, even) => {
    expect(single(value, places, 'half-up')).toBe(up);
    expect(single(value, places, 'half-even')).toBe(even);
  });

  test('weights 25/20/20/20/15 on half points give 80.925, whose half goes where the rule says', () => {
    const criteria = [
      ['C1', '0.25', '95.5'],
      ['C2', '0.2', '68.5'],
      ['C3', '0.2', '78.5'],
      ['C4', '0.2', '86.5'],
      ['C5', '0.15', '69'],
    ] as const;
    const rows = criteria.map(([id, , value]) => ['L', 'A', 'E1', id, value] as const);
    const printed = (mode: string) =>
      standingOf(
        merge(
          scorePolicy({
            criteria: criteria.map(([id, factor]) => ({ id, factor })),
            rounding: [{ at: 'total', places: 2, mode }],
          }),
          rows,
        ),
        'A',
      );
    expect(printed('half-up')).toMatchObject({ exact: '3237/40', printed: '80.93' });
    expect(printed('half-even').printed).toBe('80.92');
  });

  test('561/7 and 881.5/11 print alike: a tie on printed figures, none on exact ones', () => {
    const table = {
      A: [81, 80, 80, 80, 80, 80, 80, '', '', '', ''],
      B: [81.5, ...Array<number>(10).fill(80)],
    };
    const ranked = (on: string) =>
      placesOf(
        merge(
          scorePolicy({
            rank: { on, tieChain: [], selectPerLot: null, singleApplication: 'score' },
          }),
          totals(table),
        ),
      );
    expect(ranked('printed')).toEqual({ A: 1, B: 1 });
    expect(ranked('exact')).toEqual({ A: 1, B: 2 });
  });
});

describe('mean, trimmed mean, median', () => {
  const trimmed = (values: readonly number[], minValues: number, places = 3) =>
    standingOf(
      merge(
        scorePolicy({
          aggregator: 'trimmed-mean',
          trim: { high: 1, low: 1, minValues, decided: 'lot' },
          rounding: [{ at: 'total', places, mode: 'half-up' }],
        }),
        totals({ A: values }),
      ),
      'A',
    ).printed;

  test('published statements of drop-one-high-one-low problems', () => {
    expect(trimmed([88, 90, 85, 99, 60], 5)).toBe('87.667');
    expect(trimmed([88, 88, 88, 88, 88], 5)).toBe('88.000');
    expect(trimmed([90, 93, 96, 99, 99], 5)).toBe('96.000');
    expect(trimmed([99, 98, 97], 3, 2)).toBe('98.00');
    expect(trimmed([100, 99, 98, 97], 3, 2)).toBe('98.50');
  });

  test('a recusal that leaves one application four sheets untrims the whole lot', () => {
    const rows = totals({ A: [90, 90, 90, 90, 10], B: [90, 90, 90, 10, ''] });
    const rule = (decided: string) =>
      merge(
        scorePolicy({
          aggregator: 'trimmed-mean',
          trim: { high: 1, low: 1, minValues: 5, decided },
        }),
        rows,
      );
    expect(standingOf(rule('lot'), 'A').printed).toBe('74.00');
    expect(rule('lot').flags.map(({ kind }) => kind)).toContain('not-trimmed');
    expect(standingOf(rule('each'), 'A').printed).toBe('90.00');
    expect(standingOf(rule('each'), 'B').printed).toBe('70.00');
  });

  test('nothing valid is no result, never a zero; too few hold the lot', () => {
    const none = merge(scorePolicy(), totals({ A: ['', ''] }));
    expect(none.lots[0]).toMatchObject({ state: 'no-valid-sheet' });
    expect(standingOf(none, 'A')).toMatchObject({ exact: null, printed: null, place: null });
    const held = merge(
      scorePolicy({}, { quorum: { minExperts: 3 } }),
      totals({ A: [80, 81, 82], B: [90, 91, ''] }),
    );
    expect(held.lots[0]).toMatchObject({ state: 'held' });
    expect(held.flags).toMatchObject([{ kind: 'below-quorum', application: 'B' }]);
  });

  test('the median of the eight NIST mass readings', () => {
    const values = ['199.31', '199.53', '200.19', '200.82', '201.92', '201.95', '202.18', '245.57'];
    const result = merge(scorePolicy({ aggregator: 'median' }), totals({ A: values }));
    expect(standingOf(result, 'A').printed).toBe('201.37');
  });
});

describe('the rule of a judged sport', () => {
  const sport = (change: Readonly<Record<string, unknown>> = {}, more = {}) =>
    scorePolicy(
      {
        order: 'criteria-first',
        criteria: [{ id: 'SS', factor: '0.8', factorIn: { FREE: '1.6' } }],
        aggregator: 'trimmed-mean',
        trim: { high: 1, low: 1, minValues: 5, decided: 'each' },
        rounding: [
          { at: 'panel', places: 2, mode: 'half-up' },
          { at: 'component', places: 2, mode: 'half-up' },
        ],
        ...change,
      },
      { absent: { tokens: [''], values: ['0'] }, ...more },
    );
  // Ten judges, one absent and stored as 0.0: of the nine left the highest and lowest fall, the
  // other seven give 50; without the trim the eight of a smaller panel give 57.
  const eight = ['7.00', '7.00', '7.00', '7.25', '7.25', '7.25', '7.25', '7.00'];

  test('57/8 of the judges present is 7.13, as officially printed; half-even would say 7.12', () => {
    const panel = (mode: string, values = ['0']) =>
      standingOf(
        merge(
          sport(
            { aggregator: 'mean', rounding: [{ at: 'panel', places: 2, mode }] },
            { absent: { tokens: [''], values } },
          ),
          totals({ A: [...eight, '0.0'] }, 'SS'),
        ),
        'A',
      ).criteria[0]?.steps[0];
    expect(panel('half-up')).toMatchObject({ exact: '57/8', printed: '7.13' });
    expect(panel('half-even')).toMatchObject({ printed: '7.12' });
    expect(panel('half-up', [])).toMatchObject({ exact: '19/3', printed: '6.33' });
  });

  test('rounds at panel and at component, then adds; each step is in the output', () => {
    const rows = totals({ A: [7, 7.25, 7.5, 7.5, 7.75, 8, 8.25, 0] }, 'SS');
    const [criterion] = standingOf(merge(sport(), rows), 'A').criteria;
    expect(criterion).toMatchObject({
      trimmed: true,
      valid: 7,
      dropped: { high: ['8.25'], low: ['7'] },
      steps: [
        { at: 'panel', exact: '38/5', result: '38/5', printed: '7.60' },
        { at: 'component', exact: '152/25', printed: '6.08' },
      ],
    });
    expect(criterion?.values.filter(({ use }) => use === 'absent')).toHaveLength(1);
  });

  test('where one rounds decides the total', () => {
    const panels = ['SS', 'TR', 'PE'];
    const rows = panels.flatMap((id) => totals({ A: [7, 7, 7, 7.25, 7.25, 7.25] }, id));
    const criteria = panels.map((id) => ({ id, factor: '1.6' }));
    const total = (...points: readonly string[]) => {
      const rounding = points.map((at) => ({ at, places: 2, mode: 'half-up' }));
      return standingOf(merge(sport({ criteria, rounding }), rows), 'A').printed;
    };
    // Each panel is 57/8 = 7.125; 7.13 × 1.6 = 11.408; 7.125 × 1.6 = 11.4.
    expect(total('panel', 'component')).toBe('34.23');
    expect(total('panel', 'total')).toBe('34.22');
    expect(total('component')).toBe('34.20');
    expect(total('total')).toBe('34.20');
  });

  test('a lot may have its own factor', () => {
    const rows = [
      ...totals({ A: [7, 7, 7, 7, 7] }, 'SS', 'FREE'),
      ...totals({ B: [7, 7, 7, 7, 7] }, 'SS', 'SHORT'),
    ];
    const result = merge(sport(), rows);
    expect(standingOf(result, 'A').printed).toBe('11.20');
    expect(standingOf(result, 'B').printed).toBe('5.60');
  });

  // Officially broken ties: [total, first: components and elements, second: the same]
  test.each([
    ['Olympic ladies free 2018', 'PCS', ['77.47', '79.18'], ['75.03', '81.62']],
    ['Europeans 2017', 'PCS', ['45.14', '35.48'], ['42.68', '37.94']],
    ['Cup of China 2017, short', 'TES', ['31.89', '35.01'], ['32.24', '34.66']],
    ['Cup of China 2017, short', 'TES', ['22.88', '30.27'], ['26.95', '26.20']],
  ])('%s: equal totals are told apart by %s', (_, key, first, second) => {
    const rows = [
      ['L', 'FIRST', 'O', 'PCS', first[0] ?? ''],
      ['L', 'FIRST', 'O', 'TES', first[1] ?? ''],
      ['L', 'SECOND', 'O', 'PCS', second[0] ?? ''],
      ['L', 'SECOND', 'O', 'TES', second[1] ?? ''],
    ];
    const ranked = (tieChain: readonly string[]) =>
      placesOf(
        merge(
          scorePolicy({
            order: 'criteria-first',
            criteria: [{ id: 'PCS' }, { id: 'TES' }],
            rank: { on: 'printed', tieChain, selectPerLot: 1, singleApplication: 'score' },
          }),
          rows,
        ),
      );
    expect(ranked([key])).toEqual({ FIRST: 1, SECOND: 2 });
    expect(ranked([])).toEqual({ FIRST: 1, SECOND: 1 });
    expect(ranked([key === 'PCS' ? 'TES' : 'PCS'])).toEqual({ FIRST: 2, SECOND: 1 });
  });
});

describe('votes', () => {
  const votes = (yes: number, no: number, abstain: number, recused: number) =>
    [
      ...Array<string>(yes).fill('yes'),
      ...Array<string>(no).fill('no'),
      ...Array<string>(abstain).fill('abstain'),
      ...Array<string>(recused).fill('recused'),
    ].map((vote, index) => ['L', 'A', `E${index}`, vote]);
  const passes = (
    cast: readonly [number, number, number, number],
    denominator: string,
    threshold: unknown,
  ) =>
    standingOf(merge(votePolicy({ denominator, threshold }), votes(...cast), voteColumns), 'A').vote
      ?.passed;

  test('two thirds includes exactly two thirds; a majority is strictly more than half', () => {
    expect(passes([6, 3, 0, 0], 'present', 'two-thirds')).toBe(true);
    expect(passes([5, 3, 0, 1], 'present', 'majority')).toBe(true);
    expect(passes([5, 3, 0, 1], 'present', 'two-thirds')).toBe(false);
    expect(passes([4, 4, 0, 0], 'present', 'majority')).toBe(false);
  });

  test('4 yes, 2 no, 2 abstain, 1 recused: the denominator decides', () => {
    expect(passes([4, 2, 2, 1], 'cast', 'two-thirds')).toBe(true);
    expect(passes([4, 2, 2, 1], 'present', 'two-thirds')).toBe(false);
    expect(passes([4, 2, 2, 1], 'present', 'majority')).toBe(false);
    expect(passes([5, 2, 1, 1], 'panel', 'majority')).toBe(true);
    expect(passes([5, 2, 1, 1], 'panel', { rule: 'more-than', share: '5/9' })).toBe(false);
    expect(passes([5, 2, 1, 1], 'panel', { rule: 'at-least', share: '5/9' })).toBe(true);
  });

  test('nobody cast: nothing passes; too few of the panel present: it does not stand', () => {
    expect(passes([0, 0, 3, 0], 'cast', 'two-thirds')).toBe(false);
    const rule = votePolicy({ attendance: '2/3' });
    const of = (rows: readonly (readonly string[])[]) =>
      standingOf(merge(rule, rows, voteColumns), 'A').vote;
    expect(of(votes(5, 1, 0, 3))).toMatchObject({ attended: true, passed: true });
    expect(of(votes(5, 0, 0, 4))).toMatchObject({ attended: false, passed: false });
  });
});

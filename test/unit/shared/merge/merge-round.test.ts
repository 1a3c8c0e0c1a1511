import { describe, expect, test } from 'vitest';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { ResultContent, Standing } from '../../../../shared/objects/result.ts';
import { ResultContent as ResultContentSchema } from '../../../../shared/objects/result.ts';
import { digestOf, plainPolicy, roundOf, rubricOf, sheetOf, tableRound } from './round-of.ts';

const lotOf = (content: ResultContent) => {
  const lot = content.lots[0];
  if (lot === undefined) throw new Error('the round has no lot');
  return lot;
};
const standingOf = (content: ResultContent, app: string): Standing => {
  const found = lotOf(content).standings.find((standing) => standing.app === app);
  if (found === undefined) throw new Error(`no standing for ${app}`);
  return found;
};
const kinds = (content: ResultContent) => content.flags.map(({ kind }) => kind);
const trimmed = { ...plainPolicy, aggregator: 'trimmed-mean' as const };

describe('merged scores', () => {
  test.each([
    [[88, 90, 85, 99, 60], '87.67'],
    [[88, 88, 88, 88, 88], '88.00'],
    [[90, 93, 96, 99, 99], '96.00'],
  ])('a trimmed mean drops one highest and one lowest of %j: %s', (row, printed) => {
    const content = mergeRound(tableRound({ A: row, B: row }, { policy: trimmed }));
    expect(standingOf(content, 'A').printed).toBe(printed);
    const uses = standingOf(content, 'A').sheets.map(({ use }) => use);
    expect(uses.filter((use) => use === 'trimmed-high')).toHaveLength(1);
    expect(uses.filter((use) => use === 'trimmed-low')).toHaveLength(1);
  });

  test.each([
    [3, '98.00'],
    [4, '98.50'],
  ])('with a threshold of three it trims %i sheets to %s', (sheets, printed) => {
    const row = sheets === 3 ? [99, 98, 97] : [100, 99, 98, 97];
    const policy = { ...trimmed, trim: { minSheets: 3 } };
    expect(standingOf(mergeRound(tableRound({ A: row, B: row }, { policy })), 'A').printed).toBe(
      printed,
    );
  });

  test('trimming is decided for the lot: a recusal on one bid leaves both untrimmed', () => {
    const content = mergeRound(
      tableRound({ A: [90, 80, 80, 80, 60], B: [90, 80, 80, 60, null] }, { policy: trimmed }),
    );
    expect(lotOf(content).trimmed).toBe(false);
    expect(standingOf(content, 'A').printed).toBe('78.00');
    expect(standingOf(content, 'B').printed).toBe('77.50');
    expect(kinds(content)).toContain('not-trimmed');
  });

  test('the median of an even number is the mean of the middle two', () => {
    const policy = { ...plainPolicy, aggregator: 'median' as const };
    const content = mergeRound(tableRound({ A: [60, 70, 81, 99], B: [1, 2, 3, 4] }, { policy }));
    expect(standingOf(content, 'A').exact).toBe('151/2');
  });

  test('one real panel of eight, one judge absent: 57/8 prints 7.13 half up and 7.12 half even', () => {
    const row = [7, 7, 7, 7, 7, 7, 7.5, 7.5];
    const even = {
      ...plainPolicy,
      rounding: [{ at: 'application' as const, places: 2, mode: 'half-even' as const }],
    };
    const table = { A: [...row, null], B: [...row, null] };
    expect(standingOf(mergeRound(tableRound(table)), 'A')).toMatchObject({
      exact: '57/8',
      printed: '7.13',
    });
    expect(standingOf(mergeRound(tableRound(table, { policy: even })), 'A').printed).toBe('7.12');
  });

  test('where the rule rounds each sheet, the merged score is made of rounded sheets', () => {
    const input = roundOf({ L: ['A', 'B'] }, ['K0', 'K1'], [], {
      rubric: {
        ...rubricOf({ TOTAL: 3 }),
        criteria: rubricOf({ TOTAL: 3 }).criteria.map((c) => ({ ...c, weight: 10_000 })),
      },
      policy: {
        ...plainPolicy,
        rounding: [
          { at: 'sheet', places: 0, mode: 'half-up' },
          { at: 'application', places: 2, mode: 'half-up' },
        ],
      },
    });
    const sheets = ['A', 'B'].flatMap((app) => [
      sheetOf('K0', app, { TOTAL: 1 }),
      sheetOf('K1', app, { TOTAL: 2 }),
    ]);
    // 33⅓ and 66⅔ become 33 and 67.
    expect(
      standingOf(mergeRound({ ...input, sheets }), 'A').sheets.map(({ exact }) => exact),
    ).toEqual(['33', '67']);
  });

  test('without a rounding point a merged score is printed as its fraction, not cut', () => {
    const policy = { ...plainPolicy, rounding: [], rankOn: 'exact' as const };
    const content = mergeRound(tableRound({ A: [1, 2, 2], B: [1, 1, 1] }, { policy }));
    expect(standingOf(content, 'A').printed).toBe('5/3');
  });
});

describe('places', () => {
  test('ties share a place and the next one is skipped', () => {
    const content = mergeRound(tableRound({ A: [80], B: [90], C: [80], D: [70] }));
    expect(lotOf(content).standings.map(({ app, place }) => [app, place])).toEqual([
      ['B', 1],
      ['A', 2],
      ['C', 2],
      ['D', 4],
    ]);
  });

  test('two scores that print alike tie on printed values and part on exact ones', () => {
    const table = {
      A: [80, 80, 80, 80, 80, 80, 81],
      B: [80, 80, 80, 80, 80, 80, 81.01].map((points) => points),
    };
    const policy = {
      ...plainPolicy,
      rounding: [{ at: 'application' as const, places: 1, mode: 'half-up' as const }],
    };
    const printed = mergeRound(tableRound(table, { policy }));
    expect(lotOf(printed).standings.map(({ place }) => place)).toEqual([1, 1]);
    const exact = mergeRound(tableRound(table, { policy: { ...policy, rankOn: 'exact' } }));
    expect(lotOf(exact).standings.map(({ app, place }) => [app, place])).toEqual([
      ['B', 1],
      ['A', 2],
    ]);
  });

  // Olympic ladies free 2018: 156.65 twice; components 77.47 and 75.03, elements the other way.
  test.each([
    [['COMPONENTS'], 'ZAGITOVA'],
    [['ELEMENTS'], 'MEDVEDEVA'],
  ])('the tie chain %j decides the same tie for %s', (tieChain, first) => {
    const rubric = rubricOf({ ELEMENTS: 100, COMPONENTS: 100 });
    const sheets = [
      sheetOf('K0', 'ZAGITOVA', { ELEMENTS: 79.18, COMPONENTS: 77.47 }),
      sheetOf('K0', 'MEDVEDEVA', { ELEMENTS: 81.62, COMPONENTS: 75.03 }),
    ];
    const input = roundOf({ L: ['MEDVEDEVA', 'ZAGITOVA'] }, ['K0'], sheets, {
      rubric,
      policy: { ...plainPolicy, tieChain },
    });
    const standings = lotOf(mergeRound(input)).standings;
    expect(standings.map(({ printed }) => printed)).toEqual(['156.65', '156.65']);
    expect(standings.map(({ app, place }) => [app, place])).toEqual([
      [first, 1],
      [first === 'ZAGITOVA' ? 'MEDVEDEVA' : 'ZAGITOVA', 2],
    ]);
  });

  test('a tie that straddles the cut selects nobody and is flagged', () => {
    const content = mergeRound(tableRound({ A: [80], B: [80], C: [70] }));
    expect(lotOf(content).standings.map(({ selected }) => selected)).toEqual([false, false, false]);
    expect(kinds(content)).toContain('tie-at-cut');
  });

  test('a tie inside the cut is selected whole', () => {
    const policy = { ...plainPolicy, selectPerLot: 2 };
    const content = mergeRound(tableRound({ A: [80], B: [80], C: [70] }, { policy }));
    expect(lotOf(content).standings.map(({ selected }) => selected)).toEqual([true, true, false]);
    expect(kinds(content)).not.toContain('tie-at-cut');
  });

  test('another rule that names another winner is flagged and changes nothing', () => {
    const content = mergeRound(tableRound({ A: [100, 100, 75, 70, 70], B: [80, 80, 80, 80, 80] }));
    expect(standingOf(content, 'A').place).toBe(1);
    expect(content.flags.filter(({ kind }) => kind === 'another-rule-another-winner')).toHaveLength(
      1,
    );
  });
});

describe('what is not a score', () => {
  test('a recusal is no zero', () => {
    const content = mergeRound(tableRound({ A: [80, null], B: [80, 80] }));
    expect(standingOf(content, 'A')).toMatchObject({ printed: '80.00', place: 1 });
    expect(standingOf(content, 'A').sheets[1]).toMatchObject({
      use: 'recused',
      sha256: null,
      exact: null,
      reason: '同一单位',
    });
  });

  test('an application without any valid sheet has no score at all', () => {
    const content = mergeRound(tableRound({ A: [null], B: [null] }));
    expect(lotOf(content).state).toBe('no-valid-sheet');
    expect(standingOf(content, 'A')).toMatchObject({ exact: null, printed: null, place: null });
  });

  test('fewer valid sheets than the quorum hold the whole lot', () => {
    const policy = { ...plainPolicy, quorum: { minSheets: 2 } };
    const content = mergeRound(tableRound({ A: [80, null], B: [80, 80] }, { policy }));
    expect(lotOf(content).state).toBe('held');
    expect(lotOf(content).note.zh).toContain('A (1)');
    expect(lotOf(content).standings.map(({ place }) => place)).toEqual([null, null]);
    expect(content.flags.filter(({ kind }) => kind === 'below-quorum')).toMatchObject([
      { app: 'A' },
    ]);
  });

  test('the newest revision counts and the older is kept as superseded', () => {
    const input = roundOf(
      { L: ['A', 'B'] },
      ['K0'],
      [
        sheetOf('K0', 'A', { TOTAL: 60 }),
        sheetOf('K0', 'A', { TOTAL: 90 }, { rev: 2, state: 'amend' }),
        sheetOf('K0', 'B', { TOTAL: 80 }),
      ],
    );
    const content = mergeRound(input);
    expect(standingOf(content, 'A')).toMatchObject({ exact: '90', place: 1 });
    expect(content.sheets).toContainEqual({ sha256: digestOf('K0', 'A', 1), use: 'superseded' });
    expect(content.sheets).toContainEqual({ sha256: digestOf('K0', 'A', 2), use: 'used' });
  });

  test('a withdrawn sheet leaves no score', () => {
    const input = roundOf(
      { L: ['A', 'B'] },
      ['K0', 'K1'],
      [
        sheetOf('K0', 'A', { TOTAL: 60 }),
        sheetOf('K0', 'A', {}, { rev: 2, state: 'withdrawn' }),
        sheetOf('K1', 'A', { TOTAL: 70 }),
        sheetOf('K0', 'B', { TOTAL: 80 }),
      ],
    );
    const content = mergeRound(input);
    expect(standingOf(content, 'A').exact).toBe('70');
    expect(standingOf(content, 'A').sheets[0]?.use).toBe('withdrawn');
  });

  test('a sheet of an expert found conflicted later is void and stays listed', () => {
    const input = roundOf(
      { L: ['A', 'B'] },
      ['K0', 'K1'],
      [
        sheetOf('K0', 'A', { TOTAL: 99 }),
        sheetOf('K1', 'A', { TOTAL: 70 }),
        sheetOf('K1', 'B', { TOTAL: 80 }),
      ],
      { absences: [{ kid: 'K0', app: 'A', state: 'recused', reason: '三年内任职' }] },
    );
    const content = mergeRound(input);
    expect(standingOf(content, 'A').exact).toBe('70');
    expect(standingOf(content, 'A').sheets[0]).toMatchObject({ use: 'void', reason: '三年内任职' });
    expect(content.sheets).toContainEqual({ sha256: digestOf('K0', 'A'), use: 'void' });
    expect(kinds(content)).toContain('sheet-void');
  });

  test('two different sheets of one revision are both held', () => {
    const twin = sheetOf('K0', 'A', { TOTAL: 95 }, { sha256: 'a'.repeat(64) });
    const input = roundOf(
      { L: ['A', 'B'] },
      ['K0', 'K1'],
      [
        sheetOf('K0', 'A', { TOTAL: 60 }),
        twin,
        sheetOf('K1', 'A', { TOTAL: 70 }),
        sheetOf('K1', 'B', { TOTAL: 80 }),
      ],
    );
    const content = mergeRound(input);
    expect(standingOf(content, 'A').exact).toBe('70');
    expect(content.sheets.filter(({ use }) => use === 'held')).toHaveLength(2);
    expect(kinds(content)).toContain('two-sheets-one-revision');
  });

  test('a sheet that waits for an earlier revision does not count and is flagged', () => {
    const input = roundOf(
      { L: ['A', 'B'] },
      ['K0'],
      [
        sheetOf('K0', 'A', { TOTAL: 60 }),
        sheetOf('K0', 'A', { TOTAL: 99 }, { rev: 3, verdict: 'held' }),
        sheetOf('K0', 'B', { TOTAL: 80 }),
      ],
    );
    const content = mergeRound(input);
    expect(standingOf(content, 'A').exact).toBe('60');
    expect(kinds(content)).toContain('sheet-held');
  });

  test('a lot with one application goes straight to signing and its sheets are kept unused', () => {
    const policy = { ...plainPolicy, singleApplication: 'direct' as const };
    const input = roundOf({ L1: ['A'] }, ['K0'], [sheetOf('K0', 'A', { TOTAL: 60 })], { policy });
    const content = mergeRound(input);
    expect(lotOf(content).state).toBe('direct-single');
    expect(standingOf(content, 'A')).toMatchObject({ exact: null, place: null, selected: true });
    expect(content.sheets).toEqual([{ sha256: digestOf('K0', 'A'), use: 'lot-direct' }]);
  });

  test('one given twice counts once', () => {
    const sheets = [sheetOf('K0', 'A', { TOTAL: 60 }), sheetOf('K0', 'B', { TOTAL: 60 })];
    const content = mergeRound(roundOf({ L: ['A', 'B'] }, ['K0'], [...sheets, ...sheets]));
    expect(content.sheets).toHaveLength(2);
    expect(standingOf(content, 'A').exact).toBe('60');
  });

  test('a sheet that no assignment explains is a contradiction, not a result', () => {
    const input = roundOf({ L: ['A'] }, ['K0'], [sheetOf('K9', 'A', { TOTAL: 60 })]);
    expect(() => mergeRound(input)).toThrow(/no assignment explains/);
  });

  test('the content passes the schema of the signed result', () => {
    const content = mergeRound(tableRound({ A: [80, null, 71.25], B: [80, 80, 99] }));
    expect(ResultContentSchema.parse(content)).toEqual(content);
  });
});

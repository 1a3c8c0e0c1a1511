import { describe, expect, test } from 'vitest';
import { BarePolicy } from '../../../../../shared/merge/bare/bare-policy.ts';
import { tableProblemLine } from '../../../../../shared/merge/bare/table-problem.ts';
import {
  lotsOf,
  merge,
  placesOf,
  problemsOf,
  scoreColumns,
  scorePolicy,
  standingOf,
  voteColumns,
  votePolicy,
} from './bare-of.ts';

const twoCriteria = scorePolicy({
  criteria: [
    { id: 'C1', min: '0', max: '10', step: '0.5' },
    { id: 'C2', max: '10' },
  ],
});

describe('a table is checked whole', () => {
  test('every problem at once, with its row and column', () => {
    const rows = [
      ['L', 'A', 'E1', 'C1', '10.5'],
      ['L', 'A', 'E1', 'C2', '7,5'],
      ['L', 'A', 'E2', 'C1', '-1'],
      ['L', 'A', 'E2', 'C9', '1'],
      ['', 'A', 'E3', 'C1', '7.25'],
      ['L', 'A', 'E4', 'C1', '7'],
      ['L', 'A', 'E4', 'C1', '7'],
      [],
      ['L', 'A', 'E4'],
      ['L', 'A\u0007', 'E5', '', '1e1'],
    ];
    const found = problemsOf(twoCriteria, scoreColumns, rows);
    expect(found.map(({ row, column, kind }) => [row, column, kind])).toEqual([
      [2, 'value', 'above-max'],
      [3, 'value', 'not-a-number'],
      [4, 'value', 'below-min'],
      [5, 'criterion', 'unknown-criterion'],
      [6, 'lot', 'blank'],
      [6, 'value', 'off-step'],
      [7, 'criterion', 'incomplete-sheet'],
      [8, 'criterion', 'duplicate'],
      [10, null, 'cells'],
      [11, 'application', 'bad-text'],
      [11, 'criterion', 'blank'],
    ]);
    expect(found.map((problem) => tableProblemLine(problem, 'en'))[7]).toBe(
      'row 8, column criterion: duplicate: given twice by one expert for one application; first in row 7',
    );
  });

  test('columns that are missing, doubled or unknown are told before anything else', () => {
    const found = problemsOf(twoCriteria, ['lott', 'Expert', 'expert', 'value', 'vote'], []);
    expect(found.map(({ kind, shown }) => `${kind} ${shown}`)).toEqual([
      'column-unknown lott',
      'column-twice expert',
      'column-unknown vote',
      'column-missing application',
      'column-missing criterion',
    ]);
    expect(problemsOf(twoCriteria, scoreColumns, [])).toMatchObject([{ kind: 'no-rows' }]);
  });

  test('a vote is one of the choices, once, by no more than the panel', () => {
    const rows = [
      ['L', 'A', 'E1', 'yes'],
      ['L', 'A', 'E1', 'no'],
      ['L', 'A', 'E2', 'maybe'],
      ['L', 'A', 'E3', 'no'],
    ];
    const found = problemsOf(votePolicy({ panelSize: 1 }), voteColumns, rows);
    expect(found.map(({ row, kind }) => [row, kind])).toEqual([
      [null, 'panel-too-small'],
      [3, 'duplicate'],
      [4, 'unknown-choice'],
    ]);
  });
});

describe('what a cell means', () => {
  const rule = (absent?: unknown) => scorePolicy({}, absent === undefined ? {} : { absent });
  const cellOf = (text: string, absent?: unknown) =>
    lotsOf(rule(absent), [['L', 'A', 'E1', 'T', text]])[0]?.applications[0]?.experts[0]?.values[0];

  test('a blank is absent and a zero is a score, unless the rule says otherwise', () => {
    expect(cellOf('')).toBeNull();
    expect(cellOf('0.0')).toEqual({ numerator: 0n, denominator: 1n });
    expect(cellOf('0.00', { values: ['0'] })).toBeNull();
    expect(cellOf('DNS', { tokens: ['', 'DNS'] })).toBeNull();
    expect(
      problemsOf(rule({ tokens: ['x'] }), scoreColumns, [['L', 'A', 'E', 'T', '']]),
    ).toMatchObject([{ kind: 'blank' }]);
  });

  test.each(['1e1', '1,5', '１', '1.', '.5', '0x1', 'NaN', '1 0'])('%s is no number', (text) => {
    expect(problemsOf(rule(), scoreColumns, [['L', 'A', 'E', 'T', text]])).toMatchObject([
      { kind: 'not-a-number' },
    ]);
  });

  test('a table without lots is one lot; names are compared as NFC', () => {
    const rows = [
      ['Zoe\u0308', 'E1', 'T', '1'],
      ['Zo\u00eb', 'E2', 'T', '2'],
    ];
    const result = merge(rule(), rows, ['application', 'expert', 'criterion', 'value']);
    expect(result.lots.map(({ lot }) => lot)).toEqual(['ALL']);
    expect(placesOf(result)).toEqual({ 'Zo\u00eb': 1 });
  });

  test('a sheet that lacks a criterion can be left out, and is flagged', () => {
    const policy = scorePolicy({
      criteria: [{ id: 'C1' }, { id: 'C2' }],
      incompleteSheet: 'leave-out',
    });
    const result = merge(policy, [
      ['L', 'A', 'E1', 'C1', '5'],
      ['L', 'A', 'E1', 'C2', '5'],
      ['L', 'A', 'E2', 'C1', '9'],
    ]);
    expect(standingOf(result, 'A')).toMatchObject({ exact: '10', valid: 1 });
    expect(result.flags).toMatchObject([{ kind: 'incomplete-sheet', expert: 'E2' }]);
  });
});

describe('a policy', () => {
  const messages = (value: unknown) => {
    const parsed = BarePolicy.safeParse(value);
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };

  test('is refused with every contradiction named by its path', () => {
    const { scores, ...rest } = scorePolicy();
    expect(
      messages({
        ...rest,
        scores: {
          ...scores,
          criteria: [{ id: 'T' }, { id: 'T', min: '3', max: '2' }],
          trim: { high: 2, low: 2, minValues: 4, decided: 'lot' },
          rounding: [{ at: 'panel', places: 2, mode: 'half-up' }],
          rank: { on: 'exact', tieChain: ['X'], selectPerLot: 1, singleApplication: 'score' },
        },
      }),
    ).toEqual([
      'scores.criteria.1',
      'scores.criteria.1',
      'scores.trim.minValues',
      'scores.rounding.0.at',
      'scores.rank.tieChain.0',
    ]);
    expect(messages({ ...rest, scores: null })).toEqual(['scores']);
    expect(messages({ ...rest, scores, typo: 1 })).not.toEqual([]);
  });

  test('says exact numbers as text: a JSON number is a double', () => {
    const { scores, ...rest } = scorePolicy();
    const criteria = [{ id: 'T', factor: 0.8 }];
    expect(messages({ ...rest, scores: { ...scores, criteria } })).toEqual([
      'scores.criteria.0.factor',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { parseExact, printNumber } from '../../../../shared/merge/exact.ts';
import { checkScores, sheetTotal } from '../../../../shared/merge/sheet-total.ts';
import type { Rubric } from '../../../../shared/rubric.ts';

const text = { zh: '甲', en: 'A' };
const rubric = (weights: readonly (readonly [string, number, number])[]): Rubric => ({
  fullMark: 10_000,
  criteria: weights.map(([id, weight, max]) => ({
    id,
    title: text,
    guidance: text,
    source: '',
    max,
    step: 50,
    weight,
    weightIsDefault: true,
    commentRequired: false,
    levels: [],
  })),
  decision: { kind: 'none', title: text, choices: [], required: false },
  overallComment: 'optional',
});

const weighted = rubric([
  ['A', 2500, 10_000],
  ['B', 2000, 10_000],
  ['C', 2000, 10_000],
  ['D', 2000, 10_000],
  ['E', 1500, 10_000],
]);

describe('the total of a sheet', () => {
  test('weights apply exactly, so that a half stays a half: 80.925', () => {
    const total = sheetTotal(weighted, { A: 9550, B: 6850, C: 7850, D: 8650, E: 6900 });
    expect(total).toBe('3237/40');
    expect(printNumber(parseExact(total ?? ''), 2, 'half-up')).toBe('80.93');
    expect(printNumber(parseExact(total ?? ''), 2, 'half-even')).toBe('80.92');
  });

  test('where weight equals maximum it is the plain sum', () => {
    const plain = rubric([
      ['A', 3000, 3000],
      ['B', 7000, 7000],
    ]);
    expect(sheetTotal(plain, { A: 2450, B: 4800 })).toBe('145/2');
  });

  test('a missing score leaves no total, and zero is a score', () => {
    expect(sheetTotal(weighted, { A: 9550, B: null, C: 0, D: 0, E: 0 })).toBeNull();
    expect(sheetTotal(weighted, { A: 0, B: 0, C: 0, D: 0, E: 0 })).toBe('0');
  });

  test('every problem of the scores is named at once', () => {
    expect(checkScores(weighted, { A: 10_050, B: 25, C: null, D: -50, Z: 1, Y: 1 })).toEqual([
      { item: 'A', kind: 'out-of-range' },
      { item: 'B', kind: 'off-step' },
      { item: 'C', kind: 'missing' },
      { item: 'D', kind: 'out-of-range' },
      { item: 'E', kind: 'missing' },
      { item: 'Y', kind: 'not-in-rubric' },
      { item: 'Z', kind: 'not-in-rubric' },
    ]);
  });
});

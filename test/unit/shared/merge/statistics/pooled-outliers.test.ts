import { describe, expect, test } from 'vitest';
import { expertBias } from '../../../../../shared/merge/statistics/expert-bias.ts';
import { outlyingScores } from '../../../../../shared/merge/statistics/outlying-scores.ts';
import type { ScoreMatrix } from '../../../../../shared/merge/statistics/score-matrix.ts';
import { seededNumbers } from '../../../../../shared/merge/statistics/seeded-numbers.ts';

// What was published, or measured before, about finding scores that are too high or too low
// (畸高畸低) with panels of five to eleven: tests of one panel alone fail there, a scale pooled over
// the round does not.

const numbers = seededNumbers(20_261_122);
const uniform = () => (numbers.below(2 ** 30) + 0.5) / 2 ** 30;
const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

const tableOf = (rows: readonly (readonly number[])[]): ScoreMatrix => ({
  rows: rows.map((_, row) => ({ lot: 'L', application: `A${row}` })),
  experts: (rows[0] ?? []).map((_, column) => `E${column}`),
  cells: rows.flatMap((line, row) => line.map((value, column) => ({ row, column, value }))),
});
const askedAbout = (rows: readonly (readonly number[])[], floor = 0) => {
  const table = tableOf(rows);
  return outlyingScores(table, expertBias(table), floor);
};
/** Clean panels in which each expert is off by `shift` where the two numbers say so. */
const panels = (
  count: number,
  experts: number,
  shift: (row: number, column: number) => number = () => 0,
) =>
  Array.from({ length: count }, (_, row) =>
    Array.from({ length: experts }, (_unused, column) => 70 + normal() + shift(row, column)),
  );

describe.each([5, 7, 9, 11])('a round of panels of %i', (experts) => {
  const count = 2000;
  const off = (columns: number) => (row: number, column: number) =>
    row % 20 === 0 && (column - row / 20 + experts * count) % experts < columns ? 4 : 0;
  const caught = (columns: number) => {
    const shift = off(columns);
    const found = askedAbout(panels(count, experts, shift)).flagged.filter(
      ({ cell }) => shift(cell.row, cell.column) !== 0,
    );
    return new Set(found.map(({ cell }) => cell.row)).size / (count / 20);
  };

  test('few clean panels are asked about; Grubbs, Dixon and a modified z of 3.5 do worse', () => {
    const { flagged, scale } = askedAbout(panels(count, experts));
    const share = new Set(flagged.map(({ cell }) => cell.row)).size / count;
    expect(share).toBeGreaterThan(0.03);
    // A modified z above 3.5 asks about 20.5, 16.9, 14.9 and 13.3 % of clean panels.
    expect(share).toBeLessThan(0.105);
    expect(scale).toBeGreaterThan(0.85);
    expect(scale).toBeLessThan(1.05);
  });

  test('one expert four scales off is found in three of four, two together as well', () => {
    expect(caught(1)).toBeGreaterThan(0.72);
    // Grubbs finds two together in 0 to 10 % of panels.
    expect(caught(2)).toBeGreaterThan(0.76);
  });
});

describe('published examples, each as one panel of a round whose others are clean', () => {
  test.each([
    [
      'NIST 1.3.5.17 (Grubbs)',
      [199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57],
      [7],
    ],
    ['modified z (M = 194.256)', [10, 12, 12, 13, 12, 11, 14, 300], [7]],
    ['nothing in it', [10, 12, 12, 13, 12, 11, 14, 12], []],
  ])('%s', (_, values, outlying) => {
    const { flagged, reliable } = askedAbout([values, ...panels(60, values.length)]);
    expect(reliable).toBe(true);
    const own = flagged.filter(({ cell }) => cell.row === 0);
    expect(own.map(({ cell }) => cell.column)).toEqual(outlying);
  });

  test('Dixon: 0.167 of ten readings is asked about where the round says what a reading is worth', () => {
    const readings = [0.189, 0.167, 0.187, 0.183, 0.186, 0.182, 0.181, 0.184, 0.181, 0.177];
    const clean = panels(60, 10).map((row) => row.map((value) => 0.18 + (value - 70) * 0.003));
    const own = askedAbout([readings, ...clean]).flagged.filter(({ cell }) => cell.row === 0);
    expect(own.map(({ cell }) => cell.value)).toEqual([0.167]);
  });

  test('on marks of one to five most panels have no spread of their own; the round has one', () => {
    const marks = panels(200, 7).map((row) =>
      row.map((value) => Math.min(5, Math.max(1, Math.round(4 + (value - 70) * 0.6)))),
    );
    const spreadless = marks.filter((row) => {
      const middle = row.toSorted((a, b) => a - b)[3] ?? 0;
      return row.filter((mark) => mark === middle).length >= 4;
    });
    expect(spreadless.length).toBeGreaterThan(100);
    const { scale, flagged } = askedAbout(marks, 0.5);
    expect(scale).toBeGreaterThan(0.3);
    expect(new Set(flagged.map(({ cell }) => cell.row)).size).toBeLessThan(40);
  });
});

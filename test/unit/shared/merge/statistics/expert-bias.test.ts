import { describe, expect, test } from 'vitest';
import { expertBias } from '../../../../../shared/merge/statistics/expert-bias.ts';
import { outlyingScores } from '../../../../../shared/merge/statistics/outlying-scores.ts';
import {
  leaveOneOut,
  placesOfScores,
  rankBootstrap,
} from '../../../../../shared/merge/statistics/rank-bootstrap.ts';
import type { ScoreMatrix } from '../../../../../shared/merge/statistics/score-matrix.ts';
import {
  drawnLists,
  seededNumbers,
} from '../../../../../shared/merge/statistics/seeded-numbers.ts';
import { zPerExpert } from '../../../../../shared/merge/statistics/z-per-expert.ts';

const matrixOf = (table: readonly (readonly (number | null)[])[]): ScoreMatrix => ({
  rows: table.map((_, row) => ({ lot: 'L', application: `A${row}` })),
  experts: (table[0] ?? []).map((_, column) => `E${column}`),
  cells: table.flatMap((line, row) =>
    line.flatMap((value, column) => (value === null ? [] : [{ row, column, value }])),
  ),
});

describe('two-way expert bias', () => {
  test('finds additive severity again through the gaps', () => {
    const table = [
      [72, 68, null],
      [null, 78, 80],
      [62, null, 60],
      [92, 88, 90],
    ];
    const [component] = expertBias(matrixOf(table));
    for (const [at, bias] of [2, -2, 0].entries())
      expect(component?.fit?.bias[at]).toBeCloseTo(bias, 10);
    for (const [at, figure] of [70, 80, 60, 90].entries())
      expect(component?.fit?.adjusted[at]).toBeCloseTo(figure, 10);
  });

  test('a complete table is adjusted to its plain means', () => {
    const [component] = expertBias(
      matrixOf([
        [1, 5, 3],
        [2, 2, 8],
      ]),
    );
    expect(component?.fit?.adjusted[0]).toBeCloseTo(3, 12);
    expect(component?.fit?.adjusted[1]).toBeCloseTo(4, 12);
  });

  test('what shares no expert is apart, and what has no freedom left is not fitted', () => {
    const components = expertBias(
      matrixOf([
        [1, 2, null, null],
        [3, 4, null, null],
        [null, null, 5, 6],
      ]),
    );
    expect(components.map(({ rows, experts }) => [rows, experts])).toEqual([
      [
        [0, 1],
        [0, 1],
      ],
      [[2], [2, 3]],
    ]);
    expect(components.map(({ fit, degreesOfFreedom }) => [fit === null, degreesOfFreedom])).toEqual(
      [
        [false, 1],
        [true, 0],
      ],
    );
  });

  test('many experts, solved by sweeping, agree with the dense solution', () => {
    const wide = Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 310 }, (_unused, column) =>
        (row * 7 + column * 3) % 5 < 3 ? row + (column % 10) : null,
      ),
    );
    const [component] = expertBias(matrixOf(wide));
    expect(component?.experts).toHaveLength(310);
    const [first = 0, tenth = 0] = [component?.fit?.bias[0], component?.fit?.bias[9]];
    expect(tenth - first).toBeCloseTo(9, 8);
  });
});

describe('z per expert', () => {
  test('an expert with one score or none that differ is left out', () => {
    const { experts, rows } = zPerExpert(
      matrixOf([
        [1, 5, null],
        [3, 5, 9],
      ]),
    );
    expect(experts.map((own) => own === null)).toEqual([false, true, true]);
    expect(rows[0]).toBeCloseTo(-Math.SQRT1_2, 12);
  });
});

describe('resampled places', () => {
  const scores = [
    [9, 8, 7],
    [8, 9, 7],
    [1, 1, 1],
  ];
  const scorer = (list: ArrayLike<number>, into: Float64Array) =>
    into.set(
      scores.map((own) =>
        Array.from(list).reduce((total, expert) => total + (own[expert] ?? 0), 0),
      ),
    );

  test('from given lists: shared firsts count in parts', () => {
    const result = rankBootstrap(3, scorer, [[0], [1], [2], [0, 0, 1]]);
    expect(result?.first).toEqual([(1 + 0 + 0.5 + 1) / 4, (0 + 1 + 0.5 + 0) / 4, 0]);
    expect(result?.interval[2]).toEqual({ best: 3, worst: 3 });
  });

  test('from one seed always the same, from another not', () => {
    const of = (seed: number) => [...drawnLists(seededNumbers(seed), 5, 20)];
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
    expect(of(7)[0]).toEqual(of(7)[0]?.filter((at) => at >= 0 && at < 5));
  });

  test('says who would be first without each expert', () => {
    expect(leaveOneOut(3, 3, scorer)).toEqual([[1], [0], [0, 1]]);
  });

  test('a missing score has no place', () => {
    expect(placesOfScores([5, null, 7, 5])).toEqual([2, null, 1, 2]);
  });
});

describe('outlying scores', () => {
  const numbers = seededNumbers(11);
  const normal = () => {
    const sum = Array.from({ length: 12 }, () => numbers.below(1_000_000) / 1e6);
    return sum.reduce((total, part) => total + part, -6);
  };
  /** 300 applications, seven experts; in every third row the fourth expert is off by `shift`. */
  const panels = (shift: number) =>
    matrixOf(
      Array.from({ length: 300 }, (_, row) =>
        Array.from(
          { length: 7 },
          (_unused, column) => 70 + normal() + (row % 3 === 0 && column === 3 ? shift : 0),
        ),
      ),
    );

  test('flags about one clean panel in twenty at seven experts, and most that are four off', () => {
    const clean = panels(0);
    const found = outlyingScores(clean, expertBias(clean), 0);
    const flagged = new Set(found.flagged.map(({ cell }) => cell.row)).size / 300;
    expect(flagged).toBeLessThan(0.12);
    const off = panels(4);
    const caught = outlyingScores(off, expertBias(off), 0).flagged.filter(
      ({ cell }) => cell.row % 3 === 0 && cell.column === 3,
    );
    expect(caught.length / 100).toBeGreaterThan(0.6);
  });

  test('a floor keeps a tight panel from being asked about two points', () => {
    const table = [
      ...Array.from({ length: 30 }, (_, row) => [70, 70, 70 + (row % 2), 70.5, 70]),
      [70, 70, 72, 70, 70],
    ];
    const matrix = matrixOf(table);
    const of = (floor: number) => outlyingScores(matrix, expertBias(matrix), floor);
    expect(of(0).flagged.length).toBeGreaterThan(0);
    expect(of(10).flagged).toEqual([]);
    expect(of(10)).toMatchObject({ reliable: true, residuals: 155 });
  });
});

import { cellsByRow, type ScoreMatrix } from './score-matrix.ts';

export type ZPerExpert = {
  /** By expert: over what that expert scored; `sd` with n − 1. Null: fewer than two scores, or all
   * equal; that expert's scores are then left out. */
  readonly experts: readonly ({ readonly mean: number; readonly sd: number } | null)[];
  /** By row: mean of its z values; null where none is left. */
  readonly rows: readonly (number | null)[];
};

/** Each score as standard deviations from its expert's own mean. Misleads where experts saw
 * different applications: it erases real differences between them. */
export function zPerExpert(matrix: ScoreMatrix): ZPerExpert {
  const byExpert: number[][] = matrix.experts.map(() => []);
  for (const { column, value } of matrix.cells) byExpert[column]?.push(value);
  const experts = byExpert.map((values) => {
    if (values.length < 2 || values.every((value) => value === values[0])) return null;
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
    return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
  });
  const rows = cellsByRow(matrix).map((cells) => {
    const z = cells.flatMap(({ column, value }) => {
      const own = experts[column] ?? null;
      return own === null ? [] : [(value - own.mean) / own.sd];
    });
    return z.length === 0 ? null : z.reduce((total, value) => total + value, 0) / z.length;
  });
  return { experts, rows };
}

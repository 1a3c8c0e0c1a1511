/** Scores as statistics see them: one row per application, one column per expert of the whole
 * table, in their order; absent cells are simply not there. Doubles: nothing here is ever ranked
 * on or printed as a score. */
export type ScoreCell = { readonly row: number; readonly column: number; readonly value: number };

export type ScoreMatrix = {
  readonly rows: readonly { readonly lot: string; readonly application: string }[];
  readonly experts: readonly string[];
  readonly cells: readonly ScoreCell[];
};

/** The middle of at least one value. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('median: no values');
  return (low + high) / 2;
}

/** The middle of sorted values, at least two, with one copy of `own` taken out. */
export function medianWithout(sorted: readonly number[], own: number): number {
  const at = sorted.indexOf(own);
  const other = (index: number) => sorted[index < at ? index : index + 1] ?? own;
  const count = sorted.length - 1;
  return (other((count - 1) >> 1) + other(count >> 1)) / 2;
}

/** Cells of each row, in the order of the experts. */
export function cellsByRow({ rows, cells }: ScoreMatrix): readonly (readonly ScoreCell[])[] {
  const byRow: ScoreCell[][] = rows.map(() => []);
  for (const cell of cells) byRow[cell.row]?.push(cell);
  for (const row of byRow) row.sort((a, b) => a.column - b.column);
  return byRow;
}

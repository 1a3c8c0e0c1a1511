import { cellsByRow, type ScoreCell, type ScoreMatrix } from './score-matrix.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** Least squares of score = application + expert over what is connected by shared experts. */
export type BiasComponent = {
  /** Indices into the matrix. */
  readonly rows: readonly number[];
  readonly experts: readonly number[];
  readonly cells: number;
  /** cells − rows − experts + 1. */
  readonly degreesOfFreedom: number;
  /** Null where nothing is left to estimate from, or the fit did not settle. */
  readonly fit: {
    /** By `rows`: the application's figure as if every expert had scored it. */
    readonly adjusted: readonly number[];
    /** By `experts`: points above zero mean lenient; they add up to zero. */
    readonly bias: readonly number[];
    /** By the component's cells, in the order of the matrix. */
    readonly residuals: readonly { readonly cell: ScoreCell; readonly value: number }[];
  } | null;
};

/** Two-way additive fit of expert severity with gaps. Applications in different components share no
 * expert, even through others: their adjusted figures cannot be compared (不可比). */
export function expertBias(matrix: ScoreMatrix): readonly BiasComponent[] {
  const byRow = cellsByRow(matrix);
  return componentsOf(matrix, byRow).map(({ rows, experts }) => {
    const cells = rows.flatMap((row) => byRow[row] ?? []);
    const degreesOfFreedom = cells.length - rows.length - experts.length + 1;
    const bias = degreesOfFreedom > 0 ? biasOf(rows, experts, byRow) : null;
    if (bias === null) return { rows, experts, cells: cells.length, degreesOfFreedom, fit: null };
    const of = new Map(experts.map((expert, index) => [expert, bias[index] ?? 0]));
    const adjustedOf = new Map(
      rows.map((row) => {
        const own = byRow[row] ?? [];
        const sum = own.reduce(
          (total, { value, column }) => total + value - (of.get(column) ?? 0),
          0,
        );
        return [row, sum / own.length];
      }),
    );
    const residuals = cells.map((cell) => ({
      cell,
      value: cell.value - (adjustedOf.get(cell.row) ?? 0) - (of.get(cell.column) ?? 0),
    }));
    const adjusted = rows.map((row) => adjustedOf.get(row) ?? 0);
    const fit = { adjusted, bias, residuals };
    return { rows, experts, cells: cells.length, degreesOfFreedom, fit };
  });
}

function componentsOf(
  { rows, experts }: ScoreMatrix,
  byRow: readonly (readonly ScoreCell[])[],
): readonly { readonly rows: readonly number[]; readonly experts: readonly number[] }[] {
  const parents = experts.map((_, index) => index);
  const root = (start: number): number => {
    let at = start;
    while (parents[at] !== at) {
      const up = parents[at] ?? at;
      parents[at] = parents[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const cells of byRow) {
    const first = cells[0];
    for (const { column } of cells) {
      if (first !== undefined) parents[root(column)] = root(first.column);
    }
  }
  const components = new Map<number, { rows: number[]; experts: number[] }>();
  const at = (column: number) => {
    const key = root(column);
    const found = components.get(key) ?? { rows: [], experts: [] };
    components.set(key, found);
    return found;
  };
  for (const row of rows.keys()) {
    const first = byRow[row]?.[0];
    if (first !== undefined) at(first.column).rows.push(row);
  }
  for (const expert of experts.keys()) at(expert).experts.push(expert);
  return [...components.values()].filter((component) => component.rows.length > 0);
}

// Above this many experts in one component the dense solution costs more than sweeping.
const mostDense = 300;

function biasOf(
  rows: readonly number[],
  experts: readonly number[],
  byRow: readonly (readonly ScoreCell[])[],
): readonly number[] | null {
  const index = new Map(experts.map((expert, at) => [expert, at]));
  const bias = experts.length <= mostDense ? dense(rows, index, byRow) : sweep(rows, index, byRow);
  if (bias === null) return null;
  const mean = bias.reduce((total, value) => total + value, 0) / bias.length;
  return bias.map((value) => value - mean);
}

/** The normal equations of the experts with the applications eliminated; the last expert's bias is
 * set to zero, which a connected component allows. */
function dense(
  rows: readonly number[],
  index: ReadonlyMap<number, number>,
  byRow: readonly (readonly ScoreCell[])[],
): readonly number[] | null {
  const size = index.size - 1;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  for (const row of rows) {
    const cells = byRow[row] ?? [];
    const mean = cells.reduce((total, { value }) => total + value, 0) / cells.length;
    for (const { column, value } of cells) {
      const a = index.get(column) ?? size;
      const line = matrix[a];
      if (line === undefined) continue;
      right[a] = (right[a] ?? 0) + value - mean;
      line[a] = (line[a] ?? 0) + 1;
      for (const other of cells) {
        const b = index.get(other.column) ?? size;
        if (b < size) line[b] = (line[b] ?? 0) - 1 / cells.length;
      }
    }
  }
  const solved = solveSymmetric(matrix, right);
  return solved === null ? null : [...solved, 0];
}

const mostSweeps = 20_000;

function sweep(
  rows: readonly number[],
  index: ReadonlyMap<number, number>,
  byRow: readonly (readonly ScoreCell[])[],
): readonly number[] | null {
  const bias = new Float64Array(index.size);
  const counts = new Float64Array(index.size);
  const lines = rows.map((row) =>
    (byRow[row] ?? []).map(({ column, value }) => ({ at: index.get(column) ?? 0, value })),
  );
  for (const line of lines) for (const { at } of line) counts[at] = (counts[at] ?? 0) + 1;
  const largest = lines.flat().reduce((most, { value }) => Math.max(most, Math.abs(value)), 1);
  for (let turn = 0; turn < mostSweeps; turn += 1) {
    const sums = new Float64Array(index.size);
    for (const line of lines) {
      const level =
        line.reduce((total, { at, value }) => total + value - (bias[at] ?? 0), 0) / line.length;
      for (const { at, value } of line) sums[at] = (sums[at] ?? 0) + value - level;
    }
    let moved = 0;
    for (const [at, sum] of sums.entries()) {
      const next = sum / (counts[at] ?? 1);
      moved = Math.max(moved, Math.abs(next - (bias[at] ?? 0)));
      bias[at] = next;
    }
    if (moved <= largest * 1e-13) return [...bias];
  }
  return null;
}

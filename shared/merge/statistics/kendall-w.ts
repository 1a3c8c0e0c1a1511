import { chiSquaredTail } from './chi-squared.ts';

export type KendallW = {
  /** 12S / (m²(n³−n)). */
  readonly uncorrected: number;
  /** With the correction for ties; null where every expert ties everything. */
  readonly corrected: number | null;
  /** Of the corrected value, or of the other where there is none. */
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
};

/** Ranks from 1, ties get their middle rank. */
export function averageRanks(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && order[end]?.value === order[start]?.value) end += 1;
    for (let at = start; at < end; at += 1) ranks[order[at]?.index ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/** Kendall's coefficient of concordance of a complete table: `rows` are applications, each with one
 * value per expert. Null for fewer than two of either, or a gap. */
export function kendallW(rows: readonly (readonly (number | null)[])[]): KendallW | null {
  const [n, m] = [rows.length, rows[0]?.length ?? 0];
  const table = rows.map((row) => row.filter((value) => value !== null));
  if (n < 2 || m < 2 || table.some((row) => row.length !== m)) return null;
  const sums = table.map(() => 0);
  let ties = 0;
  for (let expert = 0; expert < m; expert += 1) {
    const column = table.map((row) => row[expert] ?? 0);
    for (const [index, rank] of averageRanks(column).entries())
      sums[index] = (sums[index] ?? 0) + rank;
    const counts = new Map<number, number>();
    for (const value of column) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const count of counts.values()) ties += count ** 3 - count;
  }
  const mean = (m * (n + 1)) / 2;
  const spread = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0);
  const most = m ** 2 * (n ** 3 - n);
  const uncorrected = (12 * spread) / most;
  const corrected = most - m * ties === 0 ? null : (12 * spread) / (most - m * ties);
  const chiSquared = m * (n - 1) * (corrected ?? uncorrected);
  return {
    uncorrected,
    corrected,
    chiSquared,
    degreesOfFreedom: n - 1,
    p: chiSquaredTail(chiSquared, n - 1),
  };
}

import { averageRanks } from './kendall-w.ts';

export type Borda = {
  /** By application: points, best of k gets k − 1, ties share; what an expert did not score gets
   * nothing from that expert. */
  readonly points: readonly number[];
  /** By application: mean of points ÷ (k − 1), so that a recusal costs nothing. Null: no expert
   * compared it with another. */
  readonly mean: readonly (number | null)[];
};

/** Borda count inside one lot. `experts`: each one's scores by application, null where there is
 * none; higher is better. */
export function borda(
  applications: number,
  experts: readonly (readonly (number | null)[])[],
): Borda {
  const points = Array.from({ length: applications }, () => 0);
  const shares = Array.from({ length: applications }, () => 0);
  const counts = Array.from({ length: applications }, () => 0);
  for (const scores of experts) {
    const given = scores.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
    if (given.length < 2) continue;
    const ranks = averageRanks(given.map(({ value }) => value));
    for (const [at, { index }] of given.entries()) {
      const own = (ranks[at] ?? 1) - 1;
      points[index] = (points[index] ?? 0) + own;
      shares[index] = (shares[index] ?? 0) + own / (given.length - 1);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  const mean = shares.map((share, index) => {
    const count = counts[index] ?? 0;
    return count === 0 ? null : share / count;
  });
  return { points, mean };
}

import type { Rubric } from '../rubric.ts';
import { type Exact, exactText, sum } from './exact.ts';

/** Scores of one sheet by criterion id, in whole hundredths of a point; null or absent is missing. */
export type Scores = Readonly<Record<string, number | null | undefined>>;

export type ScoreProblem = {
  readonly item: string;
  readonly kind: 'missing' | 'not-in-rubric' | 'out-of-range' | 'off-step';
};

/** The weighted total in points, exact: Σ weight × score ÷ max over the criteria.
 * Null while any criterion has no score: a missing score is never a zero. */
export function exactTotal(rubric: Rubric, scores: Scores): Exact | null {
  const parts: Exact[] = [];
  for (const criterion of rubric.criteria) {
    const score = scores[criterion.id];
    if (score === undefined || score === null) return null;
    parts.push({
      numerator: BigInt(criterion.weight) * BigInt(score),
      denominator: BigInt(criterion.max) * 100n,
    });
  }
  return sum(parts);
}

/** `exactTotal` in the form that a signed sheet carries: `145/2`, `72`; null while one is missing. */
export function sheetTotal(rubric: Rubric, scores: Scores): string | null {
  const total = exactTotal(rubric, scores);
  return total === null ? null : exactText(total);
}

/** Everything wrong with a sheet's scores, in the rubric's order, unknown criteria last by id:
 * missing, above the maximum or no whole number, not on a step, not in the rubric. */
export function checkScores(rubric: Rubric, scores: Scores): readonly ScoreProblem[] {
  const problems: ScoreProblem[] = [];
  const known = new Set<string>();
  for (const { id, max, step } of rubric.criteria) {
    known.add(id);
    const score = scores[id];
    if (score === undefined || score === null) problems.push({ item: id, kind: 'missing' });
    else if (!Number.isSafeInteger(score) || score < 0 || score > max)
      problems.push({ item: id, kind: 'out-of-range' });
    else if (score % step !== 0) problems.push({ item: id, kind: 'off-step' });
  }
  const unknown = Object.keys(scores).filter((item) => !known.has(item));
  unknown.sort();
  return [...problems, ...unknown.map((item) => ({ item, kind: 'not-in-rubric' as const }))];
}

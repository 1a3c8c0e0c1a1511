import { loadProgrammes } from '../../../electron/programmes.ts';
import { evaluateConditions } from '../../../shared/eligibility.ts';

export type Facts = Readonly<Record<string, string>>;

/** Every review of the programme files that ship. */
export const reviews = loadProgrammes().flatMap((programme) => programme.reviews);
/** What a condition of a shipped review makes of the facts. */
export function result(review: string, condition: string, facts: Facts) {
  const conditions = reviews.find(({ id }) => id === review)?.conditions ?? [];
  const listed = Object.entries(facts).map(([key, value]) => ({ key, value }));
  const found = evaluateConditions(conditions, listed).find(({ id }) => id === condition);
  if (found === undefined) throw new Error(`no condition ${condition} in ${review}`);
  return found;
}

export const outcome = (review: string, condition: string, facts: Facts) =>
  result(review, condition, facts).outcome;

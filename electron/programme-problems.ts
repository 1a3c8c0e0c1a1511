import { z } from 'zod';
import { Programme, Review, repeatedReviews, reviewProblems } from '../shared/programme.ts';
import type { RuleProblem } from '../shared/rule-check.ts';

const chinese = z.locales.zhCN().localeError;

/** Everything that keeps a value from being a programme, all at once: what its shape breaks, and of
 * every review that has the right shape what its rule breaks. Empty for a programme. */
export function programmeProblems(value: unknown): readonly RuleProblem[] {
  const reviews = reviewsOf(value);
  const sound = reviews.flatMap((review, index) => {
    const parsed = Review.safeParse(review);
    return parsed.success ? [{ index, review: parsed.data }] : [];
  });
  return [
    ...shapeProblems(value),
    ...repeatedReviews(reviews.map(idOf)),
    ...sound.flatMap(({ index, review }) =>
      reviewProblems(review).map(({ path, message }) => ({
        path: ['reviews', index, ...path],
        message,
      })),
    ),
  ];
}

/** What the schema itself refuses, each in both languages: the same value is read twice, and the
 * schema names its issues in the same order. */
function shapeProblems(value: unknown): readonly RuleProblem[] {
  const [english, local] = [
    Programme.safeParse(value),
    Programme.safeParse(value, { error: chinese }),
  ];
  const translated = local.error?.issues ?? [];
  return (english.error?.issues ?? []).flatMap((issue, index) => {
    // Those are found, in both languages, by `reviewProblems`.
    if (issue.code === 'custom' && issue.message !== 'Invalid input') return [];
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    return [{ path, message: { zh: translated[index]?.message ?? '', en: issue.message } }];
  });
}

const idOf = (review: unknown): unknown =>
  typeof review === 'object' && review !== null && 'id' in review ? review.id : undefined;

function reviewsOf(value: unknown): readonly unknown[] {
  const isObject = typeof value === 'object' && value !== null && 'reviews' in value;
  return isObject && Array.isArray(value.reviews) ? value.reviews : [];
}

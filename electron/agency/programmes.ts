import platform from '../../resources/programmes/guangxi-ai-platform.json' with { type: 'json' };
import crossBorder from '../../resources/programmes/guangxi-cross-border.json' with {
  type: 'json',
};
import { Refusal } from '../../shared/errors.ts';
import type { ReviewOffer } from '../../shared/operations/agency.ts';
import { Programme, type Review } from '../../shared/programme.ts';

let parsed: readonly Programme[] | undefined;

function programmes(): readonly Programme[] {
  parsed ??= [platform, crossBorder].map((file) => Programme.parse(file));
  return parsed;
}

/** The kinds of review that a round can be made of, with their default rubric and rule. */
export function reviewOffers(): readonly ReviewOffer[] {
  return programmes().flatMap((programme) =>
    programme.reviews.map((review) => ({
      programme: programme.id,
      programmeTitle: programme.title,
      review: review.id,
      title: review.title,
      source: review.source,
      rubric: review.rubric,
      policy: review.policy,
    })),
  );
}

/** @throws Refusal review-unknown */
export function findReview(
  programmeId: string,
  reviewId: string,
): { readonly programme: Programme; readonly review: Review } {
  const programme = programmes().find((one) => one.id === programmeId);
  const review = programme?.reviews.find((one) => one.id === reviewId);
  if (!programme || !review) {
    throw new Refusal('review-unknown', 'no such review', { review: reviewId });
  }
  return { programme, review };
}

import type { ReviewOffer } from '../../shared/operations/agency.ts';
import type { Programme, Review } from '../../shared/programme.ts';
import { findReview, loadProgrammes } from '../programmes.ts';

let loaded: readonly Programme[] | undefined;

function programmes(): readonly Programme[] {
  loaded ??= loadProgrammes();
  return loaded;
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
      lotName: review.lotName,
      rubric: review.rubric,
      policy: review.policy,
      workingDays: review.workingDays,
      defaults: review.defaults,
    })),
  );
}

/** The programme and review that a round names.
 * @throws Refusal programme-unknown */
export function reviewOf(round: { readonly programme: string; readonly review: string }): {
  readonly programme: Programme;
  readonly review: Review;
} {
  return findReview(programmes(), round.programme, round.review);
}

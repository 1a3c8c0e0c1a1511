import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../shared/canonical-json.ts';
import type { ReviewOffer } from '../../shared/operations/agency.ts';
import { Programme, type Review } from '../../shared/programme.ts';
import { findReview, loadProgrammes } from '../programmes.ts';
import { listStoredProgrammes } from '../vault/agency-programmes.ts';
import type { AgencySession } from '../workspace/session.ts';

let loaded: readonly Programme[] | undefined;

/** The programmes that ship with this installation; nothing changes them. */
export function shippedProgrammes(): readonly Programme[] {
  loaded ??= loadProgrammes();
  return loaded;
}

/** Shipped programmes, then the agency's own as last saved. Without a session the shipped alone. */
export function usableProgrammes(session: AgencySession | null): readonly Programme[] {
  const own =
    session === null
      ? []
      : listStoredProgrammes(session.vault.read).flatMap(({ content }) =>
          content === null ? [] : [Programme.parse(JSON.parse(content))],
        );
  return [...shippedProgrammes(), ...own];
}

/** SHA-256 of a programme's canonical JSON: the same for every way of writing the file. */
export function programmeSha256(programme: Programme): string {
  const value: JsonValue = JSON.parse(JSON.stringify(programme));
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** The kinds of review that a round can be made of, with their default rubric and rule. */
export function reviewOffers(session: AgencySession | null): readonly ReviewOffer[] {
  const shipped = shippedProgrammes().length;
  return usableProgrammes(session).flatMap((programme, index) =>
    programme.reviews.map((review) => ({
      programme: programme.id,
      programmeTitle: programme.title,
      own: index >= shipped,
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

/** The programme and review that a new round is to be made from.
 * @throws Refusal programme-unknown */
export function offeredReview(
  session: AgencySession,
  named: { readonly programme: string; readonly review: string },
): { readonly programme: Programme; readonly review: Review } {
  return findReview(usableProgrammes(session), named.programme, named.review);
}

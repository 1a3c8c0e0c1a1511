import { z } from 'zod';
import { Refusal } from '../../shared/errors.ts';
import { Sha256, text } from '../../shared/objects/common.ts';
import type { AgencyRound } from '../../shared/operations/agency.ts';
import { type Programme, Review } from '../../shared/programme.ts';
import { Bilingual } from '../../shared/rubric.ts';
import { findReview } from '../programmes.ts';
import { insertRoundReview, readRoundReview } from '../vault/agency-programmes.ts';
import type { AgencySession } from '../workspace/session.ts';
import { programmeSha256, shippedProgrammes, usableProgrammes } from './programmes.ts';

// Of its programme a round keeps what the form names, and the hash of the whole.
const KeptProgramme = z.strictObject({
  id: z.string(),
  version: text(40),
  title: Bilingual,
  sha256: Sha256,
});
type KeptProgramme = z.infer<typeof KeptProgramme>;

/** Puts the review that a round is made from beside the round, so that it stays what it was. */
export function keepReview(
  session: AgencySession,
  round: string,
  from: { readonly programme: Programme; readonly review: Review },
): void {
  const { id, version, title } = from.programme;
  const kept: KeptProgramme = { id, version, title, sha256: programmeSha256(from.programme) };
  insertRoundReview(session.vault.write, round, {
    programme: JSON.stringify(kept),
    review: JSON.stringify(from.review),
  });
}

type NamedReview = {
  readonly round: string;
  readonly programme: string;
  readonly review: string;
};

/** The programme and review of a round: its own copy, made with the round.
 * @throws Refusal programme-unknown for a round from before copies were kept, whose programme this
 * installation lacks */
export function reviewOf(
  session: AgencySession,
  { round, programme, review }: NamedReview,
): { readonly programme: KeptProgramme; readonly review: Review } {
  const stored = readRoundReview(session.vault.read, round);
  if (stored !== undefined) {
    return {
      programme: KeptProgramme.parse(JSON.parse(stored.programme)),
      review: Review.parse(JSON.parse(stored.review)),
    };
  }
  const found = findReview(usableProgrammes(session), programme, review);
  const { id, version, title } = found.programme;
  const sha256 = programmeSha256(found.programme);
  return { programme: { id, version, title, sha256 }, review: found.review };
}

/** Which programme a round was made from and whether that one reads differently today. */
export function madeFrom(
  session: AgencySession,
  programme: KeptProgramme,
  review: Review,
): AgencyRound['madeFrom'] {
  const own = !shippedProgrammes().some(({ id }) => id === programme.id);
  return { ...programme, own, since: changedSince(session, programme, review) };
}

function changedSince(
  session: AgencySession,
  programme: KeptProgramme,
  review: Review,
): AgencyRound['madeFrom']['since'] {
  try {
    const now = findReview(usableProgrammes(session), programme.id, review.id);
    if (programmeSha256(now.programme) === programme.sha256) return 'same';
    return JSON.stringify(now.review) === JSON.stringify(review) ? 'other-parts' : 'changed';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'programme-unknown') return 'gone';
    throw error;
  }
}

import type { FactTitle } from '../../shared/condition.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { FactDefinition } from '../../shared/programme.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openAgencyObject } from '../formats/trust.ts';
import type { StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { agencyProfile, roleSigner, trustInForce } from './agency-keys.ts';
import { reviewOf } from './round-review.ts';
import type { SealedRound } from './rounds.ts';

/** Signs what is asked and under which rule it will be merged, as the round stands now. */
export function signForm(session: AgencySession, round: StoredRound): SignedObject<'form'> {
  const { agency, name } = agencyProfile(session);
  const { programme, review } = reviewOf(session, round);
  const form: Form = {
    v: 1,
    type: 'form',
    agency,
    agency_name: name,
    round: round.round,
    title: round.title,
    programme: { id: programme.id, version: programme.version, title: programme.title },
    review: { id: review.id, title: review.title, source: review.source },
    rubric: round.rubric,
    policy: round.policy,
    release: round.release,
    commitment: review.commitment,
    ...(review.conditions.length > 0 ? { conditions: review.conditions } : {}),
    ...(review.facts.length > 0 ? { facts: review.facts.map(factTitle) } : {}),
    ...(review.print === undefined ? {} : { print: review.print }),
    opens_at: round.opensAt,
    closes_at: round.closesAt,
    issued_at: session.now(),
  };
  return signObject('form', form, roleSigner(session, 'form'));
}

/** What the form says of a fact. */
export const factTitle = ({ key, title, unit, source }: FactDefinition): FactTitle => ({
  key,
  title,
  unit,
  source,
});

/** The form as it was sealed, verified again. */
export function sealedForm(session: AgencySession, round: SealedRound): Form {
  return openAgencyObject('form', round.formJws, trustInForce(session).payload).payload;
}

import { invariant } from '../../shared/errors.ts';
import { openCard } from '../formats/card.ts';
import type { SignedObject } from '../formats/objects.ts';
import { type ExpertProfile, readProfile } from '../vault/expert-profile.ts';
import { findObject } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { expertIdentity } from './initialise-expert.ts';

export function expertProfile(session: ExpertSession): ExpertProfile {
  const profile = readProfile(session.vault.read);
  invariant(profile, 'an expert is made with a profile');
  return profile;
}

export function ownCard(session: ExpertSession): SignedObject<'enrol'> {
  const stored = findObject(session.vault.read, expertProfile(session).cardSha256);
  invariant(stored, 'an expert is made with a card');
  return openCard(stored.jws);
}

/** The identity that opens posts to this expert. */
export function postIdentity(session: ExpertSession): string {
  const identity = session.vault.secrets.identity(expertIdentity);
  invariant(identity, 'an expert is made with an age identity');
  return identity;
}

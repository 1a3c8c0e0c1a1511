import { invariant } from '../../shared/errors.ts';
import type { AgencyRole } from '../../shared/objects/trust.ts';
import type { SignedObject } from '../formats/objects.ts';
import type { Signer } from '../formats/signing.ts';
import { openTrust } from '../formats/trust.ts';
import { type AgencyProfile, listTrust, readAgencyProfile } from '../vault/agency-profile.ts';
import type { AgencySession } from '../workspace/session.ts';

// Names of the agency's secrets in the vault.
export const rootSeed = 'agency.root';
export const roleSeed = (role: AgencyRole): string => `agency.${role}`;
export const intakeIdentity = 'agency.intake';
export const recoveryIdentity = 'agency.recovery';

/** The signer of one role. There is none for the root: only a new trust document is signed by it. */
export function roleSigner(session: AgencySession, role: AgencyRole): Signer {
  return session.signing.signer(roleSeed(role));
}

/** The identity that opens posts to the agency. */
export function intakeIdentityOf(session: AgencySession): string {
  const identity = session.vault.secrets.identity(intakeIdentity);
  invariant(identity, 'an agency is made with its intake identity');
  return identity;
}

// Everything that is signed or verified asks for the trust document.
const opened = new WeakMap<AgencySession, Map<string, SignedObject<'trust'>>>();

/** The agency's trust documents, oldest first. */
export function trustChain(session: AgencySession): readonly SignedObject<'trust'>[] {
  const known = opened.get(session) ?? new Map<string, SignedObject<'trust'>>();
  opened.set(session, known);
  return listTrust(session.vault.read).map(({ jws }) => {
    // By its whole text: another one is verified anew.
    const trust = known.get(jws) ?? openTrust(jws);
    known.set(jws, trust);
    return trust;
  });
}

export function trustInForce(session: AgencySession): SignedObject<'trust'> {
  const trust = trustChain(session).at(-1);
  invariant(trust, 'an agency is made with its trust document');
  return trust;
}

export function agencyProfile(session: AgencySession): AgencyProfile {
  const profile = readAgencyProfile(session.vault.read);
  invariant(profile, 'an agency is made with its profile');
  return profile;
}

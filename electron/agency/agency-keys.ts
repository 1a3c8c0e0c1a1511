import { invariant } from '../../shared/errors.ts';
import type { SignatureSuite } from '../../shared/objects/common.ts';
import type { AgencyRole } from '../../shared/objects/trust.ts';
import type { SignedObject } from '../formats/objects.ts';
import type { Signer } from '../formats/signing.ts';
import { newestTrust, openTrustChain, type TrustChain } from '../formats/trust-chain.ts';
import { type AgencyProfile, listTrust, readAgencyProfile } from '../vault/agency-profile.ts';
import type { AgencySession } from '../workspace/session.ts';

// Names of the agency's secrets in the vault.
export const rootSeed = 'agency.root';
export const roleSeed = (role: AgencyRole): string => `agency.${role}`;
export const intakeIdentity = 'agency.intake';
export const recoveryIdentity = 'agency.recovery';

/** The signer of one role. There is none for the root: only a new trust document is signed by it. */
export function roleSigner(session: AgencySession, role: AgencyRole): Signer {
  return session.signing.signer(roleSeed(role), signatureSuite(session));
}

/** The identity that opens posts to the agency. */
export function intakeIdentityOf(session: AgencySession): string {
  const identity = session.vault.secrets.identity(intakeIdentity);
  invariant(identity, 'an agency is made with its intake identity');
  return identity;
}

// Everything that is signed or verified asks for the trust documents.
const opened = new WeakMap<AgencySession, { readonly text: string; readonly chain: TrustChain }>();

/** The agency's trust documents, oldest first. */
export function trustChain(session: AgencySession): TrustChain {
  const text = listTrust(session.vault.read)
    .map(({ jws }) => jws)
    .join('\n');
  const known = opened.get(session);
  // By its whole text: another one is verified anew.
  if (known?.text === text) return known.chain;
  const chain = openTrustChain(text);
  opened.set(session, { text, chain });
  return chain;
}

export function trustInForce(session: AgencySession): SignedObject<'trust'> {
  return newestTrust(trustChain(session));
}

/** What everything is signed with here, by the agency and by its experts. */
export function signatureSuite(session: AgencySession): SignatureSuite {
  return trustInForce(session).payload.suite;
}

/** From when the trust document in force takes a key back (UTC time); null where it does not. */
export function keyRevokedFrom(session: AgencySession, kid: string): string | null {
  const { revoked } = trustInForce(session).payload;
  const entry = revoked.find(({ target, id }) => target === 'key' && id === kid);
  return entry?.effective_from ?? null;
}

export function agencyProfile(session: AgencySession): AgencyProfile {
  const profile = readAgencyProfile(session.vault.read);
  invariant(profile, 'an agency is made with its profile');
  return profile;
}

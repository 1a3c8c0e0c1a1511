import type { z } from 'zod';
import { invariant } from '../../shared/errors.ts';
import type { AgeSuite, SignatureSuite } from '../../shared/objects/common.ts';
import {
  type AgencyRole,
  type PublicKey,
  suiteNames,
  type Trust,
} from '../../shared/objects/trust.ts';
import { newAgeIdentity } from '../formats/age-keys.ts';
import { toBase64Url } from '../formats/base64url.ts';
import { newSigningKey, type SigningKey, signerFromSeed, suiteOf } from '../formats/signing.ts';
import { signTrust } from '../formats/trust.ts';
import { insertAgency } from '../vault/agency-profile.ts';
import { appendToJournal } from '../vault/journal.ts';
import type { Signing } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { intakeIdentity, recoveryIdentity, roleSeed, rootSeed } from './agency-keys.ts';

export type NewAgency = {
  /** Id, see `idPattern`. */
  readonly agency: string;
  readonly name: string;
  readonly suite: AgeSuite;
  /** What this agency and its experts sign with, for good. */
  readonly signatures: SignatureSuite;
  /** UTC, to the second. */
  readonly at: string;
};

// Role keys are replaced by a later trust document long before; a round is kept for years.
const validForYears = 10;
// The first version that can read version 1 of every object.
const firstAppVersion = '0.1.0';

/**
 * Makes an agency's keys and version 1 of its trust document. The root key signs trust documents
 * and nothing else; each role has a key of its own, so that a stolen one speaks for one role only.
 */
export async function initialiseAgency(
  vault: Vault,
  signing: Signing,
  agency: NewAgency,
): Promise<void> {
  const [intake, recovery] = [
    await newAgeIdentity(agency.suite),
    await newAgeIdentity(agency.suite),
  ];
  const root = newSigningKey(agency.signatures);
  const roles = rolesOfAgency.map((role) => ({ role, key: newSigningKey(agency.signatures) }));
  const notAfter = `${Number(agency.at.slice(0, 4)) + validForYears}-12-31T23:59:59Z`;
  const trust: Trust = {
    v: 1,
    type: 'trust',
    agency: agency.agency,
    name: agency.name,
    version: 1,
    issued_at: agency.at,
    expires: notAfter,
    suite: agency.signatures,
    root: [publicKey(root)],
    root_threshold: 1,
    keys: roles.map(({ role, key }) => ({
      ...publicKey(key),
      role,
      not_before: agency.at,
      not_after: notAfter,
    })),
    intake: { suite: agency.suite, recipients: [intake.recipient] },
    recovery: { suite: agency.suite, recipients: [recovery.recipient] },
    revoked: [],
    min_app_version: firstAppVersion,
  };
  const signed = signTrust(trust, signerFromSeed(root.seed, agency.signatures));
  vault.write.transaction(() => {
    signing.keepSeed(rootSeed, root.seed);
    for (const { role, key } of roles) signing.keepSeed(roleSeed(role), key.seed);
    vault.secrets.keepIdentity(intakeIdentity, intake.identity);
    vault.secrets.keepIdentity(recoveryIdentity, recovery.identity);
    insertAgency(
      vault.write,
      { agency: agency.agency, name: agency.name, suite: agency.suite, createdAt: agency.at },
      { version: 1, jws: signed.jws, payloadSha256: signed.payloadSha256, issuedAt: agency.at },
    );
    appendToJournal(vault.write, {
      at: agency.at,
      actor: agency.agency,
      action: 'agency-created',
      subject: signed.payloadSha256,
    });
  });
  for (const key of [root, ...roles.map((one) => one.key)]) key.seed.fill(0);
}

export const rolesOfAgency: readonly AgencyRole[] = ['seal', 'grant', 'form', 'receipt', 'result'];

/** A key as a trust document lists it. */
export function publicKey(key: SigningKey): z.infer<typeof PublicKey> {
  const suite = suiteOf(key.publicKey);
  invariant(suite, 'a signing key is of a suite');
  return { kid: key.kid, alg: suiteNames[suite], pub: toBase64Url(key.publicKey) };
}

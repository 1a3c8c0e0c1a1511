import type { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgencyRole, PublicKey, Trust } from '../../shared/objects/trust.ts';
import { fromBase64Url } from './base64url.ts';
import { codeOf } from './codes.ts';
import { sha256, utf8 } from './hash.ts';
import { type KeySource, openObject, peekObjectOf, signObject } from './jws.ts';
import { type ObjectType, objectKinds, type SignedObject } from './objects.ts';
import { kidOf, type Signer } from './signing.ts';

/** Signs version 1 of an agency's trust document with its root key and reads it back.
 * @throws Refusal as openTrust does */
export function signTrust(payload: Trust, root: Signer): SignedObject<'trust'> {
  return openTrust(signObject('trust', payload, root).jws);
}

/**
 * Verifies a trust document against the root key that it carries itself: it is then whole and
 * says what that root said. Whether this root is the agency's is settled by its code alone.
 * @throws Refusal trust-version, trust-threshold, trust-keys, and as openObject does
 */
export function openTrust(jws: string): SignedObject<'trust'> {
  const { unverifiedPayload: claimed } = peekObjectOf('trust', jws);
  const trust = openObject('trust', jws, (kid) => {
    const root = claimed.root.find((key) => key.kid === kid);
    return root ? publicKeyBytes(root) : null;
  });
  checkTrust(trust.payload);
  return trust;
}

function checkTrust(trust: Trust): void {
  if (trust.version !== 1) {
    throw new Refusal('trust-version', 'trust: only version 1 can be opened by itself', {
      version: trust.version,
    });
  }
  if (trust.root_threshold !== 1) {
    throw new Refusal('trust-threshold', 'trust: needs several root signatures', {});
  }
  const keys = [...trust.root, ...trust.keys];
  for (const key of keys) publicKeyBytes(key);
  if (new Set(keys.map((key) => key.kid)).size !== keys.length) {
    throw new Refusal('trust-keys', 'trust: a key stands in two places', {});
  }
}

function publicKeyBytes(key: z.infer<typeof PublicKey>): Uint8Array {
  const bytes = fromBase64Url(key.pub);
  if (bytes === null || bytes.length !== 32 || kidOf(bytes) !== key.kid) {
    throw new Refusal('trust-keys', 'trust: a key does not match its id', {});
  }
  return bytes;
}

/** The code of an agency (100 bits, `ABCD-EFGH-IJKL-MNOP-QRST`) that its paper invitation prints:
 * SHA-256 of `hengping/trust-fpr/v1` and the canonical list of root keys. */
export function trustCode(trust: Trust): string {
  return codeOf(sha256(utf8(`hengping/trust-fpr/v1${canonicalJson(trust.root)}`)), 100);
}

/** True where both documents hang from the same root keys. */
export function sameRoot(a: Trust, b: Trust): boolean {
  return canonicalJson(a.root) === canonicalJson(b.root);
}

/** True where a revocation names the id and is in effect at `at` (UTC time). */
export function isRevoked(
  trust: Trust,
  target: 'key' | 'grant' | 'bundle',
  id: string,
  at: string,
): boolean {
  return trust.revoked.some(
    (entry) => entry.target === target && entry.id === id && entry.effective_from <= at,
  );
}

/**
 * The agency's public key of a role, if it may speak at `at` (UTC time, as in objects).
 * @throws Refusal key-unknown, key-role, key-expired, key-revoked
 */
export function agencyKey(trust: Trust, role: AgencyRole, kid: string, at: string): Uint8Array {
  const key = trust.keys.find((candidate) => candidate.kid === kid);
  if (!key) throw new Refusal('key-unknown', 'key is not in the trust document', { role });
  if (key.role !== role) {
    throw new Refusal('key-role', 'key has another role', { role, found: key.role });
  }
  if (at < key.not_before || at > key.not_after) {
    throw new Refusal('key-expired', 'key was not valid at that time', { role });
  }
  if (isRevoked(trust, 'key', kid, at)) {
    throw new Refusal('key-revoked', 'key is revoked', { role });
  }
  return publicKeyBytes(key);
}

/** The agency's keys of one role, whatever the time: for verifying first and judging the time that
 * the verified object states after. */
export function agencyKeys(trust: Trust, role: AgencyRole): KeySource {
  return (kid) => {
    const key = trust.keys.find((candidate) => candidate.kid === kid && candidate.role === role);
    return key ? publicKeyBytes(key) : null;
  };
}

type Dated = {
  readonly agency: string;
  readonly issued_at?: string;
  readonly received_at?: string;
};

/**
 * Opens an object that the agency signs: by a key of the type's role, valid and not revoked at the
 * time that the object states, for this agency.
 * @throws Refusal as openObject and agencyKey do, and object-agency
 */
export function openAgencyObject<T extends ObjectType>(
  type: T,
  jws: string,
  trust: Trust,
): SignedObject<T> {
  const { role } = objectKinds[type];
  invariant(role !== 'root' && role !== 'expert' && role !== 'self', 'the agency signs this type');
  const object = openObject(type, jws, agencyKeys(trust, role));
  const payload: Dated = object.payload as Dated;
  const at = payload.issued_at ?? payload.received_at;
  invariant(at !== undefined, 'what the agency signs is dated');
  agencyKey(trust, role, object.kid, at);
  if (payload.agency !== trust.agency) {
    throw new Refusal('object-agency', `${type}: names another agency`, { type });
  }
  return object;
}

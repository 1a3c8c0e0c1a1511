import type { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import {
  type AgencyRole,
  type PublicKey,
  suiteNames,
  type Trust,
} from '../../shared/objects/trust.ts';
import { fromBase64Url } from './base64url.ts';
import { codeOf } from './codes.ts';
import { sha256, utf8 } from './hash.ts';
import {
  type KeySource,
  lineOf,
  openObject,
  peekObjectOf,
  signObject,
  type UnverifiedObject,
} from './jws.ts';
import { type ObjectType, objectKinds, type SignedObject } from './objects.ts';
import { joinSignatures, splitSignatures } from './signatures.ts';
import { isPublicKeyOf, kidOf, type Signer, suiteOf } from './signing.ts';

/** Signs version 1 of an agency's trust document with its root key and reads it back.
 * @throws Refusal as openTrust does */
export function signTrust(payload: Trust, ...roots: readonly Signer[]): SignedObject<'trust'> {
  return openTrust(joinSignatures(roots.map((root) => signObject('trust', payload, root).jws)));
}

/**
 * Verifies version 1 of a trust document against the root keys that it carries itself: it is then
 * whole and says what those roots said. Whether they are the agency's is settled by its code alone.
 * Later versions hang from the ones before: see trust-chain.ts.
 * @throws Refusal trust-version, and as openTrustBy does
 */
export function openTrust(text: string): SignedObject<'trust'> {
  const { version } = peekTrust(text).unverifiedPayload;
  if (version !== 1) throw notTheNext(1, version);
  return openTrustBy(text, []);
}

/** What a trust document claims, of however many signatures, before anything was verified.
 * @throws Refusal as peekObjectOf does */
export function peekTrust(text: string): UnverifiedObject<'trust'> {
  return peekObjectOf('trust', text.split('~', 1)[0] ?? '');
}

export function notTheNext(expected: number, version: number): Refusal {
  return new Refusal('trust-version', 'a version before this one is not there', {
    version,
    expected,
  });
}

/**
 * Verifies a trust document: every signature by a root key of its own list or of `former`, and
 * enough of them, counted by key, for its own threshold and for those of `former`.
 * @param former the documents that it must also be signed under: the version before
 * @throws Refusal trust-threshold, trust-keys, and as openCosigned does
 */
export function openTrustBy(text: string, former: readonly Trust[]): SignedObject<'trust'> {
  if (text.length > objectKinds.trust.sizeLimit) {
    throw new Refusal('object-too-large', 'trust: over its size limit', { type: 'trust' });
  }
  const claimed = peekTrust(text).unverifiedPayload;
  const roots = [claimed, ...former].flatMap(({ root }) => root);
  // A key of two algorithms gives two signatures, which count as one.
  const byKey = Map.groupBy(splitSignatures(text, 'trust'), (jws) => lineOf(jws).kid);
  const signatures = [...byKey.values()].map((jwss) =>
    openObject('trust', joinSignatures(jwss), (kid) => {
      const root = roots.find((key) => key.kid === kid);
      return root ? publicKeyBytes(root) : null;
    }),
  );
  const [first] = signatures;
  invariant(first, 'a text has at least one signature');
  checkKeys(first.payload);
  const kids = new Set(signatures.map(({ kid }) => kid));
  for (const trust of [first.payload, ...former]) requireThreshold(trust, kids);
  return { ...first, jws: text };
}

function checkKeys(trust: Trust): void {
  const keys = [...trust.root, ...trust.keys];
  if (keys.some((key) => !isPublicKeyOf(trust.suite, publicKeyBytes(key)))) {
    throw new Refusal('trust-keys', 'trust: a key is not of the suite', {});
  }
  if (new Set(keys.map((key) => key.kid)).size !== keys.length) {
    throw new Refusal('trust-keys', 'trust: a key stands in two places', {});
  }
}

function requireThreshold(trust: Trust, kids: ReadonlySet<string>): void {
  const found = trust.root.filter(({ kid }) => kids.has(kid)).length;
  if (found >= trust.root_threshold) return;
  const details = { version: trust.version, needed: trust.root_threshold, found };
  throw new Refusal('trust-threshold', 'trust: too few root signatures', details);
}

function publicKeyBytes(key: z.infer<typeof PublicKey>): Uint8Array {
  const bytes = fromBase64Url(key.pub);
  const suite = bytes && suiteOf(bytes);
  if (!suite || suiteNames[suite] !== key.alg || kidOf(bytes) !== key.kid) {
    throw new Refusal('trust-keys', 'trust: a key does not match its id', {});
  }
  return bytes;
}

/** The code of an agency (100 bits, `ABCD-EFGH-IJKL-MNOP-QRST`) that its paper invitation prints:
 * SHA-256 of `hengping/trust-fpr/v1` and the canonical list of root keys. It stays the same for as
 * long as the root keys do; after their rotation invitations carry the code of the newest ones. */
export function trustCode(trust: Trust): string {
  return codeOf(sha256(utf8(`hengping/trust-fpr/v1${canonicalJson(trust.root)}`)), 100);
}

/** True where both documents hang from the same root keys. */
export function sameRoot(a: Trust, b: Trust): boolean {
  return canonicalJson(a.root) === canonicalJson(b.root);
}

type Revocation = Trust['revoked'][number];

/** The revocation that names the id and is in effect at `at` (UTC time); null where there is none. */
export function revocationOf(
  trust: Trust,
  target: Revocation['target'],
  id: string,
  at: string,
): Revocation | null {
  const found = trust.revoked.find(
    (entry) => entry.target === target && entry.id === id && entry.effective_from <= at,
  );
  return found ?? null;
}

/** True where a revocation names the id and is in effect at `at` (UTC time). */
export function isRevoked(
  trust: Trust,
  target: Revocation['target'],
  id: string,
  at: string,
): boolean {
  return revocationOf(trust, target, id, at) !== null;
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

import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import { toBase64Url } from './base64url.ts';
import { checkShape, parseCanonicalBytes } from './canonical-bytes.ts';
import { sha256Hex, utf8 } from './hash.ts';
import {
  headerText,
  type JwsSignature,
  readParts,
  requireType,
  type SignedParts,
  tooLarge,
  typeOfHeader,
} from './jws-parts.ts';
import { type ObjectType, objectKinds, type PayloadOf, type SignedObject } from './objects.ts';
import { joinSignatures } from './signatures.ts';
import { kidOf, type Signer, suiteAlgorithms, suiteOf, verifySignature } from './signing.ts';

/** Where a verifier finds the raw public key of a key id: the trust document or the expert registry.
 * Null: no such key may sign here. The key settles the suite, and so which signatures there must
 * be; an object has no say in it. */
export type KeySource = (kid: string) => Uint8Array | null;

/** A source that knows one key. */
export function onlyKey(publicKey: Uint8Array): KeySource {
  const expected = kidOf(publicKey);
  return (kid) => (kid === expected ? publicKey : null);
}

/**
 * Signs a payload in its canonical form, by every algorithm of the signer's suite.
 * @param texts canonical texts of records inside the payload that the caller has already, so that
 * those of a large one are not written again
 * @throws Refusal object-schema where the payload does not fit its type's schema,
 * object-too-large where the result would be larger than readers accept, and as the signer does
 */
export function signObject<T extends ObjectType>(
  type: T,
  payload: PayloadOf<T>,
  signer: Signer,
  texts?: ReadonlyMap<object, string>,
): SignedObject<T> {
  const suite = suiteOf(signer.publicKey);
  invariant(suite, 'a signer has a key of a suite');
  const kind = objectKinds[type];
  const checked = checkShape(kind.schema, payload, type);
  // No schema changes what it accepts: what is written is the caller's own records.
  const bytes = utf8(texts ? canonicalJson(payload, texts) : canonicalJson(checked));
  const body = toBase64Url(bytes);
  const signatures = suiteAlgorithms[suite].map((algorithm) => {
    const header = headerText(type, payload.v, signer.kid, algorithm);
    const signed = `${toBase64Url(utf8(header))}.${body}`;
    const signedBytes = utf8(signed);
    const signature = signer.sign(signedBytes, algorithm);
    const holds = verifySignature(algorithm, signer.publicKey, signedBytes, signature);
    invariant(holds, 'what a signer returns verifies');
    return `${signed}.${toBase64Url(signature)}`;
  });
  if (signatures.some((jws) => jws.length > kind.sizeLimit)) throw tooLarge(type);
  const kept = texts ? payload : checked;
  return made(type, joinSignatures(signatures), kept, sha256Hex(bytes), signer.kid);
}

function made<T extends ObjectType>(
  type: T,
  jws: string,
  payload: unknown,
  payloadSha256: string,
  kid: string,
): SignedObject<T> {
  // The schema of `type` has just accepted `payload`; the mapped type cannot follow that.
  return { type, jws, payload, payloadSha256, kid } as SignedObject<T>;
}

/**
 * Verifies an object by the strict profile, in this order: form, headers byte for byte, signatures,
 * canonical payload, schema. Nothing of the payload is looked at before every signature holds.
 * @throws Refusal object-too-large, jws-form, jws-header, object-newer, jws-type, jws-signer,
 * jws-half-missing, jws-half-extra, jws-half-foreign, jws-suite, jws-signature, jws-payload,
 * object-schema
 */
export function openObject<T extends ObjectType>(
  type: T,
  jws: string,
  keyOf: KeySource,
): SignedObject<T> {
  const parts = readParts(jws, type, objectKinds[type].sizeLimit);
  requireType(parts, type);
  return openParts(type, jws, parts, sha256Hex(parts.payload), keyOf);
}

function openParts<T extends ObjectType>(
  type: T,
  jws: string,
  parts: SignedParts,
  payloadSha256: string,
  keyOf: KeySource,
): SignedObject<T> {
  const { kid } = parts.first;
  const publicKey = keyOf(kid);
  if (publicKey === null) throw noSigner(type);
  if (parts.signatures.some((signature) => signature.kid !== kid)) {
    throw new Refusal('jws-half-foreign', `${type}: signed by two that are not one`, { type });
  }
  verifySigner(type, publicKey, parts.signatures);
  return made(type, jws, readPayload(type, parts), payloadSha256, kid);
}

function noSigner(type: ObjectType): Refusal {
  return new Refusal('jws-signer', `${type}: signed by a key that may not sign it`, { type });
}

/** All signatures of one signer: as many as the suite of the key has algorithms, in its order. */
function verifySigner(
  type: ObjectType,
  publicKey: Uint8Array,
  signatures: readonly JwsSignature[],
): void {
  const suite = suiteOf(publicKey);
  const isAsked = signatures[0]?.kid === kidOf(publicKey);
  invariant(suite && isAsked, 'a key source returns the key of the id asked for');
  const algorithms = suiteAlgorithms[suite];
  if (signatures.length < algorithms.length) {
    throw new Refusal('jws-half-missing', `${type}: a signature of the suite is missing`, { type });
  }
  if (signatures.length > algorithms.length) {
    throw new Refusal('jws-half-extra', `${type}: a signature too many`, { type });
  }
  for (const [i, { algorithm, signed, signature }] of signatures.entries()) {
    if (algorithm !== algorithms[i]) {
      throw new Refusal('jws-suite', `${type}: signed by another suite`, { type });
    }
    if (!verifySignature(algorithm, publicKey, Buffer.from(signed, 'latin1'), signature)) {
      throw new Refusal('jws-signature', `${type}: signature does not verify`, { type });
    }
  }
}

function readPayload<T extends ObjectType>(type: T, parts: SignedParts): PayloadOf<T> {
  const value = parseCanonicalBytes(parts.payload, type);
  const payload = checkShape(objectKinds[type].schema, value, type);
  if (parts.signatures.some(({ version }) => version !== payload.v)) {
    throw new Refusal('object-schema', `${type}: header and payload differ in their layout`, {
      type,
    });
  }
  // The schema of `type` has just accepted it; the indexed type cannot follow that.
  return payload as PayloadOf<T>;
}

/** What an object claims before anything was verified. For choosing keys and for `inspect` only. */
export type UnverifiedObject<T extends ObjectType = ObjectType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly kid: string;
    readonly unverifiedPayload: PayloadOf<K>;
    readonly payloadSha256: string;
  };
}[T];

const largest = Math.max(...Object.values(objectKinds).map((kind) => kind.sizeLimit));

/**
 * Reads the claims of any signed object WITHOUT verifying its signature.
 * @throws Refusal as openObject does, but for what is said of signers and signatures
 */
export function peekObject(jws: string): UnverifiedObject {
  const parts = readParts(jws, 'object', largest);
  return peek(typeOfHeader(parts.first), parts);
}

/**
 * As `peekObject`, for one type.
 * @throws Refusal as peekObject does, and jws-type
 */
export function peekObjectOf<T extends ObjectType>(type: T, jws: string): UnverifiedObject<T> {
  return peek(type, readParts(jws, type, objectKinds[type].sizeLimit));
}

function peek<T extends ObjectType>(type: T, parts: SignedParts): UnverifiedObject<T> {
  if (parts.longest > objectKinds[type].sizeLimit) throw tooLarge(type);
  requireType(parts, type);
  // As in `made`: the schema of `type` has just accepted the payload.
  return {
    type,
    kid: parts.first.kid,
    unverifiedPayload: readPayload(type, parts),
    payloadSha256: sha256Hex(parts.payload),
  } as UnverifiedObject<T>;
}

/** A line of which nothing but the form and the header was looked at. */
export type UnverifiedLine = {
  readonly type: ObjectType;
  readonly kid: string;
  readonly payloadSha256: string;
  /** Verifies it, as openObject does. */
  open<T extends ObjectType>(type: T, keyOf: KeySource): SignedObject<T>;
};

/**
 * Type, signing key and payload hash of a line, from its bytes alone: how a post matches its lines
 * with its list before it verifies them.
 * @throws Refusal object-too-large, jws-form, jws-header, object-newer, jws-type
 */
export function lineOf(jws: string): UnverifiedLine {
  const parts = readParts(jws, 'object', largest);
  const payloadSha256 = sha256Hex(parts.payload);
  return {
    type: typeOfHeader(parts.first),
    kid: parts.first.kid,
    payloadSha256,
    open(type, keyOf) {
      if (parts.longest > objectKinds[type].sizeLimit) throw tooLarge(type);
      requireType(parts, type);
      return openParts(type, jws, parts, payloadSha256, keyOf);
    },
  };
}

/**
 * The payload of an object that was verified here before it was stored: only its hash is looked at
 * again.
 * @throws Refusal vault-damaged
 */
export function storedPayload<T extends ObjectType>(
  _type: T,
  jws: string,
  payloadSha256: string,
): PayloadOf<T> {
  const [, payload = ''] = jws.split('.', 2);
  const bytes = Buffer.from(payload, 'base64url');
  if (sha256Hex(bytes) !== payloadSha256) {
    throw new Refusal('vault-damaged', 'a stored object is not what its hash names');
  }
  return JSON.parse(bytes.toString('utf8'));
}

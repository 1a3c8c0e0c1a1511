import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { checkShape, parseCanonicalBytes } from './canonical-bytes.ts';
import { sha256Hex, utf8 } from './hash.ts';
import {
  type ObjectType,
  objectKinds,
  type PayloadOf,
  type SignedObject,
  typeOfTyp,
} from './objects.ts';
import { kidOf, type Signer, verifyEd25519 } from './signing.ts';

/** Where a verifier finds the public key of a key id: the trust document or the expert registry.
 * Null: no such key may sign here. */
export type KeySource = (kid: string) => Uint8Array | null;

/** A source that knows one key. */
export function onlyKey(publicKey: Uint8Array): KeySource {
  const expected = kidOf(publicKey);
  return (kid) => (kid === expected ? publicKey : null);
}

function headerText(type: ObjectType, kid: string): string {
  return `{"alg":"Ed25519","kid":"${kid}","typ":"${objectKinds[type].typ}"}`;
}

/**
 * Signs a payload in its canonical form.
 * @throws Refusal object-schema where the payload does not fit its type's schema,
 * object-too-large where the result would be larger than readers accept.
 */
export function signObject<T extends ObjectType>(
  type: T,
  payload: PayloadOf<T>,
  signer: Signer,
): SignedObject<T> {
  const kind = objectKinds[type];
  const checked = checkShape(kind.schema, payload, type);
  const payloadBytes = utf8(canonicalJson(checked));
  const signed = `${toBase64Url(utf8(headerText(type, signer.kid)))}.${toBase64Url(payloadBytes)}`;
  const jws = `${signed}.${toBase64Url(signer.sign(utf8(signed)))}`;
  if (jws.length > kind.sizeLimit) {
    throw tooLarge(type);
  }
  return made(type, jws, checked, sha256Hex(payloadBytes), signer.kid);
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

function tooLarge(what: string): Refusal {
  return new Refusal('object-too-large', `${what}: over its size limit`, { type: what });
}

type Parts = {
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly signed: string;
};

function splitJws(jws: string, what: string, sizeLimit: number): Parts {
  if (jws.length > sizeLimit) {
    throw tooLarge(what);
  }
  const [header, payload, signature, ...more] = jws.split('.').map(fromBase64Url);
  if (!header || !payload || !signature || more.length > 0) {
    throw new Refusal('jws-form', `${what}: not a compact jws in canonical base64url`, {
      type: what,
    });
  }
  return { header, payload, signature, signed: jws.slice(0, jws.lastIndexOf('.')) };
}

const headerPattern =
  /^\{"alg":"Ed25519","kid":"([A-Za-z0-9_-]{43})","typ":"vnd\.hengping\.([a-z-]{1,30})\.v(\d{1,6})\+json"\}$/;

type Header = { readonly kid: string; readonly typ: string; readonly version: number };

// Anchored on every byte, so matching it is the same as comparing with a header built from the kid.
function readHeader(header: Uint8Array, what: string): Header {
  const match = headerPattern.exec(Buffer.from(header).toString('latin1'));
  const [, kid, name, version] = match ?? [];
  if (kid === undefined || name === undefined || version === undefined) {
    throw new Refusal('jws-header', `${what}: protected header is not the expected one`, {
      type: what,
    });
  }
  return { kid, typ: `vnd.hengping.${name}.v${version}+json`, version: Number(version) };
}

function checkType(header: Header, type: ObjectType): void {
  if (header.typ === objectKinds[type].typ) return;
  if (header.version > 1) {
    throw new Refusal('object-newer', `${type}: made by a newer version`, { type });
  }
  throw new Refusal('jws-type', `${type}: header names another type`, {
    type,
    found: typeOfTyp(header.typ) ?? 'unknown',
  });
}

/**
 * Verifies a compact JWS by the strict profile, in this order: form, header byte for byte,
 * signature, canonical payload, schema. Nothing of the payload is looked at before the signature
 * holds.
 * @throws Refusal object-too-large, jws-form, jws-header, object-newer, jws-type, jws-signer,
 * jws-signature, jws-payload, object-schema
 */
export function openObject<T extends ObjectType>(
  type: T,
  jws: string,
  keyOf: KeySource,
): SignedObject<T> {
  const parts = splitJws(jws, type, objectKinds[type].sizeLimit);
  const header = readHeader(parts.header, type);
  checkType(header, type);
  return openParts(type, jws, parts, header, sha256Hex(parts.payload), keyOf);
}

function openParts<T extends ObjectType>(
  type: T,
  jws: string,
  parts: Parts,
  header: Header,
  payloadSha256: string,
  keyOf: KeySource,
): SignedObject<T> {
  const publicKey = keyOf(header.kid);
  if (publicKey === null) {
    throw new Refusal('jws-signer', `${type}: signed by a key that may not sign it`, { type });
  }
  invariant(kidOf(publicKey) === header.kid, 'a key source returns the key of the id asked for');
  if (!verifyEd25519(publicKey, utf8(parts.signed), parts.signature)) {
    throw new Refusal('jws-signature', `${type}: signature does not verify`, { type });
  }
  const value = parseCanonicalBytes(parts.payload, type);
  const payload = checkShape(objectKinds[type].schema, value, type);
  return made(type, jws, payload, payloadSha256, header.kid);
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

/**
 * Reads the claims of any signed object WITHOUT verifying its signature.
 * @throws Refusal as openObject does, but for jws-signer and jws-signature
 */
export function peekObject(jws: string): UnverifiedObject {
  const largest = Math.max(...Object.values(objectKinds).map((kind) => kind.sizeLimit));
  const parts = splitJws(jws, 'object', largest);
  const type = typeOf(readHeader(parts.header, 'object'));
  return peek(type, jws, parts);
}

/**
 * As `peekObject`, for one type.
 * @throws Refusal as peekObject does, and jws-type
 */
export function peekObjectOf<T extends ObjectType>(type: T, jws: string): UnverifiedObject<T> {
  const parts = splitJws(jws, type, objectKinds[type].sizeLimit);
  checkType(readHeader(parts.header, type), type);
  return peek(type, jws, parts);
}

function peek<T extends ObjectType>(type: T, jws: string, parts: Parts): UnverifiedObject<T> {
  const kind = objectKinds[type];
  if (jws.length > kind.sizeLimit) {
    throw tooLarge(type);
  }
  const unverifiedPayload = checkShape(kind.schema, parseCanonicalBytes(parts.payload, type), type);
  const { kid } = readHeader(parts.header, type);
  // As in `made`: the schema of `type` has just accepted the payload.
  return {
    type,
    kid,
    unverifiedPayload,
    payloadSha256: sha256Hex(parts.payload),
  } as UnverifiedObject<T>;
}

function typeOf(header: Header): ObjectType {
  const type = typeOfTyp(header.typ);
  if (type !== null) return type;
  if (header.version > 1) throw new Refusal('object-newer', 'made by a newer version', {});
  throw new Refusal('jws-type', 'header names no known type', { type: 'object', found: 'unknown' });
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
  const largest = Math.max(...Object.values(objectKinds).map((kind) => kind.sizeLimit));
  const parts = splitJws(jws, 'object', largest);
  const header = readHeader(parts.header, 'object');
  const payloadSha256 = sha256Hex(parts.payload);
  return {
    type: typeOf(header),
    kid: header.kid,
    payloadSha256,
    open(type, keyOf) {
      if (jws.length > objectKinds[type].sizeLimit) throw tooLarge(type);
      checkType(header, type);
      return openParts(type, jws, parts, header, payloadSha256, keyOf);
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
  const bytes = Buffer.from(jws.slice(jws.indexOf('.') + 1, jws.lastIndexOf('.')), 'base64url');
  if (sha256Hex(bytes) !== payloadSha256) {
    throw new Refusal('vault-damaged', 'a stored object is not what its hash names');
  }
  return JSON.parse(bytes.toString('utf8'));
}

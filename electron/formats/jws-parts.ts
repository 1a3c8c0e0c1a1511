import { Refusal } from '../../shared/errors.ts';
import { fromBase64Url } from './base64url.ts';
import { isObjectType, type ObjectType, objectKinds } from './objects.ts';
import { splitSignatures } from './signatures.ts';
import type { SignatureAlgorithm } from './signing.ts';

/** One signature of an object, of which nothing was verified. */
export type JwsSignature = {
  readonly kid: string;
  readonly algorithm: SignatureAlgorithm;
  /** What `typ` names: a type, if this program knows it, and the version of its layout. */
  readonly name: string;
  readonly version: number;
  /** Header and payload as they were signed. */
  readonly signed: string;
  readonly signature: Uint8Array;
};

/** An object's text taken apart: one payload, and what signs it. */
export type SignedParts = {
  readonly payload: Uint8Array;
  readonly first: JwsSignature;
  readonly signatures: readonly JwsSignature[];
  /** Length of the longest compact JWS in it. */
  readonly longest: number;
};

// No JOSE name for SM2 is registered; this is the algorithm's object identifier (SM2 with SM3).
const headerNames = { Ed25519: 'Ed25519', SM2: 'urn:oid:1.2.156.10197.1.501' } as const;

export function headerText(
  type: ObjectType,
  version: number,
  kid: string,
  algorithm: SignatureAlgorithm,
): string {
  const typ = `vnd.hengping.${type}.v${version}+json`;
  return `{"alg":"${headerNames[algorithm]}","kid":"${kid}","typ":"${typ}"}`;
}

/** Every byte of a header is settled but for these: algorithm, key id, type, version. */
export const headerPattern =
  /^\{"alg":"(Ed25519|urn:oid:1\.2\.156\.10197\.1\.501)","kid":"([A-Za-z0-9_-]{43})","typ":"vnd\.hengping\.([a-z-]{1,30})\.v([1-9]\d{0,5})\+json"\}$/;

export function tooLarge(what: string): Refusal {
  return new Refusal('object-too-large', `${what}: over its size limit`, { type: what });
}

/**
 * Takes an object's text apart and reads its headers, byte for byte.
 * @param sizeLimit longest compact JWS, in bytes; a text of several is at most twice as long
 * @throws Refusal object-too-large, jws-form, jws-header
 */
export function readParts(text: string, what: string, sizeLimit: number): SignedParts {
  if (text.length > 2 * sizeLimit + 1) throw tooLarge(what);
  const texts = splitSignatures(text, what);
  const longest = Math.max(...texts.map((jws) => jws.length));
  if (longest > sizeLimit) throw tooLarge(what);
  const read = texts.map((jws) => readOne(jws, what));
  const [first] = read;
  if (!first) throw malformed(what);
  const signatures = read.map((one) => one.signature);
  return { payload: first.payload, first: first.signature, signatures, longest };
}

function malformed(what: string): Refusal {
  return new Refusal('jws-form', `${what}: not a compact jws in canonical base64url`, {
    type: what,
  });
}

function readOne(jws: string, what: string) {
  const [header, payload, signature, ...more] = jws.split('.').map(fromBase64Url);
  if (!header || !payload || !signature || more.length > 0) throw malformed(what);
  const signed = jws.slice(0, jws.lastIndexOf('.'));
  return { payload, signature: { ...readHeader(header, what), signed, signature } };
}

// Anchored on every byte, so matching it is the same as comparing with a header built from the kid.
function readHeader(
  header: Uint8Array,
  what: string,
): Pick<JwsSignature, 'kid' | 'algorithm' | 'name' | 'version'> {
  const match = headerPattern.exec(Buffer.from(header).toString('latin1'));
  const [, alg, kid, name, version] = match ?? [];
  if (kid === undefined || name === undefined || version === undefined) {
    throw new Refusal('jws-header', `${what}: protected header is not the expected one`, {
      type: what,
    });
  }
  const algorithm = alg === headerNames.SM2 ? 'SM2' : 'Ed25519';
  return { kid, algorithm, name, version: Number(version) };
}

/** The type that a header names, in a layout that this program reads.
 * @throws Refusal object-newer, jws-type */
export function typeOfHeader({ name, version }: JwsSignature, what = 'object'): ObjectType {
  if (version > (isObjectType(name) ? objectKinds[name].newest : 1)) {
    throw new Refusal('object-newer', `${what}: made by a newer version`, { type: what });
  }
  if (!isObjectType(name)) throw otherType(what, 'unknown');
  return name;
}

function otherType(what: string, found: string): Refusal {
  return new Refusal('jws-type', `${what}: header names another type`, { type: what, found });
}

/** @throws Refusal object-newer, jws-type where a header names another type */
export function requireType(parts: SignedParts, type: ObjectType): void {
  for (const signature of parts.signatures) {
    const found = typeOfHeader(signature, type);
    if (found !== type) throw otherType(type, found);
  }
}

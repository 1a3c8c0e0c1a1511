import { sm2, sm3 } from 'sm-crypto-v2';
import { invariant } from '../../shared/errors.ts';

type Point = ReturnType<typeof sm2.precomputePublicKey>;

// A signature takes its secret number k from `globalThis.crypto.getRandomValues`, which the library
// looks up once, while it loads. Without it the library would look for other sources; we stop.
invariant(typeof globalThis.crypto?.getRandomValues === 'function', 'the runtime has a CSPRNG');

/** `04`, then the coordinates of the point: the only form of a public key that is read. */
export const sm2PublicKeySize = 65;
const coordinateSize = 32;

const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const a = p - 3n;
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

// Every option is named every time: the library's defaults skip the hash, and then anybody can make
// a signature that verifies, for any public key.
const options = { hash: true, der: false, userId: '1234567812345678' } as const;

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${hexOf(bytes)}`);
}

/** True for 32 bytes that are a private key: a number from 1 to n − 2. */
export function isSm2Seed(seed: Uint8Array): boolean {
  if (seed.length !== coordinateSize) return false;
  const d = numberOf(seed);
  return d >= 1n && d <= order - 2n;
}

/** True for the uncompressed form of a point of the curve, with coordinates below the field prime. */
export function isSm2PublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== sm2PublicKeySize || publicKey[0] !== 4) return false;
  const x = numberOf(publicKey.subarray(1, 1 + coordinateSize));
  const y = numberOf(publicKey.subarray(1 + coordinateSize));
  return x < p && y < p && (y * y - (x * x * x + a * x + b)) % p === 0n;
}

/** The 65-byte public key of a 32-byte private key. */
export function sm2PublicKeyOf(seed: Uint8Array): Uint8Array {
  invariant(isSm2Seed(seed), 'an SM2 private key is a number from 1 to n - 2');
  const hex = sm2.getPublicKeyFromPrivateKey(hexOf(seed));
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/**
 * SM2 with SM3 (GB/T 32918.2), identity `1234567812345678`: r‖s, 64 bytes. Every signature of the
 * same bytes differs, because k is random.
 */
export function sm2Sign(seed: Uint8Array, publicKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  invariant(isSm2Seed(seed), 'an SM2 private key is a number from 1 to n - 2');
  const own = { ...options, publicKey: hexOf(publicKey) };
  const hex = sm2.doSignature(bytes, hexOf(seed), own);
  invariant(/^[0-9a-f]{128}$/.test(hex), 'an SM2 signature has 64 bytes');
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/**
 * Verifies r‖s as `sm2Sign` makes it; false for anything else: another length, r or s outside
 * 1 … n − 1, a key that is no point of the curve.
 */
export function sm2Verify(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 2 * coordinateSize) return false;
  const inRange = (number: bigint) => number >= 1n && number < order;
  const r = numberOf(signature.subarray(0, coordinateSize));
  const s = numberOf(signature.subarray(coordinateSize));
  if (!inRange(r) || !inRange(s)) return false;
  const point = pointOf(publicKey);
  return point !== null && sm2.doVerifySignature(bytes, hexOf(signature), point, options);
}

/** SM3 as 64 lower-case hex digits. */
export function sm3Hex(bytes: Uint8Array): string {
  return sm3(bytes);
}

// A table of multiples makes verification some five to ten times faster and takes the time of
// several verifications to make, about a megabyte to keep. So a key gets one when it comes back.
const mostPoints = 24;
const points = new Map<string, { readonly point: Point; readonly isPrepared: boolean }>();
const withoutTable = 1;
const withTable = 8;

function pointOf(publicKey: Uint8Array): Point | null {
  const hex = hexOf(publicKey);
  const known = points.get(hex);
  if (known?.isPrepared) {
    points.delete(hex);
    points.set(hex, known);
    return known.point;
  }
  if (!known && !isSm2PublicKey(publicKey)) return null;
  const isPrepared = known !== undefined;
  const point = sm2.precomputePublicKey(hex, isPrepared ? withTable : withoutTable);
  points.delete(hex);
  points.set(hex, { point, isPrepared });
  const oldest = points.keys().next().value;
  if (points.size > mostPoints && oldest !== undefined) points.delete(oldest);
  return point;
}

import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Primitives } from './primitives.ts';

const { Point } = ed25519;
const { Fn } = Point;

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

// noble's own verify multiplies by the cofactor and so accepts signatures that libsodium refuses.
// One rule everywhere: R must be byte for byte S·B − k·A, with canonical, large-order R and A.
function verifyAsSodium(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const encodedR = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= Fn.ORDER) return false;
  try {
    const a = Point.fromBytes(publicKey, false);
    const r = Point.fromBytes(encodedR, false);
    if (a.isSmallOrder() || r.isSmallOrder()) return false;
    const hash = sha512.create().update(encodedR).update(publicKey).update(bytes).digest();
    const k = Fn.create(littleEndian(hash));
    const expected = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k));
    return sameBytes(expected.toBytes(), encodedR);
  } catch {
    // Bytes that are no point of the curve.
    return false;
  }
}

/** Pure JavaScript, some twenty times slower: for machines where libsodium has no binary. */
export const noblePrimitives: Primitives = {
  name: 'noble',
  publicKeyOf: (seed) => ed25519.getPublicKey(seed),
  sign: (seed, bytes) => ed25519.sign(bytes, seed),
  verify: verifyAsSodium,
  seal(target, plaintext, nonce, key) {
    target.set(chacha20poly1305(key, nonce).encrypt(plaintext));
  },
  unseal(target, sealed, nonce, key) {
    try {
      target.set(chacha20poly1305(key, nonce).decrypt(sealed));
      return true;
    } catch {
      return false;
    }
  },
  wipe(secret) {
    secret.fill(0);
  },
};

import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

/** XChaCha20-Poly1305 under a 32-byte key: 24 random bytes of nonce, then the ciphertext. The
 * label and its context are authenticated, so that a sealed value fits in one place only. */
export function sealUnder(key: Uint8Array, context: string, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(24);
  const sealed = xchacha20poly1305(key, nonce, Buffer.from(context)).encrypt(plaintext);
  return Buffer.concat([nonce, sealed]);
}

/** The plaintext, or null where key, context or a byte differs. */
export function unsealUnder(
  key: Uint8Array,
  context: string,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < 24 + 16) return null;
  try {
    return xchacha20poly1305(key, sealed.subarray(0, 24), Buffer.from(context)).decrypt(
      sealed.subarray(24),
    );
  } catch {
    // A wrong tag is reported by throwing.
    return null;
  }
}

/** 32 bytes for one purpose out of a secret (HKDF-SHA-256; the label names the purpose). */
export function derivedKey(secret: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), label, 32));
}

export function macOf(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

export function sameMac(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

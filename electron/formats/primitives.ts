import { createRequire } from 'node:module';
import { noblePrimitives } from './primitives-noble.ts';

/** The few algorithms that the formats stand on. All calls are synchronous and constant in memory. */
export type Primitives = {
  readonly name: 'libsodium' | 'noble';
  /** Ed25519 public key of a 32-byte seed. */
  publicKeyOf(seed: Uint8Array): Uint8Array;
  sign(seed: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** Cofactorless, canonical, no small-order keys: libsodium's rules. `signature` is 64 bytes. */
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean;
  /** ChaCha20-Poly1305 (RFC 8439) without associated data; `target` is 16 bytes longer. */
  seal(target: Uint8Array, plaintext: Uint8Array, nonce: Uint8Array, key: Uint8Array): void;
  /** False where the tag does not fit; `target` is 16 bytes shorter and then holds nothing of use. */
  unseal(target: Uint8Array, sealed: Uint8Array, nonce: Uint8Array, key: Uint8Array): boolean;
  wipe(secret: Uint8Array): void;
};

type Sodium = {
  crypto_sign_seed_keypair(pk: Uint8Array, sk: Uint8Array, seed: Uint8Array): void;
  crypto_sign_detached(signature: Uint8Array, message: Uint8Array, sk: Uint8Array): void;
  crypto_sign_verify_detached(sig: Uint8Array, message: Uint8Array, pk: Uint8Array): boolean;
  crypto_aead_chacha20poly1305_ietf_encrypt(
    c: Uint8Array,
    m: Uint8Array,
    ad: null,
    nsec: null,
    npub: Uint8Array,
    k: Uint8Array,
  ): number;
  crypto_aead_chacha20poly1305_ietf_decrypt(
    m: Uint8Array,
    nsec: null,
    c: Uint8Array,
    ad: null,
    npub: Uint8Array,
    k: Uint8Array,
  ): number;
  sodium_memzero(secret: Uint8Array): void;
};

function overSodium(sodium: Sodium): Primitives {
  const keypair = (seed: Uint8Array) => {
    const publicKey = new Uint8Array(32);
    const secretKey = new Uint8Array(64);
    sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
    return { publicKey, secretKey };
  };
  return {
    name: 'libsodium',
    publicKeyOf(seed) {
      const { publicKey, secretKey } = keypair(seed);
      sodium.sodium_memzero(secretKey);
      return publicKey;
    },
    sign(seed, bytes) {
      const { secretKey } = keypair(seed);
      const signature = new Uint8Array(64);
      sodium.crypto_sign_detached(signature, bytes, secretKey);
      sodium.sodium_memzero(secretKey);
      return signature;
    },
    verify(publicKey, bytes, signature) {
      return sodium.crypto_sign_verify_detached(signature, bytes, publicKey);
    },
    seal(target, plaintext, nonce, key) {
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(target, plaintext, null, null, nonce, key);
    },
    unseal(target, sealed, nonce, key) {
      try {
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(target, null, sealed, null, nonce, key);
        return true;
      } catch {
        // The binding reports a wrong tag by throwing; lengths are the caller's contract.
        return false;
      }
    },
    wipe(secret) {
      sodium.sodium_memzero(secret);
    },
  };
}

/** libsodium, or null on a machine for which it has no prebuilt binary (LoongArch, musl). */
export function loadSodium(): Primitives | null {
  let sodium: Sodium;
  try {
    sodium = createRequire(import.meta.url)('sodium-native');
  } catch {
    return null;
  }
  return overSodium(sodium);
}

export const primitives: Primitives = loadSodium() ?? noblePrimitives;

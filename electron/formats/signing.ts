import { randomBytes } from 'node:crypto';
import { invariant } from '../../shared/errors.ts';
import { toBase64Url } from './base64url.ts';
import { sha256 } from './hash.ts';
import { primitives } from './primitives.ts';

/** What can sign, without saying where the key lives: a seed in the vault, a hardware key. */
export interface Signer {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

export type SigningKey = {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  /** 32 secret bytes. */
  readonly seed: Uint8Array;
};

/** Key id of a raw 32-byte public key: base64url of its SHA-256. */
export function kidOf(publicKey: Uint8Array): string {
  return toBase64Url(sha256(publicKey));
}

export function newSigningKey(): SigningKey {
  const seed = new Uint8Array(randomBytes(32));
  const publicKey = primitives.publicKeyOf(seed);
  return { kid: kidOf(publicKey), publicKey, seed };
}

export function signerFromSeed(seed: Uint8Array): Signer {
  invariant(seed.length === 32, 'an Ed25519 seed has 32 bytes');
  const publicKey = primitives.publicKeyOf(seed);
  return { kid: kidOf(publicKey), publicKey, sign: (bytes) => primitives.sign(seed, bytes) };
}

/** Ed25519 by libsodium's rules. The length comes first: the binding would ignore bytes past 64. */
export function verifyEd25519(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return primitives.verify(publicKey, bytes, signature);
}

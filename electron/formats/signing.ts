import { hash, randomBytes } from 'node:crypto';
import { invariant } from '../../shared/errors.ts';
import type { SignatureSuite } from '../../shared/objects/common.ts';
import { primitives } from './primitives.ts';
import {
  isSm2PublicKey,
  isSm2Seed,
  sm2PublicKeyOf,
  sm2PublicKeySize,
  sm2Sign,
  sm2Verify,
} from './sm2.ts';

export type SignatureAlgorithm = 'Ed25519' | 'SM2';

/** The algorithms of a suite: all of them sign, in this order. */
export const suiteAlgorithms = {
  ed25519: ['Ed25519'],
  sm2: ['SM2'],
  'ed25519+sm2': ['Ed25519', 'SM2'],
} as const satisfies Readonly<Record<SignatureSuite, readonly SignatureAlgorithm[]>>;

const ed25519KeySize = 32;
const publicKeySizes = { Ed25519: ed25519KeySize, SM2: sm2PublicKeySize } as const;
const seedSize = 32;
export const signatureSize = 64;

/**
 * What can sign: the place where a hardware key is plugged in (a UKey behind SKF, a signing server
 * behind SDF). The program brings one implementation, `signerFromSeed`, whose key is in the vault;
 * another one would come from where that comes from, `Signing.signer` of the workspace. What an
 * implementation holds to:
 * - `publicKey` is the raw public key of a suite (`suiteOf`), `kid` is `kidOf(publicKey)`, and
 *   neither changes while the signer lives.
 * - `sign` returns 64 bytes over the whole of `bytes`: Ed25519 as RFC 8032 has it, SM2 as r‖s over
 *   SM3(Z‖bytes) with the identity `1234567812345678`. A device that takes digests is given
 *   SM3(Z‖bytes) by its driver.
 * - It is synchronous: what is signed is committed in one transaction. A driver that waits, for a
 *   person or a wire, waits in a thread of its own, as `remoteSigner` of the jobs does.
 * - A device that is gone or was refused throws a `Refusal`. Nothing is then written.
 * Its answer is verified before it is used, so a faulty device cannot put a bad signature in a file.
 */
export interface Signer {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  /** @param algorithm one of those of the key's suite */
  sign(bytes: Uint8Array, algorithm: SignatureAlgorithm): Uint8Array;
}

export type SigningKey = {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  /** 32 secret bytes for each algorithm of the suite, in its order. */
  readonly seed: Uint8Array;
};

/** Key id of a raw public key: base64url of its SHA-256. The raw key of a suite of two algorithms is
 * one key after the other, so that its id names both and neither can be exchanged. */
export function kidOf(publicKey: Uint8Array): string {
  return hash('sha256', publicKey, 'base64url');
}

/** The suite that a raw public key is of, by its length; null for none. */
export function suiteOf(publicKey: Uint8Array): SignatureSuite | null {
  switch (publicKey.length) {
    case ed25519KeySize:
      return 'ed25519';
    case sm2PublicKeySize:
      return 'sm2';
    case ed25519KeySize + sm2PublicKeySize:
      return 'ed25519+sm2';
    default:
      return null;
  }
}

/** True for a raw public key of this suite; an SM2 key has to be a point of the curve. */
export function isPublicKeyOf(suite: SignatureSuite, publicKey: Uint8Array): boolean {
  if (suiteOf(publicKey) !== suite) return false;
  return suite === 'ed25519' || isSm2PublicKey(publicKeyPart(publicKey, 'SM2'));
}

/** The raw key of one algorithm inside the raw key of a suite that has it. */
export function publicKeyPart(publicKey: Uint8Array, algorithm: SignatureAlgorithm): Uint8Array {
  const size = publicKeySizes[algorithm];
  return algorithm === 'Ed25519' ? publicKey.subarray(0, size) : publicKey.subarray(-size);
}

export function newSigningKey(suite: SignatureSuite = 'ed25519'): SigningKey {
  const seeds = suiteAlgorithms[suite].map(newSeed);
  const seed = new Uint8Array(Buffer.concat(seeds));
  for (const one of seeds) one.fill(0);
  const { kid, publicKey } = signerFromSeed(seed, suite);
  return { kid, publicKey, seed };
}

function newSeed(algorithm: SignatureAlgorithm): Uint8Array {
  for (;;) {
    const seed = new Uint8Array(randomBytes(seedSize));
    // One number in four thousand million is no SM2 key.
    if (algorithm === 'Ed25519' || isSm2Seed(seed)) return seed;
  }
}

/**
 * The software signer: its key is in memory.
 * @param seed secret bytes of a key of the suite, or of both algorithms, of which the suite's are
 * then used. They are not copied: filling them with zeros ends the signer.
 */
export function signerFromSeed(seed: Uint8Array, suite: SignatureSuite = 'ed25519'): Signer {
  const algorithms: readonly SignatureAlgorithm[] = suiteAlgorithms[suite];
  const kept = seed.length > seedSize ? suiteAlgorithms['ed25519+sm2'] : algorithms;
  invariant(seed.length === seedSize * kept.length, 'a seed has 32 bytes for each algorithm');
  const seedOf = (algorithm: SignatureAlgorithm) =>
    algorithm === kept[0] ? seed.subarray(0, seedSize) : seed.subarray(seedSize);
  const parts = algorithms.map((algorithm) =>
    algorithm === 'Ed25519'
      ? primitives.publicKeyOf(seedOf(algorithm))
      : sm2PublicKeyOf(seedOf(algorithm)),
  );
  const publicKey = new Uint8Array(Buffer.concat(parts));
  return {
    kid: kidOf(publicKey),
    publicKey,
    sign(bytes, algorithm) {
      invariant(algorithms.includes(algorithm), 'a key signs by the algorithms of its suite');
      return algorithm === 'Ed25519'
        ? primitives.sign(seedOf(algorithm), bytes)
        : sm2Sign(seedOf(algorithm), publicKeyPart(publicKey, algorithm), bytes);
    },
  };
}

/** Verifies one signature by its part of a suite's raw public key. */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const suite = suiteOf(publicKey);
  if (suite === null) return false;
  const algorithms: readonly SignatureAlgorithm[] = suiteAlgorithms[suite];
  if (!algorithms.includes(algorithm)) return false;
  const part = publicKeyPart(publicKey, algorithm);
  return algorithm === 'Ed25519'
    ? verifyEd25519(part, bytes, signature)
    : sm2Verify(part, bytes, signature);
}

/** Ed25519 by libsodium's rules. The length comes first: the binding would ignore bytes past 64. */
export function verifyEd25519(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== signatureSize || publicKey.length !== ed25519KeySize) return false;
  return primitives.verify(publicKey, bytes, signature);
}

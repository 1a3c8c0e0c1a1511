import { createRequire } from 'node:module';
import { argon2id } from 'hash-wasm';
import { invariant, Refusal } from '../../shared/errors.ts';

/** Cost of turning a passphrase into a key: passes, and memory in bytes. */
export type KdfCost = { readonly ops: number; readonly memoryBytes: number };

const mebibyte = 1024 * 1024;

/** About 0.6 s on an ordinary desktop: felt once at unlock, and once for each guess. */
export const productionCost: KdfCost = { ops: 3, memoryBytes: 256 * mebibyte };
/** Nothing cheaper is ever written or read. */
export const floorCost: KdfCost = { ops: 2, memoryBytes: 64 * mebibyte };
/** Nothing dearer is read, so that a crafted keyring cannot hang the program. */
export const ceilingCost: KdfCost = { ops: 10, memoryBytes: 1024 * mebibyte };

/** True where a keyring's cost may be worked with. */
export function withinBounds(cost: KdfCost): boolean {
  const { ops, memoryBytes } = cost;
  return (
    ops >= floorCost.ops &&
    ops <= ceilingCost.ops &&
    memoryBytes >= floorCost.memoryBytes &&
    memoryBytes <= ceilingCost.memoryBytes &&
    memoryBytes % 1024 === 0
  );
}

type SodiumPasswordHash = {
  readonly crypto_pwhash_ALG_ARGON2ID13: number;
  crypto_pwhash_async(
    out: Uint8Array,
    password: Uint8Array,
    salt: Uint8Array,
    ops: number,
    memory: number,
    algorithm: number,
  ): Promise<void>;
};

function loadPasswordHash(): SodiumPasswordHash | null {
  try {
    return createRequire(import.meta.url)('sodium-native');
  } catch {
    return null;
  }
}

const sodium = loadPasswordHash();

/**
 * Argon2id (version 1.3, one lane) of a passphrase, off the main thread where libsodium is there.
 * Full-width forms and input methods make one passphrase look like another: NFKC first.
 * @param salt 16 bytes
 * @returns 32 bytes
 * @throws Refusal vault-damaged for a cost outside the bounds
 */
export async function keyFromPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> {
  if (!withinBounds(cost)) throw new Refusal('vault-damaged', 'kdf cost out of bounds');
  invariant(salt.length === 16, 'an argon2 salt has 16 bytes');
  const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return sodium
      ? await overSodium(sodium, password, salt, cost)
      : await overWasm(password, salt, cost);
  } finally {
    password.fill(0);
  }
}

async function overSodium(
  hash: SodiumPasswordHash,
  password: Uint8Array,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> {
  const out = Buffer.alloc(32);
  const algorithm = hash.crypto_pwhash_ALG_ARGON2ID13;
  await hash.crypto_pwhash_async(
    out,
    password,
    Buffer.from(salt),
    cost.ops,
    cost.memoryBytes,
    algorithm,
  );
  return out;
}

/** The same function in WebAssembly, for machines without a libsodium binary. */
export function overWasm(
  password: Uint8Array,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> {
  return argon2id({
    password,
    salt,
    iterations: cost.ops,
    memorySize: cost.memoryBytes / 1024,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
}

import { hkdfSync } from 'node:crypto';
import { invariant } from '../../shared/errors.ts';
import { primitives } from './primitives.ts';

/** Plaintext bytes of a full chunk. */
export const chunkSize = 64 * 1024;
export const tagSize = 16;
export const sealedChunkSize = chunkSize + tagSize;

/** The payload key of an age file, from its file key and the nonce that heads its payload. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** How many chunks a plaintext of `size` bytes has; an empty one has a single empty chunk. */
export function chunksOf(size: number): number {
  return Math.max(1, Math.ceil(size / chunkSize));
}

/** Bytes of the sealed payload (chunks with tags, without the nonce) of `size` plaintext bytes. */
export function sealedPayloadSize(size: number): number {
  return size + tagSize * chunksOf(size);
}

/** Plaintext bytes of a sealed payload, or null for a size that no payload has. */
export function plaintextSizeOf(sealedSize: number): number | null {
  const chunks = Math.ceil(sealedSize / sealedChunkSize);
  const size = sealedSize - chunks * tagSize;
  return size >= 0 && sealedPayloadSize(size) === sealedSize ? size : null;
}

/** Seals and opens the chunks of one payload in any order. Chunks count from 0. */
export class ChunkCipher {
  readonly #key: Uint8Array;
  readonly #nonce = new Uint8Array(12);

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  #nonceOf(index: number, final: boolean): Uint8Array {
    invariant(index >= 0 && index <= Number.MAX_SAFE_INTEGER, 'a chunk index is a whole number');
    const view = new DataView(this.#nonce.buffer);
    view.setUint32(3, Math.floor(index / 2 ** 32));
    view.setUint32(7, index % 2 ** 32);
    this.#nonce[11] = final ? 1 : 0;
    return this.#nonce;
  }

  /** Writes the sealed chunk to `target` (16 bytes longer than `plaintext`). */
  seal(target: Uint8Array, plaintext: Uint8Array, index: number, final: boolean): void {
    primitives.seal(target, plaintext, this.#nonceOf(index, final), this.#key);
  }

  /** Writes the plaintext to `target` (16 bytes shorter); false where the chunk is not genuine. */
  unseal(target: Uint8Array, sealed: Uint8Array, index: number, final: boolean): boolean {
    return primitives.unseal(target, sealed, this.#nonceOf(index, final), this.#key);
  }

  /** Forgets the key; the cipher is of no use afterwards. */
  wipe(): void {
    primitives.wipe(this.#key);
  }
}

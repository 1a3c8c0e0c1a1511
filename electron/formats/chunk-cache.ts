import { primitives } from './primitives.ts';

/** The last used decrypted chunks of one document. Buffers of chunks that fall out are used again,
 * so nothing handed out may be kept beyond the current turn of the event loop. */
export class ChunkCache {
  readonly #capacity: number;
  readonly #chunkSize: number;
  // A Map keeps insertion order: the first key is the one that was not used for longest.
  readonly #chunks = new Map<number, { buffer: Uint8Array; length: number }>();

  constructor(capacity: number, chunkSize: number) {
    this.#capacity = Math.max(1, capacity);
    this.#chunkSize = chunkSize;
  }

  get(chunk: number): Uint8Array | null {
    const held = this.#chunks.get(chunk);
    if (!held) return null;
    this.#chunks.delete(chunk);
    this.#chunks.set(chunk, held);
    return held.buffer.subarray(0, held.length);
  }

  /** Room for a chunk's plaintext of `length` bytes, kept under its number. */
  reserve(chunk: number, length: number): Uint8Array {
    const buffer = this.#takeBuffer(chunk);
    this.#chunks.set(chunk, { buffer, length });
    return buffer.subarray(0, length);
  }

  #takeBuffer(chunk: number): Uint8Array {
    const reused = this.#chunks.has(chunk) ? chunk : this.#oldestIfFull();
    const held = reused === null ? undefined : this.#chunks.get(reused);
    if (reused === null || !held) return new Uint8Array(this.#chunkSize);
    this.#chunks.delete(reused);
    return held.buffer;
  }

  #oldestIfFull(): number | null {
    if (this.#chunks.size < this.#capacity) return null;
    return this.#chunks.keys().next().value ?? null;
  }

  wipe(): void {
    for (const { buffer } of this.#chunks.values()) primitives.wipe(buffer);
    this.#chunks.clear();
  }
}

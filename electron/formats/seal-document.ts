import { createHash } from 'node:crypto';
import { invariant } from '../../shared/errors.ts';
import { type AgeStart, startAge } from './age.ts';
import { chunkSize, chunksOf, sealedChunkSize, sealedPayloadSize, tagSize } from './age-stream.ts';
import { documentEntry, leavesEntry } from './bundle-layout.ts';
import { documentChanged, type SizedSource } from './document-source.ts';
import { leafHash, leafSize, leavesHash } from './leaves.ts';
import { padmeSize } from './padme.ts';
import type { ZipWriter } from './zip-writer.ts';

export type DocumentSealed = {
  readonly docid: string;
  /** Bytes of the age file, of its header, and its number of chunks. */
  readonly length: number;
  readonly headerLength: number;
  readonly chunks: number;
  readonly leavesHash: string;
  /** True size and SHA-256 (hex) of the plaintext without padding. */
  readonly size: number;
  readonly sha256: string;
};

/** Called for every stretch of work done, with its bytes; throws to stop. */
export type Advance = (bytes: number) => void;

const chunksPerWrite = 16;

/**
 * Encrypts one document into a bundle in a single pass: its age file, padded, and its leaves.
 * Memory stays at a few buffers of 1 MiB, whatever the document's size.
 * @throws Refusal document-changed where the source is not what it said, and as startAge and the
 * source do
 */
export async function sealDocument(
  docid: string,
  source: SizedSource,
  recipients: readonly string[],
  zip: ZipWriter,
  advance: Advance,
): Promise<DocumentSealed> {
  const padded = padmeSize(source.size);
  const age = await startAge(recipients);
  const length = age.start.length + sealedPayloadSize(padded);
  const sealer = new BlockSealer(docid, padded, age, zip);
  const digest = createHash('sha256');
  zip.begin(documentEntry(docid), length);
  await sealer.begin();
  let size = 0;
  for await (const piece of source.open()) {
    size += piece.length;
    if (size > source.size) break;
    digest.update(piece);
    await sealer.append(piece);
    advance(piece.length);
  }
  const sha256 = digest.digest('hex');
  if (size !== source.size || sha256 !== (source.sha256 ?? sha256)) {
    throw documentChanged(source.name);
  }
  const leaves = await sealer.finish();
  await zip.end();
  await zip.add(leavesEntry(docid), leaves);
  age.cipher.wipe();
  return {
    docid,
    length,
    headerLength: age.headerLength,
    chunks: chunksOf(padded),
    leavesHash: leavesHash(length, leaves),
    size,
    sha256,
  };
}

/** Gathers plaintext to blocks of 16 chunks, seals them and notes a leaf for each chunk. While one
 * block is being written the next is sealed. */
class BlockSealer {
  readonly #docid: string;
  readonly #padded: number;
  readonly #age: AgeStart;
  readonly #zip: ZipWriter;
  readonly #chunks: number;
  readonly #leaves: Buffer;
  readonly #plaintext = new Uint8Array(chunksPerWrite * chunkSize);
  #sealed = new Uint8Array(chunksPerWrite * sealedChunkSize);
  #beingWritten = new Uint8Array(chunksPerWrite * sealedChunkSize);
  #written: Promise<void> = Promise.resolve();
  #filled = 0;
  #flushed = 0;
  #nextChunk = 0;

  constructor(docid: string, padded: number, age: AgeStart, zip: ZipWriter) {
    this.#docid = docid;
    this.#padded = padded;
    this.#age = age;
    this.#zip = zip;
    this.#chunks = chunksOf(padded);
    this.#leaves = Buffer.alloc((this.#chunks + 1) * leafSize);
  }

  async begin(): Promise<void> {
    this.#noteLeaf(0, this.#age.start);
    await this.#zip.write(this.#age.start);
  }

  async append(piece: Uint8Array): Promise<void> {
    let rest = piece;
    while (rest.length > 0) {
      // A full buffer waits for the next byte: only the last chunk carries the final flag.
      if (this.#filled === this.#plaintext.length) await this.#flush();
      const part = rest.subarray(0, this.#plaintext.length - this.#filled);
      this.#plaintext.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
    }
  }

  /** Pads with zeros to the padded size, seals what is left, returns the leaves. */
  async finish(): Promise<Uint8Array> {
    while (this.#flushed + this.#filled < this.#padded) {
      if (this.#filled === this.#plaintext.length) await this.#flush();
      const missing = this.#padded - this.#flushed - this.#filled;
      const end = Math.min(this.#plaintext.length, this.#filled + missing);
      this.#plaintext.fill(0, this.#filled, end);
      this.#filled = end;
    }
    await this.#flush();
    await this.#written;
    this.#plaintext.fill(0);
    invariant(this.#nextChunk === this.#chunks, 'as many chunks were sealed as announced');
    return this.#leaves;
  }

  async #flush(): Promise<void> {
    let end = 0;
    let from = 0;
    do {
      const chunk = this.#plaintext.subarray(from, Math.min(from + chunkSize, this.#filled));
      const target = this.#sealed.subarray(end, end + chunk.length + tagSize);
      const index = this.#nextChunk++;
      this.#age.cipher.seal(target, chunk, index, index === this.#chunks - 1);
      this.#noteLeaf(index + 1, target);
      from += chunk.length;
      end += target.length;
    } while (from < this.#filled);
    this.#flushed += this.#filled;
    this.#filled = 0;
    await this.#written;
    const full = this.#sealed;
    this.#sealed = this.#beingWritten;
    this.#beingWritten = full;
    this.#written = this.#zip.write(full.subarray(0, end));
    // A failure is met at the next block; if sealing stops before, it must not go unheard.
    this.#written.catch(() => {});
  }

  #noteLeaf(i: number, block: Uint8Array): void {
    leafHash(this.#docid, i, this.#chunks, block).copy(this.#leaves, i * leafSize);
  }
}

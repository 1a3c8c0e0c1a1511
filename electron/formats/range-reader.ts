import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';
import {
  ageHeaderLength,
  agePayloadNonceSize,
  suitesOfHeader,
  unwrapAgeHeader,
} from './age-header.ts';
import { ChunkCipher, chunkSize, payloadKey, sealedChunkSize, tagSize } from './age-stream.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import { ChunkCache } from './chunk-cache.ts';
import { blockRange, LeafCheck, leafHash, leafOf, leafRoom, type SealedShape } from './leaves.ts';
import { primitives } from './primitives.ts';

export type SealedDocument = {
  /** The age file: as long as `shape.length`. */
  readonly source: ByteSource;
  readonly shape: SealedShape;
  /** The leaf list, already checked against the signed manifest. */
  readonly leaves: Uint8Array;
  readonly suite: AgeSuite;
  /** True length of the document in bytes; behind it the plaintext is padding. */
  readonly size: number;
};

/** A byte range [begin, end). */
export type ByteRange = readonly [begin: number, end: number];

export type RangeReader = {
  /** True length of the document in bytes. */
  readonly size: number;
  /**
   * Decrypts the ranges, each [begin, end) inside the document, in the order given. Bytes come
   * only from chunks whose leaf and tag both fit.
   * @param into where the bytes of each range go, exactly as long as the range; by default new
   * memory. After a refusal its content is not to be used.
   * @throws Refusal document-damaged (and from then on for every read), file-unreadable,
   * file-shrunk
   */
  readRanges(ranges: readonly ByteRange[], into?: readonly Uint8Array[]): Promise<Uint8Array[]>;
  /** Forgets key and cache; the reader is of no use afterwards. */
  close(): void;
};

// One read from the file takes at most this many chunks: 1 MiB keeps the calls few and each turn of
// the event loop short.
const chunksPerRead = 16;

/**
 * Opens one sealed document for reading at any place. The last chunk is opened first, because only
 * its tag proves where the document ends.
 * @param cacheChunks how many decrypted chunks (64 KiB each) are kept
 * @throws Refusal document-damaged, age-no-match, age-header, age-header-mac, age-identity,
 * suite-mixed, file-unreadable
 */
export async function openSealedDocument(
  document: SealedDocument,
  identities: readonly string[],
  cacheChunks = 96,
): Promise<RangeReader> {
  const { shape, source } = document;
  invariant(source.size === shape.length, 'the source is the age file of this shape');
  invariant(document.size <= shape.plaintextSize, 'a document is no longer than its plaintext');
  const first = await readBytes(source, 0, shape.headerLength + agePayloadNonceSize);
  if (!leafHash(shape.docid, 0, shape.chunks, first).equals(leafOf(document.leaves, 0))) {
    throw damaged(shape, 0);
  }
  const header = first.subarray(0, shape.headerLength);
  if (ageHeaderLength(header) !== shape.headerLength) throw damaged(shape, 0);
  for (const suite of suitesOfHeader(header)) {
    if (suite !== document.suite) throw new Refusal('suite-mixed', 'stanza of another suite', {});
  }
  const fileKey = await unwrapAgeHeader(header, identities);
  const cipher = new ChunkCipher(payloadKey(fileKey, first.subarray(shape.headerLength)));
  primitives.wipe(fileKey);
  const reader = new SealedReader(document, cipher, new ChunkCache(cacheChunks, chunkSize));
  await reader.readLastChunk();
  return reader;
}

function damaged(shape: SealedShape, offset: number): Refusal {
  return new Refusal('document-damaged', `document differs from its leaves at ${offset}`, {
    docid: shape.docid,
    offset,
  });
}

/** A run of neighbouring chunks, read together. */
type Run = { readonly first: number; readonly count: number };
/** A sealed chunk inside the buffer that it was read into. */
type Block = { readonly sealed: Uint8Array; readonly begin: number; readonly end: number };

class SealedReader implements RangeReader {
  readonly size: number;
  readonly #document: SealedDocument;
  readonly #cipher: ChunkCipher;
  readonly #cache: ChunkCache;
  readonly #check: LeafCheck;
  readonly #idleBuffers: Uint8Array[] = [];
  #refusal: Refusal | null = null;

  constructor(document: SealedDocument, cipher: ChunkCipher, cache: ChunkCache) {
    this.size = document.size;
    this.#document = document;
    this.#cipher = cipher;
    this.#cache = cache;
    this.#check = new LeafCheck(document.shape.docid, document.shape.chunks);
  }

  async readLastChunk(): Promise<void> {
    await this.#readRuns([{ first: this.#document.shape.chunks - 1, count: 1 }], []);
  }

  async readRanges(
    ranges: readonly ByteRange[],
    into?: readonly Uint8Array[],
  ): Promise<Uint8Array[]> {
    for (const [begin, end] of ranges) {
      invariant(0 <= begin && begin <= end && end <= this.size, 'a range lies inside the document');
    }
    if (this.#refusal) throw this.#refusal;
    const wanted = ranges.map(([begin, end], i) => {
      const output = into?.[i] ?? unfilled(end - begin);
      invariant(output.length === end - begin, 'a range fills its place');
      return { begin, end, output };
    });
    const missing: number[] = [];
    for (const chunk of chunksIn(ranges)) {
      const cached = this.#cache.get(chunk);
      if (cached) for (const range of wanted) copyOverlap(chunk, cached, range);
      else missing.push(chunk);
    }
    await this.#readRuns(runsOf(missing), wanted);
    return wanted.map(({ output }) => output);
  }

  close(): void {
    this.#refusal = new Refusal('document-closed', 'document was closed', {});
    this.#cipher.wipe();
    this.#cache.wipe();
  }

  // While one run is decrypted the next is on its way from the file.
  async #readRuns(runs: readonly Run[], wanted: readonly Wanted[]): Promise<void> {
    let ahead = runs[0] ? this.#fetch(runs[0]) : null;
    for (const [i, run] of runs.entries()) {
      const sealed = await ahead;
      invariant(sealed, 'a run was fetched before it is opened');
      const next = runs[i + 1];
      ahead = next ? this.#fetch(next) : null;
      // A refusal here ends the loop; a failure of the read ahead must not go unheard then.
      ahead?.catch(() => {});
      this.#openRun(run, sealed, wanted);
      this.#idleBuffers.push(sealed);
    }
  }

  async #fetch(run: Run): Promise<Uint8Array> {
    const { shape, source } = this.#document;
    const [begin] = blockRange(shape, run.first + 1);
    const [, end] = blockRange(shape, run.first + run.count);
    const buffer =
      this.#idleBuffers.pop() ?? new Uint8Array(leafRoom + chunksPerRead * sealedChunkSize);
    await source.readInto(buffer.subarray(leafRoom, leafRoom + end - begin), begin);
    return buffer;
  }

  #openRun(run: Run, sealed: Uint8Array, wanted: readonly Wanted[]): void {
    if (this.#refusal) throw this.#refusal;
    const { shape } = this.#document;
    const [base] = blockRange(shape, run.first + 1);
    for (let chunk = run.first; chunk < run.first + run.count; chunk++) {
      const [begin, end] = blockRange(shape, chunk + 1);
      const block = { sealed, begin: leafRoom + begin - base, end: leafRoom + end - base };
      this.#openChunk(chunk, block, begin, wanted);
    }
  }

  // A chunk that one range takes whole is decrypted where it is wanted, without a copy; only parts
  // of chunks are kept, since their other part is likely to be asked for next.
  #openChunk(chunk: number, block: Block, offset: number, wanted: readonly Wanted[]): void {
    const { shape, leaves } = this.#document;
    const { sealed, begin, end } = block;
    const length = end - begin - tagSize;
    const whole = wanted.find((range) => takesWhole(range, chunk, length));
    const plaintext = whole
      ? whole.output.subarray(chunk * chunkSize - whole.begin).subarray(0, length)
      : this.#cache.reserve(chunk, length);
    const final = chunk === shape.chunks - 1;
    const genuine =
      this.#check.fits(leafOf(leaves, chunk + 1), chunk + 1, sealed, begin, end) &&
      this.#cipher.unseal(plaintext, sealed.subarray(begin, end), chunk, final);
    if (!genuine) {
      this.#refusal = damaged(shape, offset);
      this.#cache.wipe();
      throw this.#refusal;
    }
    for (const range of wanted) if (range !== whole) copyOverlap(chunk, plaintext, range);
  }
}

type Wanted = { readonly begin: number; readonly end: number; readonly output: Uint8Array };

/** Room of its own that is not cleared first: every byte is written before it is handed out. */
function unfilled(size: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(size).buffer);
}

function takesWhole({ begin, end }: Wanted, chunk: number, length: number): boolean {
  const base = chunk * chunkSize;
  return begin <= base && base + length <= end;
}

function copyOverlap(chunk: number, plaintext: Uint8Array, { begin, end, output }: Wanted): void {
  const base = chunk * chunkSize;
  const from = Math.max(begin, base);
  const to = Math.min(end, base + plaintext.length);
  if (from < to) output.set(plaintext.subarray(from - base, to - base), from - begin);
}

/** The chunks that the ranges touch, ascending, each once. */
function chunksIn(ranges: readonly ByteRange[]): number[] {
  const chunks = new Set<number>();
  for (const [begin, end] of ranges) {
    if (begin === end) continue;
    const last = Math.floor((end - 1) / chunkSize);
    for (let chunk = Math.floor(begin / chunkSize); chunk <= last; chunk++) chunks.add(chunk);
  }
  return [...chunks].sort((a, b) => a - b);
}

function runsOf(chunks: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const chunk of chunks) {
    const last = runs.at(-1);
    if (last && last.first + last.count === chunk && last.count < chunksPerRead) {
      runs[runs.length - 1] = { first: last.first, count: last.count + 1 };
    } else {
      runs.push({ first: chunk, count: 1 });
    }
  }
  return runs;
}

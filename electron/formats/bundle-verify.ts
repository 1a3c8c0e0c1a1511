import { crc32 } from 'node:zlib';
import { Refusal } from '../../shared/errors.ts';
import type { Manifest } from '../../shared/objects/bundle.ts';
import { ageHeaderLength, suitesOfHeader } from './age-header.ts';
import { type DocumentClaims, partDamaged, readLeaves, shapeOf } from './bundle-parts.ts';
import { bundleCode } from './bundle-reader.ts';
import { openStructure, type SealedBundle } from './bundle-structure.ts';
import { heldTrust, type TrustLookup } from './bundle-trust.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import { sha256Hex } from './hash.ts';
import { blockRange, leafHash, leafOf, type SealedShape } from './leaves.ts';
import type { SignedObject } from './objects.ts';

export type VerifyOptions = {
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Each stretch of bytes as it is verified; may throw to stop. */
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};

/** A bundle every byte of which was verified. */
export type VerifiedBundle = {
  readonly seal: SignedObject<'bundle-seal'>;
  readonly code: string;
  readonly manifest: Manifest;
  readonly form: SignedObject<'form'>;
  readonly documents: number;
  /** Bytes of the file. */
  readonly size: number;
};

/**
 * Verifies a bundle whole: as openBundle does, and then every leaf of every document, every
 * metadata hash and every CRC. Needs no decryption key.
 * @throws Refusal cancelled, document-damaged, and as openBundle does
 */
export async function verifyBundle(
  path: string,
  trustOf: TrustLookup,
  options: VerifyOptions = {},
): Promise<VerifiedBundle> {
  const bundle = await openStructure(path, heldTrust(trustOf));
  try {
    return await verifyParts(bundle, options);
  } finally {
    await bundle.close();
  }
}

async function verifyParts(bundle: SealedBundle, options: VerifyOptions): Promise<VerifiedBundle> {
  let done = 0;
  const advance = (bytes: number) => {
    if (options.signal?.aborted) throw new Refusal('cancelled', 'verifying was cancelled', {});
    done += bytes;
    options.onBytes?.(bytes);
    options.onProgress?.(done, bundle.size);
  };
  const { manifest } = bundle;
  const crcs = new Map(bundle.entries.map(({ name, crc }) => [name, crc]));
  let documents = 0;
  for (const { docs, meta } of manifest.apps) {
    for (const doc of docs) {
      await verifyDocument(bundle, doc, crcs.get(doc.name) ?? 0, advance);
      documents++;
    }
    await verifyMetadata(bundle, meta, crcs.get(meta.name) ?? 0);
  }
  advance(bundle.size - done);
  const { seal, form, size } = bundle;
  return { seal, code: bundleCode(seal.payloadSha256), manifest, form, documents, size };
}

async function verifyMetadata(
  bundle: SealedBundle,
  meta: Manifest['apps'][number]['meta'],
  crc: number,
): Promise<void> {
  const source = bundle.part(meta.name);
  const bytes = await readBytes(source, 0, source.size);
  if (sha256Hex(bytes) !== meta.sha256 || crc32(bytes) !== crc) throw partDamaged(meta.name);
  checkHeader(bundle, bytes.subarray(0, ageHeaderLength(bytes)));
}

// Every stanza must be of the bundle's suite: one classic recipient would undo the hybrid ones.
function checkHeader(bundle: SealedBundle, header: Uint8Array): void {
  for (const suite of suitesOfHeader(header)) {
    if (suite !== bundle.manifest.age_suite) {
      throw new Refusal('suite-mixed', 'a stanza is of another suite', {});
    }
  }
}

async function verifyDocument(
  bundle: SealedBundle,
  doc: DocumentClaims,
  expectedCrc: number,
  advance: (bytes: number) => void,
): Promise<void> {
  const shape = shapeOf(doc);
  const leaves = await readLeaves(bundle, doc);
  let crc = 0;
  for await (const { block, i } of blocksOf(bundle.part(doc.name), shape)) {
    if (!leafHash(shape.docid, i, shape.chunks, block).equals(leafOf(leaves, i))) {
      const [offset] = blockRange(shape, i);
      const details = { docid: doc.docid, offset };
      throw new Refusal(
        'document-damaged',
        `document differs from its leaves at ${offset}`,
        details,
      );
    }
    if (i === 0) verifyStart(bundle, shape, block);
    crc = crc32(block, crc);
    advance(block.length);
  }
  if (crc !== expectedCrc) throw partDamaged(doc.name);
}

function verifyStart(bundle: SealedBundle, shape: SealedShape, block: Uint8Array): void {
  const header = block.subarray(0, shape.headerLength);
  if (ageHeaderLength(header) !== shape.headerLength) throw partDamaged('header');
  checkHeader(bundle, header);
}

const blocksPerRead = 16;

type Block = { readonly i: number; readonly block: Uint8Array };

/** All blocks of a document in order; while some are looked at the next are being read. A block
 * lives until the next is asked for. */
async function* blocksOf(source: ByteSource, shape: SealedShape): AsyncIterable<Block> {
  const buffers = [new Uint8Array(0), new Uint8Array(0)];
  const read = async (first: number, turn: number) => {
    const last = Math.min(first + blocksPerRead - 1, shape.chunks);
    const [begin] = blockRange(shape, first);
    const [, end] = blockRange(shape, last);
    let buffer = buffers[turn] ?? new Uint8Array(0);
    if (buffer.length < end - begin) buffer = new Uint8Array(end - begin);
    buffers[turn] = buffer;
    await source.readInto(buffer.subarray(0, end - begin), begin);
    return { first, last, begin, buffer };
  };
  let ahead: ReturnType<typeof read> | null = read(0, 0);
  for (let turn = 1; ahead !== null; turn = 1 - turn) {
    const run: Awaited<ReturnType<typeof read>> = await ahead;
    ahead = run.last < shape.chunks ? read(run.last + 1, turn) : null;
    // If the caller stops here, a failure of the read ahead must not go unheard.
    ahead?.catch(() => {});
    for (let i = run.first; i <= run.last; i++) {
      const [from, to] = blockRange(shape, i);
      yield { i, block: run.buffer.subarray(from - run.begin, to - run.begin) };
    }
  }
}

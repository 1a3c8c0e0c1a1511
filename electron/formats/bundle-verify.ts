import { crc32 } from 'node:zlib';
import { Refusal } from '../../shared/errors.ts';
import type { Manifest } from '../../shared/objects/bundle.ts';
import { ageHeaderLength, suitesOfHeader } from './age-header.ts';
import { sealedChunkSize } from './age-stream.ts';
import { type DocumentClaims, partDamaged, readLeaves, shapeOf } from './bundle-parts.ts';
import { bundleCode } from './bundle-reader.ts';
import { openStructure, type SealedBundle } from './bundle-structure.ts';
import { heldTrust, type TrustLookup } from './bundle-trust.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import { type Lane, openLanes, threadsFor } from './check-lanes.ts';
import type { Stretch } from './check-stretch.ts';
import { combineCrc32 } from './crc32-combine.ts';
import { sha256Hex } from './hash.ts';
import { blockRange, leafHash, leafOf, leafRoom, leafSize, type SealedShape } from './leaves.ts';
import type { SignedObject } from './objects.ts';

// Large enough that handing one over costs nothing beside checking it, small enough for the cache.
const blocksPerStretch = 32;
const laneSize = leafRoom + blocksPerStretch * sealedChunkSize;

export type VerifyOptions = {
  /** How many threads check leaves beside this one, which reads; 0: this one does both. By default
   * as many as are worth it. */
  readonly threads?: number;
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
  const documents: Document[] = [];
  const room = Math.min(laneSize, leafRoom + bundle.size);
  const { lanes, close } = await openLanes(options.threads ?? threadsFor(bundle.size), room);
  try {
    const work = partsOf(bundle, documents, advance);
    const outcomes = await Promise.allSettled(lanes.map((lane) => workOff(lane, work, advance)));
    // Only now nobody reads the file any more.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await close();
  }
  for (const document of documents) checkCrc(document);
  advance(bundle.size - done);
  const { manifest, seal, form, size } = bundle;
  const code = bundleCode(seal.payloadSha256);
  return { seal, code, manifest, form, documents: documents.length, size };
}

/** What is known of a document while its stretches are checked in any order. */
type Document = {
  readonly name: string;
  readonly expectedCrc: number;
  /** CRC-32 and length of each piece, in file order. */
  readonly pieces: { crc: number; size: number }[];
};

type Part = {
  readonly source: ByteSource;
  readonly position: number;
  readonly stretch: Stretch;
  readonly piece: { crc: number; size: number };
};

/** Takes parts for as long as there are any. After a failure there are none for anybody. */
async function workOff(
  lane: Lane,
  parts: AsyncGenerator<Part>,
  advance: (bytes: number) => void,
): Promise<void> {
  try {
    for (;;) {
      const next = await parts.next();
      if (next.done) return;
      const { source, position, stretch, piece } = next.value;
      await source.readInto(lane.bytes.subarray(leafRoom, leafRoom + stretch.size), position);
      const checked = await lane.check(stretch);
      if ('damaged' in checked) throw damagedAt(stretch, checked.damaged, position);
      piece.crc = checked.crc;
      advance(stretch.size);
    }
  } catch (error) {
    await parts.return(undefined);
    throw error;
  }
}

function damagedAt({ docid, first, blockSize }: Stretch, block: number, position: number): Refusal {
  return damaged(docid, position + (block - first) * blockSize);
}

function damaged(docid: string, offset: number): Refusal {
  const details = { docid, offset };
  return new Refusal('document-damaged', `document differs from its leaves at ${offset}`, details);
}

function checkCrc({ name, expectedCrc, pieces }: Document): void {
  let crc = 0;
  for (const piece of pieces) crc = combineCrc32(crc, piece.crc, piece.size);
  if (crc !== expectedCrc) throw partDamaged(name);
}

/** The stretches of all documents in file order. What is small (headers, leaves, metadata) is
 * verified on the way. */
async function* partsOf(
  bundle: SealedBundle,
  documents: Document[],
  advance: (bytes: number) => void,
): AsyncGenerator<Part> {
  const crcs = new Map(bundle.entries.map(({ name, crc }) => [name, crc]));
  for (const { docs, meta } of bundle.manifest.apps) {
    for (const doc of docs) {
      const document = { name: doc.name, expectedCrc: crcs.get(doc.name) ?? 0, pieces: [] };
      documents.push(document);
      yield* stretchesOf(bundle, doc, document, advance);
    }
    await verifyMetadata(bundle, meta, crcs.get(meta.name) ?? 0);
  }
}

async function* stretchesOf(
  bundle: SealedBundle,
  doc: DocumentClaims,
  { pieces }: Document,
  advance: (bytes: number) => void,
): AsyncGenerator<Part> {
  const shape = shapeOf(doc);
  const { docid, chunks } = shape;
  const leaves = await readLeaves(bundle, doc);
  const source = bundle.part(doc.name);
  const [, start] = blockRange(shape, 0);
  const head = await readBytes(source, 0, start);
  if (!leafHash(docid, 0, chunks, head).equals(leafOf(leaves, 0))) throw damaged(docid, 0);
  verifyStart(bundle, shape, head);
  pieces.push({ crc: crc32(head), size: head.length });
  advance(head.length);
  for (let first = 1; first <= chunks; first += blocksPerStretch) {
    const last = Math.min(first + blocksPerStretch - 1, chunks);
    const [position] = blockRange(shape, first);
    const [, end] = blockRange(shape, last);
    const size = end - position;
    const piece = { crc: 0, size };
    pieces.push(piece);
    const own = leaves.slice(first * leafSize, (last + 1) * leafSize);
    const stretch = { docid, chunks, first, size, blockSize: sealedChunkSize, leaves: own };
    yield { source, position, stretch, piece };
  }
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

function verifyStart(bundle: SealedBundle, shape: SealedShape, block: Uint8Array): void {
  const header = block.subarray(0, shape.headerLength);
  if (ageHeaderLength(header) !== shape.headerLength) throw partDamaged('header');
  checkHeader(bundle, header);
}

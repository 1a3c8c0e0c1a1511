import { createHash } from 'node:crypto';
import { agePayloadNonceSize } from './age-header.ts';
import { plaintextSizeOf, sealedChunkSize } from './age-stream.ts';
import { u64be, utf8 } from './hash.ts';
import { LeafCheck, leafHash, leafRoom, leafSize } from './leaf-hash.ts';

export { LeafCheck, leafHash, leafRoom, leafSize };

const leavesDomain = utf8('hengping/leaves/v1\0');

/** Where the parts of one sealed document lie. Block 0 is header and payload nonce; block i ≥ 1 is
 * chunk i−1 with its tag. */
export type SealedShape = {
  readonly docid: string;
  /** Bytes of the whole age file. */
  readonly length: number;
  readonly headerLength: number;
  /** n: blocks 1 … n are chunks. */
  readonly chunks: number;
  /** Bytes of plaintext, padding included. */
  readonly plaintextSize: number;
};

/** The shape that follows from a document's lengths, or null where no age file has them. */
export function sealedShape(
  docid: string,
  length: number,
  headerLength: number,
): SealedShape | null {
  const payload = length - headerLength - agePayloadNonceSize;
  const plaintextSize = plaintextSizeOf(payload);
  if (plaintextSize === null) return null;
  return {
    docid,
    length,
    headerLength,
    chunks: Math.ceil(payload / sealedChunkSize),
    plaintextSize,
  };
}

/** Byte range [begin, end) of block i in the age file. */
export function blockRange(shape: SealedShape, i: number): readonly [number, number] {
  const payload = shape.headerLength + agePayloadNonceSize;
  if (i === 0) return [0, payload];
  const begin = payload + (i - 1) * sealedChunkSize;
  return [begin, Math.min(begin + sealedChunkSize, shape.length)];
}

/** What the manifest signs for a document: its length and its leaves, hex. */
export function leavesHash(length: number, leaves: Uint8Array): string {
  return createHash('sha256')
    .update(leavesDomain)
    .update(u64be(length))
    .update(leaves)
    .digest('hex');
}

/** Leaf i of a (verified) leaf list. */
export function leafOf(leaves: Uint8Array, i: number): Uint8Array {
  return leaves.subarray(i * leafSize, (i + 1) * leafSize);
}

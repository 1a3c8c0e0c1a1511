// Only Node's own modules are imported here: the thread that checks leaves starts in no time.
import { crc32 } from 'node:zlib';
import { LeafCheck, leafRoom, leafSize } from './leaf-hash.ts';

/** Neighbouring blocks of one document, with the leaves that they must fit. */
export type Stretch = {
  readonly docid: string;
  /** Chunks of the document. */
  readonly chunks: number;
  /** Number of the first block. */
  readonly first: number;
  /** Bytes of all blocks, and of each but the last one. */
  readonly size: number;
  readonly blockSize: number;
  readonly leaves: Uint8Array;
};

/** CRC-32 of the stretch, or the number of the block that does not fit its leaf. */
export type Checked = { readonly crc: number } | { readonly damaged: number };

/**
 * Holds the blocks of a stretch against their leaves.
 * @param bytes `leafRoom` bytes, then the stretch; what was there is spent afterwards
 */
export function checkStretch(bytes: Uint8Array, stretch: Stretch): Checked {
  const check = new LeafCheck(stretch.docid, stretch.chunks);
  const end = leafRoom + stretch.size;
  const crc = crc32(bytes.subarray(leafRoom, end));
  let i = stretch.first;
  let leafAt = 0;
  for (let begin = leafRoom; begin < end; begin += stretch.blockSize) {
    const leaf = stretch.leaves.subarray(leafAt, leafAt + leafSize);
    const blockEnd = Math.min(begin + stretch.blockSize, end);
    if (!check.fits(leaf, i, bytes, begin, blockEnd)) return { damaged: i };
    i += 1;
    leafAt += leafSize;
  }
  return { crc };
}

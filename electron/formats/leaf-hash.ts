// Only Node's own modules are imported here: the thread that checks leaves starts in no time.
import { createHash, hash } from 'node:crypto';

export const leafSize = 32;

const domain = Buffer.from('hengping/leaf/v1\0', 'latin1');

const docidLength = 26;
/** Bytes that go before a block when it is hashed. */
export const leafRoom = domain.length + 16 + docidLength;

/** What goes before a block when it is hashed: domain, block index, block count, document. */
function prefixOf(docid: string, chunks: number): Buffer {
  if (docid.length !== docidLength) throw new RangeError('a document id has 26 characters');
  const counts = Buffer.alloc(16);
  counts.writeBigUInt64BE(BigInt(chunks), 8);
  return Buffer.concat([domain, counts, Buffer.from(docid, 'latin1')]);
}

function putIndex(prefix: Uint8Array, offset: number, i: number): void {
  const view = new DataView(prefix.buffer, prefix.byteOffset + offset + domain.length, 8);
  view.setUint32(0, Math.floor(i / 2 ** 32));
  view.setUint32(4, i % 2 ** 32);
}

/** SHA-256 of domain, block index, block count, document and block: a block fits one place only. */
export function leafHash(docid: string, i: number, chunks: number, block: Uint8Array): Buffer {
  const prefix = prefixOf(docid, chunks);
  putIndex(prefix, 0, i);
  return createHash('sha256').update(prefix).update(block).digest();
}

/**
 * Holds the blocks of one document against its leaves. Block and prefix are hashed as one piece of
 * memory, which spares an object and a call for each chunk: so a block needs `leafRoom` bytes before
 * it that are no longer of use. In a run of blocks that is the end of the block before.
 */
export class LeafCheck {
  readonly #prefix: Buffer;

  constructor(docid: string, chunks: number) {
    this.#prefix = prefixOf(docid, chunks);
  }

  /** True where bytes[begin, end) is the block that `leaf` stands for at place i. Overwrites the
   * `leafRoom` bytes before `begin`. */
  fits(leaf: Uint8Array, i: number, bytes: Uint8Array, begin: number, end: number): boolean {
    const start = begin - leafRoom;
    if (start < 0) throw new RangeError('a block has room before it');
    bytes.set(this.#prefix, start);
    putIndex(bytes, start, i);
    return hash('sha256', bytes.subarray(start, end), 'buffer').equals(leaf);
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startAge } from '../../../electron/formats/age.ts';
import { unwrapAgeHeader } from '../../../electron/formats/age-header.ts';
import { ChunkCipher, payloadKey } from '../../../electron/formats/age-stream.ts';
import { type ByteSource, bytesSource } from '../../../electron/formats/byte-source.ts';
import { blockRange, leafHash, sealedShape } from '../../../electron/formats/leaves.ts';
import { padmeSize } from '../../../electron/formats/padme.ts';
import {
  openSealedDocument,
  type RangeReader,
  type SealedDocument,
} from '../../../electron/formats/range-reader.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { ageKeys, opaque } from './sample-round.ts';

const chunk = 65_536;
const { expert, agency } = ageKeys.x25519;
const plaintextOf = (size: number) =>
  Buffer.from(new Uint8Array(size).map((_, i) => (i * 31 + (i >> 16)) & 255));

type Sealed = { document: SealedDocument; file: Buffer; leaves: Buffer; plaintext: Buffer };

async function seal(size: number, docid = opaque): Promise<Sealed> {
  const plaintext = plaintextOf(size);
  const padded = Buffer.concat([plaintext, Buffer.alloc(padmeSize(size) - size)]);
  const { start, headerLength, cipher } = await startAge([expert.recipient, agency.recipient]);
  const chunks = Math.max(1, Math.ceil(padded.length / chunk));
  const blocks = [Buffer.from(start)];
  for (let i = 0; i < chunks; i++) {
    const part = padded.subarray(i * chunk, (i + 1) * chunk);
    const target = Buffer.alloc(part.length + 16);
    cipher.seal(target, part, i, i === chunks - 1);
    blocks.push(target);
  }
  const leaves = Buffer.concat(blocks.map((block, i) => leafHash(docid, i, chunks, block)));
  const file = Buffer.concat(blocks);
  const shape = sealedShape(docid, file.length, headerLength);
  if (!shape) throw new Error('a sealed file has a shape');
  const document = { source: bytesSource(file), shape, leaves, suite: 'x25519' as const, size };
  return { document, file, leaves, plaintext };
}

const open = (document: SealedDocument, identity: string = expert.identity, cache?: number) =>
  openSealedDocument(document, [identity], cache);

async function expectRange(reader: RangeReader, plaintext: Buffer, begin: number, end: number) {
  const [bytes] = await reader.readRanges([[begin, end]]);
  expect(Buffer.from(bytes ?? []).equals(plaintext.subarray(begin, end))).toBe(true);
}

describe('a range reader', () => {
  it('reads any range of documents of every shape, and reports the true size', async () => {
    for (const size of [0, 1, 100, chunk - 1, chunk, chunk + 1, 3 * chunk, 300_000]) {
      const { document, plaintext } = await seal(size);
      const reader = await open(document);
      expect(reader.size).toBe(size);
      await expectRange(reader, plaintext, 0, size);
      for (const at of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, size - 1]) {
        if (at >= 0 && at < size) await expectRange(reader, plaintext, at, Math.min(size, at + 2));
      }
    }
  });

  it('gives what the plaintext has, for random batches of ranges and small caches', async () => {
    const size = 40 * chunk + 123;
    const { document, plaintext } = await seal(size);
    const range = fc.tuple(fc.nat(size), fc.nat(4 * chunk));
    const reader = await open(document, expert.identity, 3);
    await fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 5 }), async (wanted) => {
        const ranges = wanted.map(
          ([begin, length]) => [begin, Math.min(size, begin + length)] as const,
        );
        const outputs = await reader.readRanges(ranges);
        ranges.forEach(([begin, end], i) => {
          expect(Buffer.from(outputs[i] ?? []).equals(plaintext.subarray(begin, end))).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('decrypts to where the caller wants it, and takes no place of another length', async () => {
    const size = 3 * chunk + 5;
    const { document, plaintext } = await seal(size);
    const reader = await open(document);
    const room = new Uint8Array(size);
    const [whole] = await reader.readRanges([[0, size]], [room]);
    expect(whole).toBe(room);
    expect(Buffer.from(room).equals(plaintext)).toBe(true);
    await expect(reader.readRanges([[0, 10]], [room])).rejects.toThrow('a range fills its place');
  });

  it('serves reads that overlap in time', async () => {
    const { document, plaintext } = await seal(50 * chunk);
    const reader = await open(document, expert.identity, 2);
    const slow: ByteSource = {
      size: document.source.size,
      async readInto(target, position) {
        await new Promise((resolve) => setImmediate(resolve));
        await document.source.readInto(target, position);
      },
    };
    const slowReader = await open({ ...document, source: slow }, expert.identity, 2);
    const begins = Array.from({ length: 40 }, (_, i) => (i * 77_777) % (49 * chunk));
    for (const one of [reader, slowReader]) {
      await Promise.all(begins.map((begin) => expectRange(one, plaintext, begin, begin + 70_000)));
    }
  });

  it('opens for the second recipient and for nobody else', async () => {
    const { document } = await seal(10);
    expect((await open(document, agency.identity)).size).toBe(10);
    const other = ageKeys.pq.expert.identity;
    expect(await codeOfRefusalAsync(() => open(document, other))).toBe('age-no-match');
  });

  it('proves the end first: a wrong last chunk refuses before anything is read', async () => {
    const { document, file } = await seal(3 * chunk);
    const broken = Buffer.from(file);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    const act = () => open({ ...document, source: bytesSource(broken) });
    expect(await codeOfRefusalAsync(act)).toBe('document-damaged');
  });

  it('stops for good at the first chunk that does not fit, wherever the flipped bit is', async () => {
    const { document, file, plaintext } = await seal(4 * chunk);
    for (const i of [1, 2, 3]) {
      const [begin, end] = blockRange(document.shape, i);
      for (const at of [begin, begin + 1000, end - 1]) {
        const broken = Buffer.from(file);
        broken[at] = (broken[at] ?? 0) ^ 0x80;
        const reader = await open({ ...document, source: bytesSource(broken) });
        const first = (i - 1) * chunk;
        const read = () => reader.readRanges([[first + 5, first + 6]]);
        expect(await codeOfRefusalAsync(read)).toBe('document-damaged');
        const elsewhere = () => reader.readRanges([[3 * chunk, 3 * chunk + 1]]);
        expect(await codeOfRefusalAsync(elsewhere)).toBe('document-damaged');
      }
    }
    await expectRange(await open(document), plaintext, 0, plaintext.length);
  });

  it('checks a chunk on every read, not only on the first', async () => {
    const { document, file } = await seal(40 * chunk);
    const changing = Buffer.from(file);
    const reader = await open({ ...document, source: bytesSource(changing) }, undefined, 2);
    await reader.readRanges([[chunk, 2 * chunk]]);
    const [begin] = blockRange(document.shape, 2);
    changing[begin] = (changing[begin] ?? 0) ^ 1;
    const again = () => reader.readRanges([[chunk, 2 * chunk]]);
    expect(await codeOfRefusalAsync(again)).toBe('document-damaged');
  });

  it('catches a chunk re-encrypted by someone who holds the file key', async () => {
    const { document, file } = await seal(3 * chunk);
    const { headerLength } = document.shape;
    const nonce = file.subarray(headerLength, headerLength + 16);
    const header = file.subarray(0, headerLength);
    const fileKey = await unwrapAgeHeader(header, [expert.identity]);
    const forged = Buffer.from(file);
    const [begin, end] = blockRange(document.shape, 2);
    const insider = new ChunkCipher(payloadKey(fileKey, nonce));
    insider.seal(forged.subarray(begin, end), Buffer.alloc(chunk, 'forged'), 1, false);
    const genuine = insider.unseal(Buffer.alloc(chunk), forged.subarray(begin, end), 1, false);
    expect(genuine).toBe(true);
    const reader = await open({ ...document, source: bytesSource(forged) });
    const read = () => reader.readRanges([[chunk, chunk + 10]]);
    expect(await codeOfRefusalAsync(read)).toBe('document-damaged');
  });

  it('catches swapped chunks, chunks of another document and another header', async () => {
    const one = await seal(4 * chunk);
    const two = await seal(4 * chunk, 'b'.repeat(26));
    const put = (from: Sealed, i: number, to: Sealed, j: number) => {
      const copy = Buffer.from(to.file);
      const [begin, end] = blockRange(from.document.shape, i);
      from.file.copy(copy, blockRange(to.document.shape, j)[0], begin, end);
      return { ...to.document, source: bytesSource(copy) };
    };
    for (const swapped of [put(one, 2, one, 1), put(two, 1, one, 1)]) {
      const reader = await open(swapped);
      const read = () => reader.readRanges([[0, 1]]);
      expect(await codeOfRefusalAsync(read)).toBe('document-damaged');
    }
    expect(await codeOfRefusalAsync(() => open(put(two, 0, one, 0)))).toBe('document-damaged');
    const foreignLeaves = { ...one.document, leaves: two.leaves };
    expect(await codeOfRefusalAsync(() => open(foreignLeaves))).toBe('document-damaged');
  });

  it('checks the header against its own leaf', async () => {
    const { document, leaves } = await seal(10);
    const other = Buffer.from(leaves);
    other[0] = (other[0] ?? 0) ^ 1;
    const act = () => open({ ...document, leaves: other });
    expect(await codeOfRefusalAsync(act)).toBe('document-damaged');
  });

  it('refuses a document whose stanzas are of another suite than the bundle', async () => {
    const { document } = await seal(10);
    const act = () => open({ ...document, suite: 'pq' });
    expect(await codeOfRefusalAsync(act)).toBe('suite-mixed');
  });

  it('reads nothing after it was closed', async () => {
    const { document } = await seal(10);
    const reader = await open(document);
    reader.close();
    const read = () => reader.readRanges([[0, 1]]);
    expect(await codeOfRefusalAsync(read)).toBe('document-closed');
  });
});

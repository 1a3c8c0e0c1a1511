import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { openLanes, threadsFor } from '../../../electron/formats/check-lanes.ts';
import { blockRange, sealedShape } from '../../../electron/formats/leaves.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { bundleToWrite, inMemory, temporaryFolder } from './sample-bundle.ts';
import { trust } from './sample-round.ts';

const place = temporaryFolder();
afterAll(place.remove);
const path = place.file('sound.hpbundle');
const held = () => trust;
// More than one stretch, and a last chunk that is cut.
const long = Buffer.alloc(5 * 1024 * 1024 + 12_345, 'long document ');
let sound: Buffer;

beforeAll(async () => {
  const bundle = bundleToWrite(path);
  const [first, ...rest] = bundle.applications;
  if (!first) throw new Error('an application');
  const document = { title: '长', kind: 'main' as const, source: inMemory(long, 500_000) };
  const applications = [{ ...first, documents: [document, ...first.documents.slice(1)] }, ...rest];
  await writeBundle({ ...bundle, applications });
  sound = readFileSync(path);
});

async function verify(bytes: Buffer, threads: number): Promise<string> {
  const file = place.file('altered.hpbundle');
  writeFileSync(file, bytes);
  return codeOfRefusalAsync(() => verifyBundle(file, held, { threads }));
}

/** Where block i of the long document begins in the bundle. */
async function blockAt(i: number): Promise<number> {
  const { manifest } = await verifyBundle(path, held, { threads: 0 });
  const doc = manifest.apps[0]?.docs[0];
  const entry = manifest.entries.find(({ name }) => name === doc?.name);
  const shape = doc && sealedShape(doc.docid, doc.len, doc.header_len);
  if (!entry || !shape) throw new Error('a document');
  return entry.offset + 30 + entry.name.length + blockRange(shape, i)[0];
}

function changed(at: number, change: (byte: number) => number): Buffer {
  const bytes = Buffer.from(sound);
  bytes[at] = change(bytes[at] ?? 0);
  return bytes;
}

describe.each([0, 1, 2])('verifying a bundle with %i threads', (threads) => {
  it('accepts a sound one, and counts every byte once', async () => {
    let bytes = 0;
    const progress: number[] = [];
    const { documents, size } = await verifyBundle(path, held, {
      threads,
      onBytes: (more) => {
        bytes += more;
      },
      onProgress: (done) => progress.push(done),
    });
    expect([documents, bytes, size]).toEqual([3, sound.length, sound.length]);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(sound.length);
  });

  it('finds one flipped bit in any block, and says where the block begins', async () => {
    const start = await blockAt(0);
    for (const block of [1, 2, 31, 32, 33, 34, 64, 65, 81]) {
      const at = await blockAt(block);
      const file = place.file('altered.hpbundle');
      writeFileSync(
        file,
        changed(at + 100, (byte) => byte ^ 1),
      );
      await expect(verifyBundle(file, held, { threads })).rejects.toMatchObject({
        code: 'document-damaged',
        details: { offset: at - start },
      });
    }
  });

  it('finds a header that was altered', async () => {
    const at = await blockAt(0);
    expect(
      await verify(
        changed(at + 30, (byte) => byte ^ 1),
        threads,
      ),
    ).toBe('document-damaged');
  });

  it('finds a checksum of the ZIP directory that does not fit sound content', async () => {
    const name = Buffer.from(
      (await verifyBundle(path, held)).manifest.apps[0]?.docs[0]?.name ?? '',
    );
    const local = sound.indexOf(name) - 30 + 14;
    const central = sound.lastIndexOf(name) - 46 + 16;
    const bytes = Buffer.from(sound);
    for (const at of [local, central]) bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await verify(bytes, threads)).toBe('bundle-damaged');
  });

  it('is cancelled on the way', async () => {
    const controller = new AbortController();
    const options = { threads, signal: controller.signal, onBytes: () => controller.abort() };
    const act = () => verifyBundle(path, held, options);
    expect(await codeOfRefusalAsync(act)).toBe('cancelled');
  });

  it('ends with what its listener throws', async () => {
    const onBytes = () => {
      throw new Error('told enough');
    };
    await expect(verifyBundle(path, held, { threads, onBytes })).rejects.toThrow('told enough');
  });
});

describe('the lanes', () => {
  it('are of this thread where the bytes are too few to start others for', () => {
    expect(threadsFor(1024 * 1024)).toBe(0);
    expect(threadsFor(1024 ** 3)).toBeLessThanOrEqual(2);
  });

  it('check nothing more once they are closed, and say so instead of waiting', async () => {
    const { lanes, close } = await openLanes(1, 1024);
    await close();
    const stretch = {
      docid: 'a'.repeat(26),
      chunks: 1,
      first: 1,
      size: 10,
      blockSize: 10,
      leaves: new Uint8Array(32),
    };
    await expect(lanes[0]?.check(stretch)).rejects.toThrow('check thread ended');
  });
});

import { truncateSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openFileSource } from '../../../electron/formats/byte-source.ts';
import { ReadPace } from '../../../electron/formats/read-pace.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { temporaryFolder } from './sample-bundle.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const bytes = Buffer.from(new Uint8Array(400_000).map((_, i) => (i * 7 + (i >> 8)) & 255));

function fileOf(name: string): string {
  const path = folder.file(name);
  writeFileSync(path, bytes);
  return path;
}

describe('the pace of reads', () => {
  it('lets a small read block only after several came at once', () => {
    const pace = new ReadPace();
    for (const ms of [0.1, 0.1]) pace.note(ms);
    expect(pace.mayBlock()).toBe(false);
    pace.note(0.1);
    expect(pace.mayBlock()).toBe(true);
  });

  it('begins anew after a slow one', () => {
    const pace = new ReadPace();
    for (const ms of [0.1, 0.1, 0.1, 12]) pace.note(ms);
    expect(pace.mayBlock()).toBe(false);
    for (const ms of [0.1, 0.1, 2, 0.1]) pace.note(ms);
    expect(pace.mayBlock()).toBe(false);
  });
});

describe('a file source', () => {
  it('gives the same bytes however many small and large reads went before', async () => {
    const source = await openFileSource(fileOf('same.bin'));
    for (let i = 0; i < 200; i++) {
      const length = i % 7 === 0 ? 200_000 : 1 + ((i * 613) % 70_000);
      const position = (i * 7919) % (bytes.length - length);
      const target = new Uint8Array(length);
      await source.readInto(target, position);
      expect(bytes.subarray(position, position + length).equals(target)).toBe(true);
    }
    await source.close();
  });

  it('refuses small and large reads of a file that shrank, early and late', async () => {
    for (const readsBefore of [0, 50]) {
      const path = fileOf(`shrunk-${readsBefore}.bin`);
      const source = await openFileSource(path);
      for (let i = 0; i < readsBefore; i++) await source.readInto(new Uint8Array(10), i);
      truncateSync(path, 100_000);
      for (const length of [10, 200_000]) {
        const read = async () => source.readInto(new Uint8Array(length), 200_000);
        expect(await codeOfRefusalAsync(read)).toBe('file-shrunk');
      }
      await source.close();
    }
  });
});

import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entryName } from '../../../electron/formats/bundle-layout.ts';
import { type ByteSource, bytesSource } from '../../../electron/formats/byte-source.ts';
import type { WritableFile } from '../../../electron/formats/disk.ts';
import {
  centralRecord,
  endRecords,
  localHeader,
  localHeaderSize,
  type ZipEntry,
} from '../../../electron/formats/zip-layout.ts';
import { dataOffset, readZipDirectory } from '../../../electron/formats/zip-reader.ts';
import { createZipWriter } from '../../../electron/formats/zip-writer.ts';
import { codeOfRefusalAsync } from './refusals.ts';

const limits = { entries: 100, directorySize: 10_000, name: entryName };

function memoryFile(): WritableFile & { bytes(): Buffer } {
  let content = Buffer.alloc(0);
  return {
    async write(bytes, position) {
      const end = position + bytes.length;
      if (end > content.length)
        content = Buffer.concat([content, Buffer.alloc(end - content.length)]);
      content.set(bytes, position);
    },
    async sync() {},
    async close() {},
    bytes: () => content,
  };
}

type Part = { name: string; data: Buffer };
const parts: readonly Part[] = [
  { name: 'mimetype', data: Buffer.from('kind') },
  { name: 'form.jws', data: Buffer.from('form') },
  { name: 'seal.jws', data: Buffer.alloc(0) },
];

/** A ZIP from parts, with each record passed through a hook that may spoil it. */
function build(
  spoil: {
    local?: (bytes: Buffer, i: number) => Buffer;
    central?: (bytes: Buffer, i: number) => Buffer;
    end?: (bytes: Buffer) => Buffer;
    entry?: (entry: ZipEntry, i: number) => ZipEntry;
    parts?: readonly Part[];
    gapBeforeDirectory?: Buffer;
    prefix?: Buffer;
    count?: (count: number) => number;
  } = {},
): Buffer {
  const used = spoil.parts ?? parts;
  const body: Buffer[] = [spoil.prefix ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let offset = spoil.prefix?.length ?? 0;
  used.forEach(({ name, data }, i) => {
    const entry: ZipEntry = { name, size: data.length, crc: crc32(data), offset, flags: 0 };
    const local = (spoil.local ?? ((bytes) => bytes))(localHeader(entry), i);
    body.push(local, data);
    offset += local.length + data.length;
    const central = centralRecord(spoil.entry ? spoil.entry(entry, i) : entry);
    directory.push((spoil.central ?? ((bytes) => bytes))(central, i));
  });
  body.push(spoil.gapBeforeDirectory ?? Buffer.alloc(0));
  const all = Buffer.concat(body);
  const central = Buffer.concat(directory);
  const count = spoil.count ? spoil.count(used.length) : used.length;
  const end = endRecords(count, all.length, central.length);
  return Buffer.concat([all, central, spoil.end ? spoil.end(end) : end]);
}

const read = (bytes: Uint8Array) =>
  codeOfRefusalAsync(() => readZipDirectory(bytesSource(bytes), limits));

const patch = (bytes: Buffer, at: number, change: (copy: Buffer) => void) => {
  const copy = Buffer.from(bytes);
  change(copy.subarray(at));
  return copy;
};

const first = (change: (copy: Buffer) => void, at: number) => (bytes: Buffer, i: number) =>
  i === 0 ? patch(bytes, at, change) : bytes;

describe('the strict ZIP', () => {
  it('is read back as it was written, streamed or whole', async () => {
    const file = memoryFile();
    const zip = createZipWriter(file);
    await zip.add('mimetype', Buffer.from('kind'));
    zip.begin('form.jws', 4);
    await zip.write(Buffer.from('fo'));
    await zip.write(Buffer.from('rm'));
    await zip.end();
    await zip.add('seal.jws', Buffer.alloc(0));
    expect(await zip.finish()).toBe(file.bytes().length);
    expect(file.bytes().equals(build())).toBe(true);
    const entries = await readZipDirectory(bytesSource(file.bytes()), limits);
    expect(entries.map(({ name, size }) => [name, size])).toEqual([
      ['mimetype', 4],
      ['form.jws', 4],
      ['seal.jws', 0],
    ]);
    const form = entries[1];
    if (!form) throw new Error('three entries');
    const at = dataOffset(form);
    expect(file.bytes().toString('latin1', at, at + 4)).toBe('form');
  });

  it('may say that its ASCII names are UTF-8, and nothing else by its flags', async () => {
    const flagged = (flags: number) =>
      build({
        local: (bytes) => patch(bytes, 6, (copy) => copy.writeUInt16LE(flags)),
        central: (bytes) => patch(bytes, 8, (copy) => copy.writeUInt16LE(flags)),
      });
    expect(await read(flagged(0x0800))).toBe('accepted');
    for (const flags of [1, 8, 0x0808, 0x2000]) {
      expect(await read(flagged(flags))).toBe('bundle-structure');
    }
  });

  const name = (text: string) => [{ name: text, data: Buffer.alloc(0) }];
  const cases: Readonly<Record<string, () => Buffer>> = {
    'bytes behind the end': () => Buffer.concat([build(), Buffer.from([0])]),
    'a comment': () =>
      Buffer.concat([
        build({ end: (b) => patch(b, 20, (c) => c.writeUInt16LE(1)) }),
        Buffer.from('x'),
      ]),
    'bytes before the first entry': () => build({ prefix: Buffer.from('#!/bin/sh\n') }),
    'a gap before the directory': () => build({ gapBeforeDirectory: Buffer.from('hidden') }),
    'a gap between entries': () =>
      build({
        parts: [...parts],
        local: (b, i) => (i === 1 ? Buffer.concat([Buffer.alloc(3), b]) : b),
      }),
    'the same name twice': () => build({ parts: [...parts, ...name('form.jws')] }),
    'names that differ in case': () => build({ parts: [...parts, ...name('FORM.JWS')] }),
    'a name that climbs out': () => build({ parts: name('../form.jws') }),
    'an absolute name': () => build({ parts: name('/form.jws') }),
    'a drive letter': () => build({ parts: name('C:form.jws') }),
    'a backslash': () => build({ parts: name('d\\form.jws') }),
    'an empty name': () => build({ parts: name('') }),
    'a NUL in a name': () => build({ parts: name('form.jws\0') }),
    'a line feed behind a name': () => build({ parts: name('form.jws\n') }),
    'a folder': () => build({ parts: name('d/') }),
    'a dot in the path': () => build({ parts: name('./form.jws') }),
    'a name beyond ASCII': () => build({ parts: name('fórm.jws') }),
    'another name in the local header': () =>
      build({ local: first((c) => c.write('mimeTYPE'), 30) }),
    'another size in the local header': () =>
      build({ local: first((c) => c.writeUInt32LE(5), 22) }),
    'another CRC in the local header': () => build({ local: first((c) => c.writeUInt32LE(5), 14) }),
    'another method in the local header': () =>
      build({ local: first((c) => c.writeUInt16LE(8), 8) }),
    'deflate in both headers': () =>
      build({
        local: first((c) => c.writeUInt16LE(8), 8),
        central: first((c) => c.writeUInt16LE(8), 10),
      }),
    'another time': () => build({ central: first((c) => c.writeUInt16LE(1), 12) }),
    'a symbolic link by its attributes': () =>
      build({ central: first((c) => c.writeUInt32LE(0o120777 * 65_536), 38) }),
    'a made-by of another system': () =>
      build({ central: first((c) => c.writeUInt16LE(0x0314), 4) }),
    'another disk': () => build({ central: first((c) => c.writeUInt16LE(1), 34) }),
    'a comment of an entry': () =>
      build({
        central: (b, i) =>
          i === 0 ? Buffer.concat([patch(b, 32, (c) => c.writeUInt16LE(1)), Buffer.from('x')]) : b,
      }),
    'an extra field': () =>
      build({
        central: (b, i) =>
          i === 0
            ? Buffer.concat([
                patch(b, 30, (c) => c.writeUInt16LE(5)),
                Buffer.from([0x75, 0x70, 1, 0, 0]),
              ])
            : b,
      }),
    'a ZIP64 field that is not needed': () =>
      build({
        central: (b, i) => {
          if (i !== 0) return b;
          const extra = Buffer.alloc(20);
          extra.writeUInt16LE(1, 0);
          extra.writeUInt16LE(16, 2);
          extra.writeBigUInt64LE(4n, 4);
          extra.writeBigUInt64LE(4n, 12);
          const fixed = patch(b, 20, (c) => c.writeUInt32LE(0xffffffff));
          fixed.writeUInt32LE(0xffffffff, 24);
          fixed.writeUInt16LE(20, 30);
          return Buffer.concat([fixed, extra]);
        },
      }),
    'two records of one entry': () =>
      build({ entry: (e, i) => (i === 1 ? { ...e, offset: 0 } : e) }),
    'an entry reaching into the directory': () =>
      build({ entry: (e, i) => (i === 2 ? { ...e, size: 40 } : e) }),
    'an offset behind the file': () =>
      build({ entry: (e, i) => (i === 2 ? { ...e, offset: 1e9 } : e) }),
    'fewer entries than there are': () => build({ count: (n) => n - 1 }),
    'more entries than there are': () => build({ count: (n) => n + 1 }),
    'more entries than allowed': () => build({ count: () => 101 }),
    'a directory larger than allowed': () =>
      build({ end: (b) => patch(b, 12, (c) => c.writeUInt32LE(10_001)) }),
    'a directory elsewhere': () => build({ end: (b) => patch(b, 16, (c) => c.writeUInt32LE(3)) }),
    'several disks': () => build({ end: (b) => patch(b, 4, (c) => c.writeUInt16LE(1)) }),
    'a ZIP64 end that is not needed': () => {
      const plain = build();
      const large = endRecords(70_000, 0, 0);
      return Buffer.concat([plain.subarray(0, -22), large.subarray(0, 76), plain.subarray(-22)]);
    },
    'a ZIP64 end with numbers past 2^53': () => {
      const plain = build();
      const large = endRecords(70_000, 0, 0);
      large.writeBigUInt64LE(2n ** 60n, 48);
      return Buffer.concat([plain.subarray(0, -22), large]);
    },
    'nothing at all': () => Buffer.alloc(0),
    'only an end record': () => Buffer.from('PK\u0005\u0006', 'latin1'),
  };
  for (const [what, make] of Object.entries(cases)) {
    it(`refuses ${what}`, async () => {
      expect(await read(make())).toBe('bundle-structure');
    });
  }

  it('refuses every truncation and every flipped bit of its records', async () => {
    const whole = build();
    for (let end = 0; end < whole.length; end++) {
      expect(await read(whole.subarray(0, end))).toBe('bundle-structure');
    }
    const data = new Set<number>();
    for (const entry of await readZipDirectory(bytesSource(whole), limits)) {
      for (let i = 0; i < entry.size; i++) data.add(dataOffset(entry) + i);
    }
    for (let at = 0; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = patch(whole, at, (copy) => copy.writeUInt8((copy[0] ?? 0) ^ (1 << bit)));
        expect([at, bit, await read(flipped)]).toEqual([
          at,
          bit,
          data.has(at) ? 'accepted' : 'bundle-structure',
        ]);
      }
    }
  });

  it('goes to ZIP64 exactly where sizes and offsets need it', async () => {
    const large = 5 * 2 ** 32 + 7;
    const limit = 0xffff_ffff;
    for (const size of [large, limit, limit - 1]) {
      const big: ZipEntry = { name: 'form.jws', size, crc: 1, offset: 0, flags: 0 };
      const offset = localHeaderSize(big) + size;
      const small: ZipEntry = { name: 'seal.jws', size: 2, crc: 2, offset, flags: 0 };
      const directoryOffset = offset + localHeaderSize(small) + 2;
      const directory = Buffer.concat([centralRecord(big), centralRecord(small)]);
      const tail = Buffer.concat([
        localHeader(small),
        Buffer.alloc(2),
        directory,
        endRecords(2, directoryOffset, directory.length),
      ]);
      const source = sparse(localHeader(big), tail, offset);
      const entries = await readZipDirectory(source, limits);
      expect(entries).toEqual([big, small]);
      expect(localHeader(big).length).toBe(size >= limit ? 58 : 38);
    }
  });
});

/** A huge file of which only the start and the tail hold anything. */
function sparse(start: Buffer, tail: Buffer, tailOffset: number): ByteSource {
  return {
    size: tailOffset + tail.length,
    readInto(target, position) {
      target.fill(0);
      for (const [bytes, at] of [
        [start, 0],
        [tail, tailOffset],
      ] as const) {
        const from = Math.max(position, at);
        const to = Math.min(position + target.length, at + bytes.length);
        if (from < to) target.set(bytes.subarray(from - at, to - at), from - position);
      }
    },
  };
}

// Threat 4: names that climb out, sizes that are lies, files that want all the memory.
import { execFile } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { decryptSmall } from '../../../electron/formats/age.ts';
import { ageHeaderLength } from '../../../electron/formats/age-header.ts';
import { bundleLimits, bundleMimetype } from '../../../electron/formats/bundle-layout.ts';
import { openBundle } from '../../../electron/formats/bundle-reader.ts';
import type { ByteSource } from '../../../electron/formats/byte-source.ts';
import { peekObject } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { decryptPost, longestPost } from '../../../electron/formats/post.ts';
import { localHeader } from '../../../electron/formats/zip-layout.ts';
import { readZipDirectory } from '../../../electron/formats/zip-reader.ts';
import { deskTests } from '../desk/desk-tests.ts';
import { expertWithRoster } from '../desk/expert-program.ts';
import { type Part, partsOf, resealedParts, zipOf } from '../formats/rebuilt-bundle.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';
import { temporaryFolder } from '../formats/sample-bundle.ts';
import { ageKeys, objectTypes, signerOf, trust } from '../formats/sample-round.ts';
import { forgeAs, headerOf } from './forge.ts';
import { centralOf, endOf, type OddFile, oddZip, zip64End } from './odd-zip.ts';
import { writeTinyBundle } from './tiny-bundle.ts';

const place = temporaryFolder();
afterAll(() => place.remove());
const gib = 2 ** 30;

const path = place.file('tiny.hpbundle');
const written = await writeTinyBundle(path);
const genuine = await partsOf(readFileSync(path));

describe('threat 4: names', () => {
  const { sealed, home, start } = deskTests();
  const names = [
    '../form.jws',
    '../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/passwd',
    '\\\\server\\share\\x',
    'C:\\x',
    'C:x',
    'd/../../x',
    'd/..',
    '.',
    '..',
    '',
    ' ',
    '~/.profile',
    '$HOME/x',
    '%TEMP%\\x',
    'con',
    'nul',
    'aux.age',
    'lpt1',
    'form.jws:stream',
    'form.jws::$DATA',
    'form.jws.',
    'form.jws ',
    'form.jws\0',
    'form.jws\n',
    'form\r.jws',
    '\u202eswj.mrof',
    'form\u200b.jws',
    '\uFEFFform.jws',
    'ｆorm.jws',
    'fоrm.jws',
    'd/'.concat('A'.repeat(26), '.age'),
    'd/'.concat('a'.repeat(27), '.age'),
    'd/'.concat('a'.repeat(25), '.age'),
    'd/'.concat('0'.repeat(26), '.age'),
    'trust.0.jws',
    'trust.01.jws',
    'trust.1234567.jws',
    'trust.-1.jws',
    'm/'.concat('a'.repeat(26), '.leaves.age'),
    'a'.repeat(65_000),
  ];

  it('that lead anywhere but to a part of a bundle are refused', async () => {
    for (const name of names) {
      const file = oddZip([
        { name: 'mimetype', data: Buffer.from('x') },
        { name, data: Buffer.from('x') },
      ]);
      const read = () => readZipDirectory(sourceOf(file).source, bundleLimits);
      expect([name, await codeOfRefusalAsync(read)]).toEqual([name, 'bundle-structure']);
    }
  });

  it('never become a path: a bundle full of them, taken in, leaves nothing behind', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const files = () => readdirSync(home(), { recursive: true }).map(String).toSorted();
    const hostile = join(home(), 'hostile.hpbundle');
    const mimetype = { name: 'mimetype', data: Buffer.from(bundleMimetype) };
    const climbing = names.map((name) => ({ name, data: Buffer.from('x') }));
    writeFileSync(hostile, oddZip([mimetype, ...climbing]));
    const before = files();
    expect(await program.receive(hostile)).toEqual(['bundle-structure']);
    expect(files()).toEqual(before);
  });
});

/** A source that counts what is asked of it. */
function sourceOf(bytes: Buffer, size = bytes.length, tailAt = 0) {
  const asked = { most: 0, sum: 0 };
  const source: ByteSource = {
    size,
    readInto(target, position) {
      asked.most = Math.max(asked.most, target.length);
      asked.sum += target.length;
      target.fill(0);
      const from = Math.max(position, tailAt);
      const to = Math.min(position + target.length, tailAt + bytes.length);
      if (from < to) target.set(bytes.subarray(from - tailAt, to - tailAt), from - position);
    },
  };
  return { source, asked };
}

describe('threat 4: sizes in a ZIP', () => {
  const huge = [
    2 ** 32,
    2 ** 40,
    2 ** 52,
    2n ** 53n - 1n,
    2n ** 53n,
    2n ** 63n - 1n,
    2n ** 64n - 1n,
  ];
  const all = { count: 0xffff, size: 0xffff_ffff, offset: 0xffff_ffff };

  it('of 2^32 to 2^64 in the end record are refused, and little is read for it', async () => {
    const file: OddFile = { name: 'mimetype', data: Buffer.from('x') };
    for (const size of huge) {
      for (const offset of [0, size]) {
        const tail = Buffer.concat([zip64End(1, size, offset, 0), endOf(0, 0, 0, all)]);
        const { source, asked } = sourceOf(
          Buffer.concat([oddZip([file]), tail]),
          2 ** 45,
          2 ** 45 - tail.length,
        );
        const read = () => readZipDirectory(source, bundleLimits);
        expect(await codeOfRefusalAsync(read)).toBe('bundle-structure');
        expect(asked.sum).toBeLessThan(1000);
      }
    }
  });

  it('a directory is never longer than its limit, whatever the file is', async () => {
    for (const size of [bundleLimits.directorySize + 1, 0xffff_fffe, 2 ** 33]) {
      const end =
        size > 0xffff_ffff
          ? Buffer.concat([zip64End(3, size, 0, size), endOf(0, 0, 0, all)])
          : endOf(3, size, 0);
      const { source, asked } = sourceOf(end, size + end.length, size);
      const read = () => readZipDirectory(source, bundleLimits);
      expect(await codeOfRefusalAsync(read)).toBe('bundle-structure');
      expect(asked.sum).toBeLessThan(1000);
    }
  });

  it('an entry count is checked before entries are read', async () => {
    for (const count of [200_001, 2 ** 32, 2 ** 52]) {
      const end = Buffer.concat([zip64End(count, 46, 0, 46), endOf(0, 0, 0, all)]);
      const { source, asked } = sourceOf(end, 46 + end.length, 46);
      const read = () => readZipDirectory(source, bundleLimits);
      expect(await codeOfRefusalAsync(read)).toBe('bundle-structure');
      expect(asked.sum).toBeLessThan(1000);
    }
  });

  it('entries that lie over each other, each as large as the file, are refused', async () => {
    const kernel: OddFile = { name: `d/${'a'.repeat(26)}.age`, data: Buffer.alloc(1000) };
    const file = oddZip([kernel], {
      directory: () =>
        Array.from({ length: 20 }, (_, i) =>
          centralOf(
            { ...kernel, name: `d/${'b'.repeat(25)}${'abcdefghijklmnopqrstuvwxyz'.charAt(i)}.age` },
            0,
          ),
        ),
    });
    const read = () => readZipDirectory(sourceOf(file).source, bundleLimits);
    expect(await codeOfRefusalAsync(read)).toBe('bundle-structure');
  });
});

describe('threat 4: claims inside an honest container', () => {
  const held = () => trust;
  const forged = place.file('forged.hpbundle');
  const withDoc = (changes: object) =>
    resealedParts(written, genuine, (manifest) => ({
      ...manifest,
      apps: manifest.apps.map((app) => ({
        ...app,
        docs: app.docs.map((doc) => ({ ...doc, ...changes })),
      })),
    }));
  const open = async (parts: readonly Part[]) => {
    const fd = openSync(forged, 'w');
    writeSync(fd, zipOf(parts).file);
    closeSync(fd);
    return codeOfRefusalAsync(async () => (await openBundle(forged, held)).close());
  };

  it('a header of 1 GiB, documents of 2^53 and chunks without end are no shape of a document', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    for (const lie of [
      { header_len: gib },
      { header_len: most },
      { len: gib },
      { len: most },
      { chunks: gib },
      { chunks: most, len: most },
      { len: 0 },
      { chunks: 0 },
    ]) {
      expect([lie, await open(withDoc(lie))]).toEqual([
        lie,
        expect.stringMatching(/^(bundle-structure|object-schema)$/),
      ]);
    }
    expect(await open(genuine)).toBe('accepted');
  });

  it('an age header is looked for in 16 KiB, whatever follows', async () => {
    const { identity } = ageKeys.x25519.expert;
    const endless = Buffer.alloc(1 << 22, '-> grease\nAAAA\n');
    endless.write('age-encryption.org/v1\n');
    expect(codeOfRefusal(() => ageHeaderLength(endless))).toBe('age-header');
    expect(await codeOfRefusalAsync(() => decryptSmall(endless, [identity], gib))).toBe(
      'age-header',
    );
    const long = { length: longestPost + 1 } as Buffer;
    expect(await codeOfRefusalAsync(() => decryptPost(long, [identity]))).toBe('object-too-large');
  });

  it('a signed object is measured before it is decoded, each type by its own limit', () => {
    for (const type of objectTypes) {
      const { sizeLimit } = objectKinds[type];
      if (sizeLimit > 2 ** 24) continue;
      const filling = Buffer.alloc(sizeLimit, 'A').toString('latin1');
      const header = Buffer.from(headerOf(type, signerOf(type).kid)).toString('base64url');
      const act = () => peekObject(`${header}.${filling}.AA`);
      expect([type, codeOfRefusal(act)]).toEqual([type, 'object-too-large']);
    }
  });

  it('brackets without end and a great many members end in a refusal', () => {
    const deep = '['.repeat(300_000);
    const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const wide = `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":1`).join(',')}}`;
    const list = `[${'0,'.repeat(200_000)}0]`;
    for (const text of [deep, deep + ']'.repeat(300_000), nested, wide, list]) {
      const code = codeOfRefusal(() => peekObject(forgeAs('trust', text)));
      expect(['jws-payload', 'object-schema']).toContain(code);
    }
  });
});

describe('threat 4: memory', () => {
  it('files that claim gigabytes are refused within 150 MiB', async () => {
    const folder = place.file('hostile');
    mkdirSync(folder);
    const names = ['seal.jws', 'form.jws', 'manifest.json', 'trust.1.jws'];
    for (const name of names) writeSparse(join(folder, `${name}.hpbundle`), name);
    for (const [name, start] of [
      ['post.hppost', 'age-encryption.org/v1\n'],
      ['card.hpcard', headerStart('enrol')],
      ['trust.hptrust', headerStart('trust')],
    ] as const) {
      const fd = openSync(join(folder, name), 'w');
      writeSync(fd, start);
      ftruncateSync(fd, 2 * gib);
      closeSync(fd);
    }
    const child = join(import.meta.dirname, 'threat-04-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [child, folder]);
    const { codes, grownMiB } = JSON.parse(stdout);
    expect(codes).toEqual({
      'card.hpcard': 'object-too-large',
      // It lies before the manifest, which knows where everything before it begins.
      'form.jws.hpbundle': 'bundle-structure',
      'manifest.json.hpbundle': 'object-too-large',
      'post.hppost': 'object-too-large',
      'seal.jws.hpbundle': 'object-too-large',
      'trust.1.jws.hpbundle': 'object-too-large',
      'trust.hptrust': 'object-too-large',
    });
    expect(grownMiB).toBeLessThan(150);
  });
});

function headerStart(type: 'enrol' | 'trust'): string {
  return `${Buffer.from(headerOf(type, signerOf(type).kid)).toString('base64url')}.`;
}

/** A bundle of which one part is a hole of 1 GiB on the disk, every record in order. */
function writeSparse(file: string, hole: string): void {
  const records: Buffer[] = [];
  const fd = openSync(file, 'w');
  let offset = 0;
  for (const { name, data } of genuine) {
    const size = name === hole ? gib : data.length;
    const odd = { name, data, local: { size, packed: size }, central: { size, packed: size } };
    const local = localHeader({ name, size, crc: 0, offset, flags: 0 });
    const central = centralOf(odd, offset);
    local.writeUInt32LE(central.readUInt32LE(16), 14);
    records.push(central);
    writeSync(
      fd,
      Buffer.concat([local, name === hole ? Buffer.alloc(0) : data]),
      0,
      undefined,
      offset,
    );
    offset += local.length + size;
  }
  const directory = Buffer.concat(records);
  const end = endOf(records.length, directory.length, offset);
  writeSync(fd, Buffer.concat([directory, end]), 0, undefined, offset);
  closeSync(fd);
}

// Threat 3: a ZIP that says one thing to one reader and another to the next. Every file here is
// either refused or is, byte for byte, what our own writer makes of the entries that were read.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { partsOf } from '../formats/rebuilt-bundle.ts';
import { temporaryFolder } from '../formats/sample-bundle.ts';
import { endOf, extra, oddZip } from './odd-zip.ts';
import { writeTinyBundle } from './tiny-bundle.ts';
import { changed, form, honest, mimetype, outcomeOf, seal, text } from './zip-outcome.ts';

// A wrong CRC in both headers is no ambiguity of place: the reader of the bundle compares it.
const cases: Readonly<Record<string, () => Buffer>> = {
  'bytes behind the end': () => Buffer.concat([oddZip(honest), text('x')]),
  'a second end record behind the first': () => Buffer.concat([oddZip(honest), endOf(0, 0, 0)]),
  'bytes before the start': () => oddZip(honest, { prefix: text('#!/bin/sh\n') }),
  'bytes before the start that no offset counts': () => Buffer.concat([text('MZ'), oddZip(honest)]),
  'a gap between entries': () => oddZip([{ ...mimetype, behind: text('gap') }, form, seal]),
  'a gap before the directory': () => oddZip(honest, { beforeDirectory: text('gap') }),
  'a gap before the end record': () => oddZip(honest, { end: { before: text('gap') } }),
  'a comment of the archive': () => oddZip(honest, { end: { comment: text('hello') } }),
  'a comment of an entry': () => oddZip(changed(undefined, { comment: text('hello') })),
  'the same name twice': () => oddZip([...honest, { ...form, data: text('other') }]),
  'one name in two cases': () => oddZip([...honest, { ...form, name: 'FORM.JWS' }]),
  'one name in two normal forms': () =>
    oddZip([
      { ...mimetype, name: 'é' },
      { ...mimetype, name: 'e\u0301' },
    ]),
  'another name in the local header': () => oddZip(changed({ name: 'seal.jws' }, {})),
  'another size in the local header': () => oddZip(changed({ size: 3, packed: 3 }, {})),
  'another CRC in the local header': () => oddZip(changed({ crc: 1 }, {})),
  'other flags in the local header': () => oddZip(changed({ flags: 0x0800 }, {})),
  'another method in the local header': () => oddZip(changed({ method: 8 }, {})),
  'another version needed': () => oddZip(changed({}, { version: 10 })),
  'a packed size unlike the size': () => oddZip(changed({ size: 5 })),
  'a size in the directory that reaches into the next entry': () =>
    oddZip(changed({}, { size: 50, packed: 50 })),
  'two records of one entry': () =>
    oddZip(honest, { directory: ([a, b]) => [a, b, b].flatMap((r) => r ?? []) }),
  'a record that is not counted': () => oddZip(honest, { end: { count: 2 } }),
  'a count that goes beyond': () => oddZip(honest, { end: { count: 4 } }),
  'counts that differ': () => oddZip(honest, { end: { count: 3, total: 2 } }),
  'a directory size that leaves a record out': () => oddZip(honest, { end: { size: 54 } }),
  'an entry that is in no record': () =>
    oddZip(honest, { directory: (records) => records.slice(0, 2) }),
  'records in another order': () =>
    oddZip(honest, { directory: (records) => records.toReversed() }),
  'a data descriptor': () =>
    oddZip([
      mimetype,
      { ...form, local: { flags: 8, crc: 0, size: 0, packed: 0 }, central: { flags: 8 } },
      seal,
    ]),
  'a symbolic link': () => oddZip(changed({}, { madeBy: 0x0314, attributes: 0xa1ff0000 })),
  'a folder that holds data': () => oddZip([...honest, { name: 'd/', data: text('x') }]),
  'a name that another field overrides': () => {
    const up = extra(0x7075, Buffer.concat([text('\u0001'), Buffer.alloc(4), text('seal.jws')]));
    return oddZip(changed({ extra: up }));
  },
  'a time': () => oddZip(changed({ time: 1 })),
  'another disk': () => oddZip(changed({}, { disk: 1 })),
  'an archive of several disks': () => oddZip(honest, { end: { disk: 1 } }),
  'names that are no UTF-8 and say they are': () =>
    oddZip([
      {
        ...form,
        name: Buffer.from([0xff, 0xfe]),
        local: { flags: 0x800 },
        central: { flags: 0x800 },
      },
    ]),
  'data that overlaps the directory': () =>
    oddZip([
      mimetype,
      form,
      { ...seal, local: { size: 90, packed: 90 }, central: { size: 90, packed: 90 } },
    ]),
};

describe('threat 3: the ambiguities that lenient readers accept', () => {
  it('the honest file is read', async () => {
    expect(await outcomeOf(oddZip(honest))).toBe('plain');
    expect(
      await outcomeOf(
        oddZip(
          honest.map((file) => ({ ...file, local: { flags: 0x800 }, central: { flags: 0x800 } })),
        ),
      ),
    ).toBe('plain');
  });

  it('are at least thirty', () => {
    expect(Object.keys(cases).length).toBeGreaterThanOrEqual(30);
  });

  for (const [what, make] of Object.entries(cases)) {
    it(`refuses ${what}`, async () => {
      expect(await outcomeOf(make())).toBe('refused');
    });
  }
});

const place = temporaryFolder();
afterAll(() => place.remove());

function answerOf(program: string, ...args: readonly string[]): Buffer | null {
  try {
    return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

describe('threat 3: what we accept, others read alike', async () => {
  const path = place.file('genuine.hpbundle');
  await writeTinyBundle(path);
  const ours = (await partsOf(readFileSync(path))).map(({ name, data }) => [name, sha256Hex(data)]);
  const reading = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[n, hashlib.sha256(z.read(n)).hexdigest()] for n in z.namelist()]))`;

  it.skipIf(answerOf('python3', '--version') === null)(
    'Python has the same names with the same bytes (skipped where python3 is not installed)',
    () => {
      const answer = answerOf('python3', '-c', reading, path);
      expect(JSON.parse(String(answer))).toEqual(ours);
    },
  );

  it.skipIf(answerOf('unzip', '-v') === null)(
    'Info-ZIP has the same names with the same bytes (skipped where unzip is not installed)',
    () => {
      const names = String(answerOf('unzip', '-Z1', path))
        .trim()
        .split('\n');
      const theirs = names.map((name) => [
        name,
        sha256Hex(answerOf('unzip', '-p', path, name) ?? ''),
      ]);
      expect(theirs).toEqual(ours);
    },
  );
});

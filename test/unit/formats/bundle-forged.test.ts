// Bundles whose every record and CRC is in order, rebuilt by someone who has a ZIP tool, an
// application's key, or even the seal key: only hashes and signatures can tell.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { sealAge } from '../../../electron/formats/age.ts';
import { openBundle } from '../../../electron/formats/bundle-reader.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { leafHash } from '../../../electron/formats/leaves.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Manifest } from '../../../shared/objects/bundle.ts';
import { type Part, partsOf, resealedParts, zipOf } from './rebuilt-bundle.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { bundleToWrite, temporaryFolder } from './sample-bundle.ts';
import { ageKeys, opaque, sign, trust } from './sample-round.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

const path = place.file('genuine.hpbundle');
const written = await writeBundle(bundleToWrite(path));
const whole = readFileSync(path);
const genuine = await partsOf(whole);

const forged = place.file('forged.hpbundle');
const held = () => trust;
const verify = (parts: readonly Part[]) => {
  writeFileSync(forged, zipOf(parts).file);
  return codeOfRefusalAsync(() => verifyBundle(forged, held));
};
const replace = (name: string, change: (data: Buffer) => Buffer) =>
  genuine.map((part) => (part.name === name ? { name, data: change(part.data) } : part));
const flip = (at: number) => (data: Buffer) => {
  const copy = Buffer.from(data);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

/** The bundle with a changed manifest that the agency's own seal key signs again. */
const resealed = (change: (manifest: Manifest) => Manifest, parts: readonly Part[] = genuine) =>
  resealedParts(written, parts, change);

const [firstApp, secondApp] = written.manifest.apps;
const [firstDoc, otherDoc] = firstApp?.docs ?? [];
if (!firstApp || !secondApp || !firstDoc || !otherDoc) throw new Error('the sample has documents');

describe('a rebuilt bundle', () => {
  it('is accepted where nothing was changed, sealed again or not', async () => {
    expect(zipOf(genuine).file.equals(whole)).toBe(true);
    expect(await verify(genuine)).toBe('accepted');
    expect(await verify(resealed((manifest) => manifest))).toBe('accepted');
  });

  it('is refused with any part changed', async () => {
    const expected: Readonly<Record<string, string>> = {
      mimetype: 'bundle-structure',
      'form.jws': 'jws-signature',
      'manifest.json': 'bundle-damaged',
      'trust.1.jws': 'jws-payload',
      'seal.jws': 'jws-signature',
    };
    for (const { name, data } of genuine) {
      const at = name.endsWith('.jws') ? data.indexOf('.') + 3 : data.length - 5;
      const code = await verify(replace(name, flip(at)));
      const sealed = name.startsWith('d/') ? 'document-damaged' : 'bundle-damaged';
      expect([name, code]).toEqual([name, expected[name] ?? sealed]);
    }
  });

  it('is refused with another genuine form of the same key', async () => {
    const other = replace('form.jws', () => Buffer.from(sign('form', { title: '另一表' }).jws));
    expect(await verify(other)).toBe('bundle-structure');
    expect(await verify(resealed((manifest) => manifest, other))).toBe('bundle-structure');
  });

  it('is refused with parts added, dropped, moved or exchanged', async () => {
    const extra = [
      { name: `d/${'z'.repeat(26)}.age`, data: Buffer.from('x') },
      { name: `x/${'z'.repeat(26)}.leaves`, data: Buffer.alloc(32) },
    ];
    const at = genuine.findIndex(({ name }) => name === 'form.jws');
    const added = [...genuine.slice(0, at), ...extra, ...genuine.slice(at)];
    expect(await verify(added)).toBe('bundle-structure');
    expect(await verify(resealed((manifest) => manifest, added))).toBe('bundle-structure');
    expect(await verify([...genuine, ...extra])).toBe('bundle-structure');
    expect(await verify(genuine.filter(({ name }) => name !== firstDoc.name))).toBe(
      'bundle-structure',
    );
    expect(await verify(genuine.filter(({ name }) => name !== 'form.jws'))).toBe(
      'bundle-structure',
    );
    const moved = [...genuine.slice(0, 1), ...genuine.slice(3), ...genuine.slice(1, 3)];
    expect(await verify(moved)).toBe('bundle-structure');
    const swap = (name: string) =>
      name === firstDoc.name ? otherDoc.name : name === otherDoc.name ? firstDoc.name : name;
    const exchanged = genuine.map((part) => ({ ...part, name: swap(part.name) }));
    expect(await verify(exchanged)).toBe('bundle-structure');
  });

  it('is refused with a document changed together with its leaves', async () => {
    const leavesName = `x/${firstDoc.docid}.leaves`;
    const begin = firstDoc.header_len + 16;
    const changed = replace(firstDoc.name, flip(begin + 10)).map((part) => {
      if (part.name !== leavesName) return part;
      const file = genuine.find(({ name }) => name === firstDoc.name)?.data ?? Buffer.alloc(0);
      const block = flip(begin + 10)(file).subarray(begin, begin + 65_552);
      const leaves = Buffer.from(part.data);
      leafHash(firstDoc.docid, 1, firstDoc.chunks, block).copy(leaves, 32);
      return { name: part.name, data: leaves };
    });
    expect(await verify(changed)).toBe('bundle-damaged');
  });

  it('is refused with a CRC that is wrong in both headers', async () => {
    const wrong = (name: string) =>
      genuine.map((part) => (part.name === name ? { ...part, crc: 1 } : part));
    expect(await verify(wrong(firstDoc.name))).toBe('bundle-damaged');
    expect(await verify(wrong(firstApp.meta.name))).toBe('bundle-damaged');
    expect(await verify(wrong('form.jws'))).toBe('bundle-damaged');
  });
});

describe('a bundle that the agency sealed wrongly itself', () => {
  const refusedAs = async (change: (manifest: Manifest) => Manifest) => verify(resealed(change));
  const withDoc = (changes: Partial<typeof firstDoc>) => (manifest: Manifest) => ({
    ...manifest,
    apps: manifest.apps.map((app, i) =>
      i === 0
        ? { ...app, docs: app.docs.map((doc, j) => (j === 0 ? { ...doc, ...changes } : doc)) }
        : app,
    ),
  });

  it('is refused where manifest and seal are of different bundles', async () => {
    const other = 'b'.repeat(26);
    expect(await refusedAs((manifest) => ({ ...manifest, bundle_id: other }))).toBe(
      'bundle-structure',
    );
    expect(await refusedAs((manifest) => ({ ...manifest, rev: 2 }))).toBe('bundle-structure');
    expect(await refusedAs((manifest) => ({ ...manifest, round: 'R-2' }))).toBe('bundle-structure');
    expect(opaque).not.toBe(other);
  });

  it('is refused where byte ranges, lengths or chunk counts are not those of the file', async () => {
    const [entry, ...rest] = written.manifest.entries;
    if (!entry) throw new Error('entries');
    for (const wrong of [{ offset: 1 }, { size: 3 }, { name: 'form.jws' }]) {
      const entries = [{ ...entry, ...wrong }, ...rest];
      expect(await refusedAs((manifest) => ({ ...manifest, entries }))).toBe('bundle-structure');
    }
    for (const wrong of [
      { len: firstDoc.len + 1 },
      { header_len: firstDoc.header_len + 1 },
      { header_len: firstDoc.len },
      { chunks: firstDoc.chunks + 1 },
      { name: 'form.jws' },
    ]) {
      expect(await refusedAs(withDoc(wrong))).not.toBe('accepted');
    }
  });

  it('is refused where an application stands twice', async () => {
    const twice = (manifest: Manifest) => ({
      ...manifest,
      apps: manifest.apps.map((app) => ({ ...app, app: 'A-01' })),
    });
    expect(await refusedAs(twice)).toBe('bundle-structure');
  });

  it('is refused when an application is opened whose record is not the one it promised', async () => {
    const [application] = written.applications;
    if (!application) throw new Error('an application');
    const recipients = [ageKeys.x25519.expert.recipient];
    const { identity } = ageKeys.x25519.expert;
    const { name } = firstApp.meta;
    const openWith = async (record: typeof application.record, promised?: string) => {
      const bytes = Buffer.from(canonicalJson(record));
      const metadata = Buffer.from(await sealAge(bytes, recipients));
      const claims = {
        meta: { name, sha256: sha256Hex(metadata) },
        app_record_sha256: promised ?? sha256Hex(bytes),
      };
      const change = (manifest: Manifest) => ({
        ...manifest,
        apps: manifest.apps.map((app, i) => (i === 0 ? { ...app, ...claims } : app)),
      });
      const parts = replace(name, () => metadata);
      writeFileSync(forged, zipOf(resealed(change, parts)).file);
      const bundle = await openBundle(forged, held);
      try {
        return await codeOfRefusalAsync(() => bundle.openApplication('A-01', identity));
      } finally {
        await bundle.close();
      }
    };
    const { record } = application;
    const [doc, ...docs] = record.docs;
    if (!doc) throw new Error('a document');
    expect(await openWith(record)).toBe('accepted');
    expect(await openWith(record, 'ab'.repeat(32))).toBe('bundle-damaged');
    expect(await openWith({ ...record, app: 'A-02' })).toBe('bundle-structure');
    expect(await openWith({ ...record, round: 'R-2' })).toBe('bundle-structure');
    expect(await openWith({ ...record, docs })).toBe('bundle-structure');
    expect(await openWith({ ...record, docs: [...docs, doc] })).toBe('bundle-structure');
    const shorter = { ...record, docs: [{ ...doc, size: 10 }, ...docs] };
    expect(await openWith(shorter)).toBe('bundle-structure');
  });
});

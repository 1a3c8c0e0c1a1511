import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleCode, inspectBundle, openBundle } from '../../../electron/formats/bundle-reader.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { type Disk, nodeDisk } from '../../../electron/formats/disk.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { padmeSize } from '../../../electron/formats/padme.ts';
import { signTrust } from '../../../electron/formats/trust.ts';
import { codeOfRefusalAsync } from './refusals.ts';
import { bundleToWrite, documents, inMemory, temporaryFolder } from './sample-bundle.ts';
import { ageKeys, pqTrust, sign, signers, trust, trustPayload } from './sample-round.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

const path = place.file('small.hpbundle');
const written = await writeBundle(bundleToWrite(path));
const whole = readFileSync(path);
const held = () => trust;

const spoiled = place.file('spoiled.hpbundle');
async function verify(bytes: Uint8Array): Promise<string> {
  writeFileSync(spoiled, bytes);
  return codeOfRefusalAsync(() => verifyBundle(spoiled, held));
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'write', errno: -1 });
}

describe('a bundle', () => {
  it('gives back every application and document, in both suites', async () => {
    const pq = await writeBundle(bundleToWrite(place.file('pq.hpbundle'), 'pq'));
    for (const [bundlePath, made, document] of [
      [path, written, trust],
      [place.file('pq.hpbundle'), pq, pqTrust],
    ] as const) {
      const bundle = await openBundle(bundlePath, () => document);
      expect(bundle.seal).toEqual(made.seal);
      expect(bundle.code).toBe(bundleCode(made.seal.payloadSha256));
      expect(bundle.form.payload.title).toBe('示例评审');
      const found: Buffer[] = [];
      for (const { record, identity } of made.applications) {
        expect(await bundle.openApplication(record.app, identity)).toEqual(record);
        for (const doc of record.docs) {
          const reader = await bundle.openDocument(doc.docid, identity);
          expect(reader.size).toBe(doc.size);
          const [bytes] = await reader.readRanges([[0, reader.size]]);
          expect(sha256Hex(bytes ?? new Uint8Array())).toBe(doc.sha256);
          found.push(Buffer.from(bytes ?? []));
        }
      }
      await bundle.close();
      expect(found.every((bytes, i) => documents[i]?.equals(bytes))).toBe(true);
    }
  });

  it('opens with the recovery key as well, and one application’s key opens no other', async () => {
    const bundle = await openBundle(path, held);
    const [first, second] = written.applications;
    if (!first || !second) throw new Error('two applications');
    const recovery = ageKeys.x25519.agency.identity;
    expect(await bundle.openApplication('A-02', recovery)).toEqual(second.record);
    const docid = second.record.docs[0]?.docid ?? '';
    const open = () => bundle.openDocument(docid, first.identity);
    expect(await codeOfRefusalAsync(open)).toBe('age-no-match');
    const none = () => bundle.openApplication('A-99', first.identity);
    expect(await codeOfRefusalAsync(none)).toBe('bundle-no-application');
    const noDoc = () => bundle.openDocument('z'.repeat(26), first.identity);
    expect(await codeOfRefusalAsync(noDoc)).toBe('bundle-no-document');
    await bundle.close();
  });

  it('says nothing in clear about applications but their ids, and pads sizes', async () => {
    const text = whole.toString('latin1');
    for (const secret of ['高性能示例项目', '示例公司', '李四', '申报书', '100 万元']) {
      expect(text.includes(Buffer.from(secret).toString('latin1'))).toBe(false);
    }
    for (const bytes of documents) expect(text.includes(sha256Hex(bytes))).toBe(false);
    const { manifest } = await verifyBundle(path, held);
    const sizes = manifest.apps.flatMap(({ docs }) => docs);
    for (const [i, { len, header_len: header, chunks }] of sizes.entries()) {
      expect(len - header - 16 - 16 * chunks).toBe(padmeSize(documents[i]?.length ?? -1));
    }
  });

  it('keeps nothing under its name when it is refused, cancelled, or the disk fails', async () => {
    const target = place.file('never.hpbundle');
    const left = () => readdirSync(place.folder).filter((name) => name.startsWith('never'));
    const base = bundleToWrite(target);
    const controller = new AbortController();
    const cancelled = { ...base, signal: controller.signal, onProgress: () => controller.abort() };
    expect(await codeOfRefusalAsync(() => writeBundle(cancelled))).toBe('cancelled');
    const [application] = base.applications;
    if (!application) throw new Error('an application');
    const changed = {
      ...base,
      applications: [
        {
          ...application,
          documents: [
            {
              title: '变',
              kind: 'main' as const,
              source: { ...inMemory(Buffer.alloc(10)), size: 11 },
            },
          ],
        },
      ],
    };
    expect(await codeOfRefusalAsync(() => writeBundle(changed))).toBe('document-changed');
    const mixed = { ...base, suite: 'pq' as const };
    expect(await codeOfRefusalAsync(() => writeBundle(mixed))).toBe('suite-mixed');
    const elsewhere = { ...base, path: place.file('no-folder/never.hpbundle') };
    expect(await codeOfRefusalAsync(() => writeBundle(elsewhere))).toBe('file-unwritable');
    expect(left()).toEqual([]);
  });

  it('leaves nothing behind whichever step of writing fails, and says why', async () => {
    const target = place.file('failing.hpbundle');
    const codes = new Set<string>();
    let steps = 0;
    for (let failAt = 0; ; failAt++) {
      let step = 0;
      const maybe = (code: string) => {
        if (step++ === failAt) throw systemError(code);
      };
      const disk: Disk = {
        async create(part) {
          maybe('EACCES');
          const file = await nodeDisk.create(part);
          return {
            async write(bytes, position) {
              maybe('ENOSPC');
              await file.write(bytes, position);
            },
            async sync() {
              maybe('EIO');
              await file.sync();
            },
            close: () => file.close(),
          };
        },
        async rename(from, to) {
          maybe('EROFS');
          await nodeDisk.rename(from, to);
        },
        remove: nodeDisk.remove,
        syncFolder: nodeDisk.syncFolder,
      };
      const code = await codeOfRefusalAsync(() => writeBundle(bundleToWrite(target), disk));
      if (code === 'accepted') {
        steps = failAt;
        break;
      }
      codes.add(code);
      expect(readdirSync(place.folder).filter((name) => name.startsWith('failing'))).toEqual([]);
    }
    expect(steps).toBeGreaterThan(15);
    expect([...codes].sort()).toEqual(['disk-full', 'file-unwritable']);
    expect(existsSync(target)).toBe(true);
  });

  it('is read back before it gets its name: a write that the disk garbled is refused', async () => {
    const target = place.file('garbled.hpbundle');
    let large = 0;
    const disk: Disk = {
      ...nodeDisk,
      async create(part) {
        const file = await nodeDisk.create(part);
        return {
          ...file,
          async write(bytes, position) {
            const copy = Buffer.from(bytes);
            if (copy.length > 50_000 && large++ === 0) copy[40_000] = (copy[40_000] ?? 0) ^ 1;
            await file.write(copy, position);
          },
        };
      },
    };
    const act = () => writeBundle(bundleToWrite(target), disk);
    expect(await codeOfRefusalAsync(act)).toBe('document-damaged');
    expect(existsSync(target)).toBe(false);
  });

  it('reports progress up to the end, and verifying can be cancelled', async () => {
    const seen: [number, number][] = [];
    const target = place.file('progress.hpbundle');
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    await writeBundle({ ...bundleToWrite(target), onProgress });
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    expect(seen.every(([done], i) => i === 0 || done >= (seen[i - 1]?.[0] ?? 0))).toBe(true);
    const controller = new AbortController();
    controller.abort();
    const act = () => verifyBundle(target, held, { signal: controller.signal });
    expect(await codeOfRefusalAsync(act)).toBe('cancelled');
  });

  it('has documents that the age tool opens with the granted identity', async () => {
    let tool = true;
    try {
      execFileSync('age', ['--version'], { stdio: 'pipe' });
    } catch {
      tool = false;
    }
    const { manifest } = await verifyBundle(path, held);
    const [first] = written.applications;
    const doc = manifest.apps[0]?.docs[0];
    const entry = manifest.entries.find(({ name }) => name === doc?.name);
    if (!first || !doc || !entry) throw new Error('a document');
    const at = entry.offset + 30 + entry.name.length;
    const file = whole.subarray(at, at + entry.size);
    expect(file.toString('latin1', 0, 21)).toBe('age-encryption.org/v1');
    if (!tool) return;
    writeFileSync(place.file('identity'), first.identity, { mode: 0o600 });
    const output = execFileSync('age', ['-d', '-i', place.file('identity')], { input: file });
    const size = documents[0]?.length ?? 0;
    expect(output.subarray(0, size).equals(documents[0] ?? Buffer.alloc(0))).toBe(true);
    expect(output.subarray(size).every((byte) => byte === 0)).toBe(true);
  });
});

describe('an altered bundle', () => {
  it('is refused for a flipped bit anywhere, and for every truncation', async () => {
    expect(await verify(whole)).toBe('accepted');
    const { manifest } = await verifyBundle(path, held);
    const tail = (manifest.entries.at(-1)?.offset ?? 0) - 200;
    const places: number[] = [];
    for (let at = 0; at < tail; at += 397) places.push(at);
    for (let at = tail; at < whole.length; at += 7) places.push(at);
    for (const at of places) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect([at, await verify(flipped)]).not.toEqual([at, 'accepted']);
    }
    const ends = manifest.entries.flatMap(({ offset }) => [offset, offset + 10, offset + 60]);
    for (const end of [...ends, 0, 1, whole.length - 1, whole.length - 22, whole.length - 100]) {
      expect([end, await verify(whole.subarray(0, end))]).not.toEqual([end, 'accepted']);
    }
  });

  it('is recognised as altered where it is opened without reading every document', async () => {
    const { manifest } = await verifyBundle(path, held);
    const at = manifest.entries.find(({ name }) => name.startsWith('m/'));
    if (!at) throw new Error('metadata');
    const flipped = Buffer.from(whole);
    flipped[at.offset + 200] = (flipped[at.offset + 200] ?? 0) ^ 1;
    writeFileSync(spoiled, flipped);
    const bundle = await openBundle(spoiled, held);
    const identity = written.applications[0]?.identity ?? '';
    const act = () => bundle.openApplication('A-01', identity);
    expect(await codeOfRefusalAsync(act)).toBe('bundle-damaged');
    await bundle.close();
  });

  it('says so where it is of a newer layout or no bundle at all', async () => {
    const newer = Buffer.from(whole);
    newer.write('v=2', newer.indexOf('v=1'));
    expect(await verify(newer)).toBe('bundle-newer');
    expect(await verify(Buffer.from('hello'))).toBe('bundle-structure');
    expect(await codeOfRefusalAsync(() => verifyBundle(place.file('none'), held))).toBe(
      'file-missing',
    );
    expect(await codeOfRefusalAsync(() => verifyBundle(place.folder, held))).toBe(
      'file-unreadable',
    );
  });
});

describe('whose bundle it is', () => {
  const open = (lookup: Parameters<typeof openBundle>[1]) =>
    codeOfRefusalAsync(async () => (await openBundle(path, lookup)).close());

  it('is settled by the trust document held, not by the one inside', async () => {
    expect(await open(held)).toBe('accepted');
    expect(await open(() => null)).toBe('trust-unknown');
    const [key] = trustPayload().keys;
    if (!key) throw new Error('a key');
    const otherRoot = {
      kid: signers.otherRoot.kid,
      alg: 'Ed25519' as const,
      pub: Buffer.from(signers.otherRoot.publicKey).toString('base64url'),
    };
    const other = signTrust({ ...trustPayload(), root: [otherRoot] }, signers.otherRoot);
    expect(await open(() => other)).toBe('trust-other-root');
    const rewritten = signTrust({ ...trustPayload(), name: '改' }, signers.root);
    expect(await open(() => rewritten)).toBe('trust-conflict');
  });

  it('needs the seal key, in its role, valid and not revoked at the time of sealing', async () => {
    const target = place.file('other-key.hpbundle');
    const asGrant = { ...bundleToWrite(target), sealSigner: signers.grant };
    expect(await codeOfRefusalAsync(() => writeBundle(asGrant))).toBe('jws-signer');
    const late = { ...bundleToWrite(target), issuedAt: '2030-01-01T00:00:00Z' };
    expect(await codeOfRefusalAsync(() => writeBundle(late))).toBe('key-expired');
    const revocation = {
      target: 'key' as const,
      id: signers.seal.kid,
      reason: '',
      effective_from: '2026-02-01T00:00:00Z',
    };
    const revoked = signTrust({ ...trustPayload(), revoked: [revocation] }, signers.root);
    const act = () => writeBundle({ ...bundleToWrite(target), trust: [revoked] });
    expect(await codeOfRefusalAsync(act)).toBe('key-revoked');
    const otherForm = sign('form', { round: 'ROUND-OTHER' });
    const wrong = () => writeBundle({ ...bundleToWrite(target), form: otherForm });
    expect(await codeOfRefusalAsync(wrong)).toBe('bundle-structure');
  });

  it('can be looked at without any key, as a claim', async () => {
    const bundle = await inspectBundle(path);
    expect(bundle.seal.payload.agency).toBe('AGENCY-1');
    expect(bundle.manifest.apps.map(({ app }) => app)).toEqual(['A-01', 'A-02']);
    await bundle.close();
  });
});

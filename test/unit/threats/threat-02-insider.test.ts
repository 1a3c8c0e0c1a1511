// Threat 2: an expert of the panel, who holds an application's key and its sealed file, and writes
// what that key can write. Every ZIP record and CRC is put in order again.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { unwrapAgeHeader } from '../../../electron/formats/age-header.ts';
import { ChunkCipher, payloadKey } from '../../../electron/formats/age-stream.ts';
import { inspectBundle, openBundle } from '../../../electron/formats/bundle-reader.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { blockRange, leafHash, sealedShape } from '../../../electron/formats/leaves.ts';
import { deskTests } from '../desk/desk-tests.ts';
import { expertWithGrant, expertWithRoster, passphrase } from '../desk/expert-program.ts';
import { documentSize, round, sealSmallRound } from '../desk/small-round.ts';
import { type Part, partsOf, resealedParts, zipOf } from '../formats/rebuilt-bundle.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { bundleToWrite, documents, temporaryFolder } from '../formats/sample-bundle.ts';
import { signers, trust } from '../formats/sample-round.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

const path = place.file('genuine.hpbundle');
const written = await writeBundle(bundleToWrite(path));
const genuine = await partsOf(readFileSync(path));
const [firstApp, secondApp] = written.manifest.apps;
const [doc, neighbour] = firstApp?.docs ?? [];
const [foreign] = secondApp?.docs ?? [];
const identity = written.applications[0]?.identity ?? '';
if (!doc || !neighbour || !foreign) throw new Error('the sample has three documents');

const dataOf = (name: string): Buffer => {
  const part = genuine.find((one) => one.name === name);
  if (!part) throw new Error(name);
  return Buffer.from(part.data);
};
const replaced = (changes: Readonly<Record<string, Buffer>>): readonly Part[] =>
  genuine.map(({ name, data }) => ({ name, data: changes[name] ?? data }));
const held = () => trust;
const forgedPath = place.file('forged.hpbundle');
const verify = (parts: readonly Part[]) => {
  writeFileSync(forgedPath, zipOf(parts).file);
  return codeOfRefusalAsync(() => verifyBundle(forgedPath, held));
};

/** Reads from the document as the desk does, without the whole bundle having been verified. */
async function readFirstByte(parts: readonly Part[], docid: string): Promise<string> {
  writeFileSync(forgedPath, zipOf(parts).file);
  return codeOfRefusalAsync(async () => {
    const bundle = await openBundle(forgedPath, held);
    try {
      const reader = await bundle.openDocument(docid, identity);
      await reader.readRanges([[0, reader.size]]);
    } finally {
      await bundle.close();
    }
  });
}

const shape = sealedShape(doc.docid, doc.len, doc.header_len);
if (!shape) throw new Error('the sample has a shape');

/** The document with its first chunk encrypted anew under the true file key: other words in it. */
async function rewritten(): Promise<Buffer> {
  const file = dataOf(doc?.name ?? '');
  const header = file.subarray(0, doc?.header_len);
  const nonce = file.subarray(header.length, header.length + 16);
  const fileKey = await unwrapAgeHeader(header, [identity]);
  const [begin, end] = blockRange(shape ?? missing(), 1);
  const cipher = new ChunkCipher(payloadKey(fileKey, nonce));
  cipher.seal(file.subarray(begin, end), Buffer.alloc(end - begin - 16, '我方最优 '), 0, false);
  return file;
}
function missing(): never {
  throw new Error('the sample has a shape');
}

function ageTool(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

describe('threat 2: a chunk is encrypted again under the same file key', () => {
  it.skipIf(!ageTool())(
    'the age tool opens the forgery without complaint (skipped where age is not installed)',
    async () => {
      const sealed = place.file('forged.age');
      const key = place.file('key.txt');
      writeFileSync(sealed, await rewritten());
      writeFileSync(key, `${identity}\n`);
      const opened = execFileSync('age', ['-d', '-i', key, sealed], { maxBuffer: 1 << 24 });
      expect(opened.toString('utf8', 0, 12)).toBe('我方最优');
      const [original] = documents;
      expect(
        opened.subarray(65_536, 70_000).equals(original?.subarray(65_536) ?? Buffer.alloc(0)),
      ).toBe(true);
    },
  );

  it('here the leaf stops it, at import and at every read', async () => {
    const forged = replaced({ [doc.name]: await rewritten() });
    expect(await verify(forged)).toBe('document-damaged');
    expect(await readFirstByte(forged, doc.docid)).toBe('document-damaged');
    expect(await readFirstByte(forged, neighbour.docid)).toBe('accepted');
  });

  it('with the leaf list made to fit, the manifest stops it; with the manifest, the seal', async () => {
    const file = await rewritten();
    const leaves = dataOf(`x/${doc.docid}.leaves`);
    const [begin, end] = blockRange(shape, 1);
    Buffer.from(leafHash(doc.docid, 1, shape.chunks, file.subarray(begin, end))).copy(leaves, 32);
    const forged = replaced({ [doc.name]: file, [`x/${doc.docid}.leaves`]: leaves });
    expect(await verify(forged)).toBe('bundle-damaged');
    expect(await readFirstByte(forged, doc.docid)).toBe('bundle-damaged');
    const ownSeal = resealedParts(written, forged, (manifest) => manifest, signers.expert);
    expect(await verify(ownSeal)).toBe('jws-signer');
    const unsealed = ownSeal.map((part) =>
      part.name === 'seal.jws' ? { name: part.name, data: dataOf('seal.jws') } : part,
    );
    expect(await verify(unsealed)).toBe('bundle-damaged');
  });

  it('after the import it is caught as well: every read looks at the leaf again', async () => {
    writeFileSync(forgedPath, zipOf(genuine).file);
    const bundle = await openBundle(forgedPath, held);
    try {
      const reader = await bundle.openDocument(doc.docid, identity);
      writeFileSync(forgedPath, zipOf(replaced({ [doc.name]: await rewritten() })).file);
      const read = () => reader.readRanges([[0, 10]]);
      expect(await codeOfRefusalAsync(read)).toBe('document-damaged');
    } finally {
      await bundle.close();
    }
  });
});

describe('threat 2: genuine pieces stand in other places', () => {
  it('no chunk goes to another place of its document', async () => {
    const [third] = documents.slice(2);
    const file = dataOf(foreign.name);
    const long = sealedShape(foreign.docid, foreign.len, foreign.header_len);
    if (!long || !third) throw new Error('the third document has two chunks');
    const [one, two] = [blockRange(long, 1), blockRange(long, 2)];
    const first = Buffer.from(file.subarray(...one));
    file.copy(file, one[0], two[0], two[1]);
    first.copy(file, two[0]);
    expect(await verify(replaced({ [foreign.name]: file }))).toBe('document-damaged');
  });

  it('no document takes the place of another, alone, with its leaves, or with its record', async () => {
    const pairs = [
      [doc, neighbour],
      [doc, foreign],
      [neighbour, foreign],
    ] as const;
    const leaves = (docid: string) => `x/${docid}.leaves`;
    for (const [one, other] of pairs) {
      const files = { [one.name]: dataOf(other.name), [other.name]: dataOf(one.name) };
      const lists = {
        [leaves(one.docid)]: dataOf(leaves(other.docid)),
        [leaves(other.docid)]: dataOf(leaves(one.docid)),
      };
      expect(await verify(replaced(files))).toBe('bundle-structure');
      expect(await verify(replaced({ ...files, ...lists }))).toBe('bundle-structure');
      expect(await verify(replaced(lists))).not.toBe('accepted');
    }
    const [a, b] = [firstApp?.meta.name ?? '', secondApp?.meta.name ?? ''];
    expect(await verify(replaced({ [a]: dataOf(b), [b]: dataOf(a) }))).not.toBe('accepted');
  });

  it('a document of the same length is no other document either', async () => {
    const other = place.file('other.hpbundle');
    await writeBundle({ ...bundleToWrite(other), bundleId: 'b'.repeat(26) });
    const foreignParts = await partsOf(readFileSync(other));
    for (const [i, { name, data }] of foreignParts.entries()) {
      const own = genuine[i];
      if (!own || data.length !== own.data.length || data.equals(own.data)) continue;
      const code = await verify(replaced({ [own.name]: data }));
      expect([name, code]).not.toEqual([name, 'accepted']);
    }
  });
});

describe('threat 2: a bundle of before', () => {
  const { sealed, home, start } = deskTests();

  test('an old revision does not come back, and a second seal of one revision stops', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const { bundle_id: bundleId } = sealed().seal.payload;
    const next = await sealSmallRound(home(), {
      rev: 2,
      prev: sealed().seal.payloadSha256,
      bundleId,
    });
    expect(await program.receive(next.bundlePath)).toEqual(['accepted']);
    expect(await program.receive(sealed().bundlePath)).toEqual(['bundle-older']);
    const twin = await sealSmallRound(home(), {
      rev: 2,
      prev: sealed().seal.payloadSha256,
      bundleId,
    });
    expect(await program.receive(twin.bundlePath)).toEqual(['bundle-twin']);
    const [card] = (await program.expert.inbox({})).rounds;
    const codes = await Promise.all([next, twin].map(({ bundlePath }) => codeOf(bundlePath)));
    expect(card?.bundleCode).toBe(codes[0]);
    expect(codes[1]).not.toBe(codes[0]);
  });

  test('the copy on this disk exchanged or harmed by hand is not opened, and made good by the next import', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const [first] = (await program.expert.desk({ round })).applications;
    const key = { round, app: 'A-01', docid: first?.documents[0]?.docid ?? '' };
    const { bundle_id: bundleId, rev } = sealed().seal.payload;
    const copy = join(home(), 'workspace', 'bundles', `${bundleId}-${rev}.hpbundle`);
    const other = readFileSync((await sealSmallRound(home())).bundlePath);
    const harmed = readFileSync(sealed().bundlePath);
    harmed[documentSize / 2] = (harmed[documentSize / 2] ?? 0) ^ 1;
    const open = () => codeOfRefusalAsync(async () => program.reader.open(key));
    const read = () =>
      codeOfRefusalAsync(async () => program.reader.readRanges({ ...key, ranges: [[0, 200_000]] }));
    const reopen = async () => {
      await program.workspace.lock({});
      await program.workspace.unlock({ passphrase });
    };
    for (const [bytes, opened] of [
      [other, 'bundle-replaced'],
      [harmed, 'accepted'],
    ] as const) {
      await reopen();
      writeFileSync(copy, bytes);
      expect(await open()).toBe(opened);
      expect(await read()).toBe(opened === 'accepted' ? 'document-damaged' : opened);
      expect(await program.receive(sealed().bundlePath)).toEqual(['accepted']);
      expect(await program.receive(sealed().bundlePath)).toEqual(['already-known']);
      expect([await open(), await read()]).toEqual(['accepted', 'accepted']);
    }
  });
});

async function codeOf(bundlePath: string): Promise<string> {
  const bundle = await inspectBundle(bundlePath);
  await bundle.close();
  return bundle.code;
}

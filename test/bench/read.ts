// Decrypting a document: the range reader (age chunks plus a signed leaf for each) against the bare
// primitive, and against the age tool where there is one.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { chunkSize, sealedChunkSize } from '../../electron/formats/age-stream.ts';
import { documentEntry } from '../../electron/formats/bundle-layout.ts';
import { primitives } from '../../electron/formats/primitives.ts';
import type { RangeReader } from '../../electron/formats/range-reader.ts';
import { interleaved, isInstalled, type Measured, rounded } from './measure.ts';
import { type SealedFile, sealNoise } from './sealed-file.ts';

const MEGABYTE = 1024 * 1024;
/** Large enough that opening does not count, small enough to stay in the page cache. */
const SIZE = 128 * MEGABYTE;
/** What one reply to the page carries. */
const REPLY = 4 * MEGABYTE;
const ROUNDS = 7;

export async function run(): Promise<Measured> {
  const file = await sealNoise(SIZE, 'x25519');
  try {
    const reader = await file.bundle.openDocument(file.docid, file.identity);
    const age = isInstalled('age') ? await ageFile(file) : null;
    const variants: Readonly<Record<string, () => Promise<void> | void>> = {
      sodium: bareSodium(),
      reader: () => readAll(reader, new Uint8Array(REPLY)),
      replies: () => readAll(reader),
      pages: () => readPages(reader),
      ...(age ? { age: () => runAge(age) } : {}),
    };
    const times = await interleaved(ROUNDS, variants);
    reader.close();
    const speed = (name: string) => rounded(SIZE / MEGABYTE / ((times[name] ?? Number.NaN) / 1000));
    return {
      bench: 'read',
      ratios: {
        'range-reader/sodium': rounded((times['sodium'] ?? 0) / (times['reader'] ?? 1)),
        // As the desk answers its page: new memory for each reply, cleared by the system first.
        'replies/sodium': rounded((times['sodium'] ?? 0) / (times['replies'] ?? 1)),
        ...(age
          ? { 'range-reader/age': rounded((times['age'] ?? 0) / (times['reader'] ?? 1)) }
          : {}),
      },
      figures: {
        'document MB': SIZE / MEGABYTE,
        'range reader MB/s': speed('reader'),
        'range reader, new replies MB/s': speed('replies'),
        'range reader, single chunks MB/s': speed('pages'),
        'bare primitive MB/s': speed('sodium'),
        ...(age ? { 'age -d MB/s': speed('age') } : {}),
        primitive: primitives.name,
      },
    };
  } finally {
    await file.remove();
  }
}

async function readAll(reader: RangeReader, room?: Uint8Array): Promise<void> {
  for (let at = 0; at < reader.size; at += REPLY) {
    const end = Math.min(reader.size, at + REPLY);
    await reader.readRanges([[at, end]], room && [room.subarray(0, end - at)]);
  }
}

/** As pdf.js asks while a document opens: many single chunks in one call, none of them neighbours. */
async function readPages(reader: RangeReader): Promise<void> {
  const chunks = Math.floor(reader.size / chunkSize);
  for (let start = 0; start < 32; start += 1) {
    const ranges: [number, number][] = [];
    for (let chunk = start; chunk < chunks; chunk += 32) {
      ranges.push([chunk * chunkSize, (chunk + 1) * chunkSize]);
    }
    await reader.readRanges(ranges);
  }
}

/** The same number of chunks through the primitive alone: no file, no leaves, no copies. */
function bareSodium(): () => void {
  const key = new Uint8Array(32).fill(7);
  const nonce = new Uint8Array(12);
  const chunk = new Uint8Array(chunkSize).fill(5);
  const sealed = new Uint8Array(sealedChunkSize);
  primitives.seal(sealed, chunk, nonce, key);
  return () => {
    for (let i = 0; i < SIZE / chunkSize; i += 1) primitives.unseal(chunk, sealed, nonce, key);
  };
}

type AgeFile = { readonly encrypted: string; readonly identity: string };

/** The document's age file out of its bundle, as any age tool takes it. */
async function ageFile({ bundle, bundlePath, docid, identity }: SealedFile): Promise<AgeFile> {
  const folder = path.dirname(bundlePath);
  const entry = bundle.manifest.entries.find(({ name }) => name === documentEntry(docid));
  const claims = bundle.manifest.apps[0]?.docs[0];
  if (!entry || !claims) throw new Error('the manifest names the document');
  // The stored part follows its local header: 30 bytes and its name.
  const start = entry.offset + 30 + entry.name.length;
  const encrypted = path.join(folder, 'document.age');
  await pipeline(
    createReadStream(bundlePath, { start, end: start + claims.len - 1 }),
    createWriteStream(encrypted),
  );
  const identityFile = path.join(folder, 'identity.txt');
  writeFileSync(identityFile, `${identity}\n`, { mode: 0o600 });
  return { encrypted, identity: identityFile };
}

function runAge({ encrypted, identity }: AgeFile): void {
  const args = ['-d', '-i', identity, '-o', '/dev/null', encrypted];
  const { status, stderr } = spawnSync('age', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`age -d failed: ${stderr}`);
}

import { crc32 } from 'node:zlib';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { Manifest, Seal } from '../../shared/objects/bundle.ts';
import { longestAgeHeader } from './age-header.ts';
import {
  bundleLimits,
  bundleMimetype,
  documentEntry,
  leavesEntry,
  longestManifest,
  trustEntry,
} from './bundle-layout.ts';
import { checkManifest } from './bundle-shapes.ts';
import type { ChooseTrust } from './bundle-trust.ts';
import {
  type ByteSource,
  type FileSource,
  openFileSource,
  readBytes,
  sliceSource,
} from './byte-source.ts';
import { parseCanonicalBytes } from './canonical-bytes.ts';
import { sha256Hex } from './hash.ts';
import { leafSize, sealedShape } from './leaves.ts';
import { longestText, type SignedObject } from './objects.ts';
import { openAgencyObject } from './trust.ts';
import { newestTrust, openTrustChain, type TrustChain } from './trust-chain.ts';
import type { ZipEntry } from './zip-layout.ts';
import { dataOffset, readZipDirectory } from './zip-reader.ts';

/** A bundle of which everything outside the sealed parts was verified. */
export type SealedBundle = {
  readonly seal: SignedObject<'bundle-seal'>;
  readonly manifest: Manifest;
  readonly form: SignedObject<'form'>;
  /** The newest trust document that the bundle carries: the one that it was sealed under. */
  readonly trust: SignedObject<'trust'>;
  /** The chain that it was verified under. */
  readonly chain: TrustChain;
  readonly entries: readonly ZipEntry[];
  readonly size: number;
  /** The bytes of an entry. */
  part(name: string): ByteSource;
  close(): Promise<void>;
};

function refuse(reason: string): never {
  throw new Refusal('bundle-structure', `bundle: ${reason}`, { reason });
}

/**
 * Opens the file and verifies, in this order: kind and version, ZIP profile, trust documents, seal,
 * manifest, every byte range against the manifest, form.
 * @throws Refusal as openBundle does
 */
export async function openStructure(path: string, chooseTrust: ChooseTrust): Promise<SealedBundle> {
  const source = await openFileSource(path);
  try {
    return await verifyStructure(source, chooseTrust);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function verifyStructure(
  source: FileSource,
  chooseTrust: ChooseTrust,
): Promise<SealedBundle> {
  await checkKind(source);
  const entries = await readZipDirectory(source, bundleLimits);
  const parts = new Map(entries.map((entry) => [entry.name, entry]));
  const part = (name: string): ByteSource => {
    const entry = parts.get(name) ?? refuse('a part is missing');
    return sliceSource(source, dataOffset(entry), entry.size);
  };
  const small = (name: string, limit: number) =>
    readSmall(part(name), parts.get(name)?.crc ?? 0, name, limit);
  const signed = async (name: string, limit: number) =>
    Buffer.from(await small(name, limit)).toString('latin1');

  const carried = await openEmbeddedTrust(entries, signed);
  const embedded = newestTrust(carried);
  const chain = await chooseTrust(carried);
  const trust = newestTrust(chain);
  const sealLimit = longestText('bundle-seal');
  const seal = openAgencyObject('bundle-seal', await signed('seal.jws', sealLimit), trust.payload);
  if (seal.payload.trust_version !== embedded.payload.version)
    refuse('trust version not as sealed');
  const manifest = await readManifest(seal.payload, await small('manifest.json', longestManifest));
  checkEntries(entries, manifest, embedded.payload.version);
  const formText = await signed('form.jws', longestText('form'));
  const form = openAgencyObject('form', formText, trust.payload);
  if (form.payloadSha256 !== seal.payload.form_sha256) refuse('form not as sealed');
  if (form.payload.round !== seal.payload.round) refuse('form of another round');
  return {
    seal,
    manifest,
    form,
    trust: embedded,
    chain,
    entries,
    size: source.size,
    part,
    close: () => source.close(),
  };
}

const mimetypeOffset = 38;

/** The first bytes by which a file is known for a bundle: enough for `bundleVersion`. */
export const bundleStartSize = mimetypeOffset + bundleMimetype.length + 4;

/** Layout version of a bundle from its first bytes; null where the file is none. */
export function bundleVersion(start: Uint8Array): number | null {
  const text = Buffer.from(start).toString('latin1');
  if (!text.startsWith('PK\u0003\u0004') || text.slice(30, mimetypeOffset) !== 'mimetype') {
    return null;
  }
  const match = /^application\/vnd\.hengping\.bundle\+zip;v=([1-9]\d{0,3})/.exec(
    text.slice(mimetypeOffset),
  );
  return match ? Number(match[1]) : null;
}

async function checkKind(source: FileSource): Promise<void> {
  const start = await readBytes(source, 0, Math.min(source.size, bundleStartSize));
  const version = bundleVersion(start);
  if (version === null) refuse('not a bundle');
  if (version > 1) throw new Refusal('bundle-newer', 'bundle of a newer layout', { version });
}

async function readSmall(
  source: ByteSource,
  crc: number,
  name: string,
  limit: number,
): Promise<Uint8Array> {
  if (source.size > limit) {
    throw new Refusal('object-too-large', `${name} over its size limit`, { type: name });
  }
  const bytes = await readBytes(source, 0, source.size);
  if (crc32(bytes) !== crc) throw new Refusal('bundle-damaged', `${name}: crc`, { part: name });
  return bytes;
}

async function openEmbeddedTrust(
  entries: readonly ZipEntry[],
  signed: (name: string, limit: number) => Promise<string>,
): Promise<TrustChain> {
  const names = entries.map((entry) => entry.name).filter((name) => name.startsWith('trust.'));
  if (names.length === 0) refuse('no trust document');
  if (names.some((name, i) => name !== trustEntry(i + 1))) {
    refuse('trust documents are not numbered from 1');
  }
  const lines: string[] = [];
  for (const name of names) lines.push(await signed(name, longestText('trust')));
  const chain = openTrustChain(lines.join('\n'));
  if (chain.length !== names.length) refuse('trust document under another number');
  return chain;
}

async function readManifest(seal: Seal, bytes: Uint8Array): Promise<Manifest> {
  if (bytes.length !== seal.manifest_size || sha256Hex(bytes) !== seal.manifest_sha256) {
    throw new Refusal('bundle-damaged', 'manifest not as sealed', { part: 'manifest.json' });
  }
  const manifest = checkManifest(parseCanonicalBytes(bytes, 'manifest'));
  const same =
    manifest.agency === seal.agency &&
    manifest.round === seal.round &&
    manifest.bundle_id === seal.bundle_id &&
    manifest.rev === seal.rev;
  if (!same) refuse('manifest of another bundle');
  return manifest;
}

/** Names in file order: what the manifest lists, then manifest, trust documents, seal. */
function expectedNames(manifest: Manifest, trustVersion: number): string[] {
  const sealed = manifest.apps.flatMap(({ docs, meta }) => [
    ...docs.flatMap(({ docid }) => [documentEntry(docid), leavesEntry(docid)]),
    meta.name,
  ]);
  const trusts = Array.from({ length: trustVersion }, (_, i) => trustEntry(i + 1));
  return ['mimetype', ...sealed, 'form.jws', 'manifest.json', ...trusts, 'seal.jws'];
}

function checkEntries(
  entries: readonly ZipEntry[],
  manifest: Manifest,
  trustVersion: number,
): void {
  const names = expectedNames(manifest, trustVersion);
  if (names.length !== entries.length || entries.some(({ name }, i) => name !== names[i])) {
    refuse('parts are not those of the manifest');
  }
  const listed = names.indexOf('manifest.json');
  invariant(listed >= 0, 'the manifest is among the names');
  if (manifest.entries.length !== listed) refuse('byte ranges are not those of the manifest');
  for (const [i, claimed] of manifest.entries.entries()) {
    const entry = entries[i];
    const same =
      entry?.name === claimed.name &&
      entry.offset === claimed.offset &&
      entry.size === claimed.size;
    if (!same) refuse('byte ranges are not those of the manifest');
  }
  const apps = manifest.apps.map(({ app }) => app);
  if (new Set(apps).size !== apps.length) refuse('an application stands twice');
  const sizes = new Map(entries.map(({ name, size }) => [name, size]));
  for (const { docs } of manifest.apps) for (const doc of docs) checkDocument(doc, sizes);
}

function checkDocument(
  doc: Manifest['apps'][number]['docs'][number],
  sizes: ReadonlyMap<string, number>,
): void {
  const shape = sealedShape(doc.docid, doc.len, doc.header_len);
  const fits =
    shape !== null &&
    doc.name === documentEntry(doc.docid) &&
    doc.header_len <= longestAgeHeader &&
    shape.chunks === doc.chunks &&
    sizes.get(doc.name) === doc.len &&
    sizes.get(leavesEntry(doc.docid)) === leafSize * (doc.chunks + 1);
  if (!fits) refuse('lengths of a document do not fit');
}

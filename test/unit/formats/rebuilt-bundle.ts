// A bundle taken apart and put together again by someone who has a ZIP tool and time: every record
// and CRC of it in order. Only hashes and signatures can tell.
import { crc32 } from 'node:zlib';
import { bundleLimits } from '../../../electron/formats/bundle-layout.ts';
import type { WrittenBundle } from '../../../electron/formats/bundle-writer.ts';
import { bytesSource } from '../../../electron/formats/byte-source.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import {
  centralRecord,
  endRecords,
  localHeader,
  type ZipEntry,
} from '../../../electron/formats/zip-layout.ts';
import { dataOffset, readZipDirectory } from '../../../electron/formats/zip-reader.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Manifest } from '../../../shared/objects/bundle.ts';
import { signers } from './sample-round.ts';

/** `crc` where it is to be a wrong one. */
export type Part = { readonly name: string; readonly data: Buffer; readonly crc?: number };

/** The parts of a genuine bundle, in its order. */
export async function partsOf(bundle: Buffer): Promise<readonly Part[]> {
  const entries = await readZipDirectory(bytesSource(bundle), bundleLimits);
  return entries.map((entry) => {
    const at = dataOffset(entry);
    return { name: entry.name, data: Buffer.from(bundle.subarray(at, at + entry.size)) };
  });
}

export function zipOf(parts: readonly Part[]): { file: Buffer; entries: ZipEntry[] } {
  const entries: ZipEntry[] = [];
  const body: Buffer[] = [];
  let offset = 0;
  for (const { name, data, crc } of parts) {
    const entry: ZipEntry = { name, size: data.length, crc: crc ?? crc32(data), offset, flags: 0 };
    entries.push(entry);
    body.push(localHeader(entry), data);
    offset += localHeader(entry).length + data.length;
  }
  const central = Buffer.concat(entries.map(centralRecord));
  const end = endRecords(entries.length, offset, central.length);
  return { file: Buffer.concat([...body, central, end]), entries };
}

/** The parts with a changed manifest that the agency's own seal key, or `signer`, signs again. */
export function resealedParts(
  written: Pick<WrittenBundle, 'manifest' | 'seal'>,
  parts: readonly Part[],
  change: (manifest: Manifest) => Manifest = (manifest) => manifest,
  signer = signers.seal,
): readonly Part[] {
  const cut = parts.findIndex(({ name }) => name === 'manifest.json');
  const { entries } = zipOf(parts.slice(0, cut));
  const listed = entries.map(({ name, offset, size }) => ({ name, offset, size }));
  const manifest = change({ ...written.manifest, entries: listed });
  const bytes = Buffer.from(canonicalJson(manifest));
  const seal = signObject(
    'bundle-seal',
    { ...written.seal.payload, manifest_sha256: sha256Hex(bytes), manifest_size: bytes.length },
    signer,
  );
  return parts.map((part) => {
    if (part.name === 'manifest.json') return { name: part.name, data: bytes };
    return part.name === 'seal.jws' ? { name: part.name, data: Buffer.from(seal.jws) } : part;
  });
}

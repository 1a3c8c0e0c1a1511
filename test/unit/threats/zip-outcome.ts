// What our reader makes of a ZIP: refused, or the one file that our writer makes of what was read.
import { crc32 } from 'node:zlib';
import { expect } from 'vitest';
import { bundleLimits } from '../../../electron/formats/bundle-layout.ts';
import { bytesSource } from '../../../electron/formats/byte-source.ts';
import {
  centralRecord,
  endRecords,
  localHeader,
  type ZipEntry,
} from '../../../electron/formats/zip-layout.ts';
import { dataOffset, readZipDirectory } from '../../../electron/formats/zip-reader.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import type { OddFile } from './odd-zip.ts';

export const text = (content: string) => Buffer.from(content, 'utf8');
export const opaque = (letter: string) => letter.repeat(26);
export const mimetype: OddFile = { name: 'mimetype', data: text('kind') };
export const form: OddFile = { name: 'form.jws', data: text('form') };
export const seal: OddFile = { name: 'seal.jws', data: text('seal') };
export const honest = [mimetype, form, seal];
export const doc = (letter: string, content: string): OddFile => ({
  name: `d/${opaque(letter)}.age`,
  data: text(content),
});

function writtenAgain(file: Buffer, entries: readonly ZipEntry[]): Buffer {
  const body = entries.flatMap((entry) => {
    const at = dataOffset(entry);
    const data = file.subarray(at, at + entry.size);
    return [localHeader({ ...entry, crc: crc32(data) }), data];
  });
  const central = Buffer.concat(entries.map(centralRecord));
  const offset = Buffer.concat(body).length;
  return Buffer.concat([...body, central, endRecords(entries.length, offset, central.length)]);
}

/** `refused`, or `plain` for the one text of its entries; anything else is an accepted lie. */
export async function outcomeOf(file: Buffer): Promise<'refused' | 'plain' | 'ambiguous'> {
  let entries: readonly ZipEntry[] = [];
  const code = await codeOfRefusalAsync(async () => {
    entries = await readZipDirectory(bytesSource(file), bundleLimits);
  });
  if (code === 'bundle-structure') return 'refused';
  expect(code).toBe('accepted');
  return writtenAgain(file, entries).equals(file) ? 'plain' : 'ambiguous';
}

export const changed = (
  local: OddFile['local'],
  central: OddFile['central'] = local,
): OddFile[] => [mimetype, { ...form, ...(local && { local }), ...(central && { central }) }, seal];

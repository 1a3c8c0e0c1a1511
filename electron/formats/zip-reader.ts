import { invariant, Refusal } from '../../shared/errors.ts';
import { type ByteSource, readBytes } from './byte-source.ts';
import {
  centralFixedSize,
  centralRecord,
  centralSignature,
  endRecords,
  endSignature,
  endSize,
  localHeader,
  localHeaderSize,
  locatorSignature,
  locatorSize,
  type ZipEntry,
  zip64EndSignature,
  zip64EndSize,
} from './zip-layout.ts';

export type ZipLimits = {
  readonly entries: number;
  /** Bytes of the central directory. */
  readonly directorySize: number;
  /** What a name may be; matches ASCII only. */
  readonly name: RegExp;
};

const max32 = 0xffff_ffff;
// Local headers are looked at many at a time: on a slow stick the waiting overlaps.
const headersAtOnce = 32;

function refuse(reason: string): never {
  throw new Refusal('bundle-structure', `zip: ${reason}`, { reason });
}

/**
 * Reads a ZIP of the strict profile: stored entries, without gaps from offset 0 to the central
 * directory, every record exactly as the writer makes it, nothing before, between or behind.
 * @returns the entries in file order
 * @throws Refusal bundle-structure (details: reason), file-unreadable, file-shrunk
 */
export async function readZipDirectory(source: ByteSource, limits: ZipLimits): Promise<ZipEntry[]> {
  const end = await readEnd(source, limits);
  const directory = await readBytes(source, end.directoryOffset, end.directorySize);
  const entries = parseDirectory(Buffer.from(directory.buffer), end.count, limits);
  checkContiguous(entries, end.directoryOffset);
  await checkLocalHeaders(source, entries);
  return entries;
}

type End = {
  readonly count: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
};

async function readEnd(source: ByteSource, limits: ZipLimits): Promise<End> {
  const longest = zip64EndSize + locatorSize + endSize;
  const tailSize = Math.min(source.size, longest);
  if (tailSize < endSize) refuse('too short');
  const tail = Buffer.from((await readBytes(source, source.size - tailSize, tailSize)).buffer);
  const last = tail.subarray(tail.length - endSize);
  if (last.readUInt32LE(0) !== endSignature) refuse('no end record at the end of the file');
  const end = readZip64End(tail) ?? {
    count: last.readUInt16LE(10),
    directorySize: last.readUInt32LE(12),
    directoryOffset: last.readUInt32LE(16),
  };
  if (end.count > limits.entries) refuse('too many entries');
  if (end.directorySize > limits.directorySize) refuse('directory too large');
  const expected = endRecords(end.count, end.directoryOffset, end.directorySize);
  if (end.directoryOffset + end.directorySize + expected.length !== source.size) {
    refuse('directory does not end where the end record says');
  }
  if (!tail.subarray(tail.length - expected.length).equals(expected)) {
    refuse('end record not as written');
  }
  return end;
}

function readZip64End(tail: Buffer): End | null {
  const locatorAt = tail.length - endSize - locatorSize;
  const zip64At = locatorAt - zip64EndSize;
  if (zip64At < 0 || tail.readUInt32LE(locatorAt) !== locatorSignature) return null;
  if (tail.readUInt32LE(zip64At) !== zip64EndSignature) refuse('zip64 end record misplaced');
  return {
    count: readU64(tail, zip64At + 32),
    directorySize: readU64(tail, zip64At + 40),
    directoryOffset: readU64(tail, zip64At + 48),
  };
}

function readU64(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuse('a number is too large');
  return Number(value);
}

function parseDirectory(directory: Buffer, count: number, limits: ZipLimits): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < directory.length) {
    const { entry, length } = parseCentral(directory, at);
    if (!limits.name.test(entry.name)) refuse('a name is not allowed');
    if (names.has(entry.name)) refuse('a name stands twice');
    names.add(entry.name);
    entries.push(entry);
    if (entries.length > count) refuse('more entries than the end record says');
    at += length;
  }
  if (entries.length !== count) refuse('fewer entries than the end record says');
  return entries;
}

function parseCentral(directory: Buffer, at: number): { entry: ZipEntry; length: number } {
  if (directory.length - at < centralFixedSize || directory.readUInt32LE(at) !== centralSignature) {
    refuse('directory record malformed');
  }
  const flags = directory.readUInt16LE(at + 8);
  if (flags !== 0 && flags !== 0x0800) refuse('flags not allowed');
  const nameEnd = at + centralFixedSize + directory.readUInt16LE(at + 28);
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
  if (extraEnd > directory.length) refuse('directory record malformed');
  const wide = wideNumbers(directory.subarray(nameEnd, extraEnd));
  const shortSize = directory.readUInt32LE(at + 24);
  const shortOffset = directory.readUInt32LE(at + 42);
  const size = shortSize === max32 ? wide[0] : shortSize;
  const offset = shortOffset === max32 ? wide[shortSize === max32 ? 2 : 0] : shortOffset;
  if (size === undefined || offset === undefined) refuse('zip64 field missing');
  const name = directory.toString('latin1', at + centralFixedSize, nameEnd);
  const entry: ZipEntry = { name, size, crc: directory.readUInt32LE(at + 16), offset, flags };
  // Whatever was not read above (method, times, attributes, comment, order of fields) is settled
  // here in one comparison.
  const expected = centralRecord(entry);
  if (!directory.subarray(at, at + expected.length).equals(expected)) {
    refuse('directory record not as written');
  }
  return { entry, length: expected.length };
}

function wideNumbers(extra: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 4; at + 8 <= extra.length && at < 28; at += 8) numbers.push(readU64(extra, at));
  return numbers;
}

function checkContiguous(entries: readonly ZipEntry[], directoryOffset: number): void {
  let expected = 0;
  for (const entry of entries) {
    if (entry.offset !== expected) refuse('entries overlap or leave a gap');
    expected += localHeaderSize(entry) + entry.size;
  }
  if (expected !== directoryOffset) refuse('entries do not end at the directory');
}

async function checkLocalHeaders(source: ByteSource, entries: readonly ZipEntry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += headersAtOnce) {
    const group = entries.slice(i, i + headersAtOnce);
    await Promise.all(
      group.map(async (entry) => {
        const expected = localHeader(entry);
        const found = await readBytes(source, entry.offset, expected.length);
        if (!expected.equals(found)) refuse('a local header differs from the directory');
      }),
    );
  }
}

/** Where the bytes of an entry begin. */
export function dataOffset(entry: ZipEntry): number {
  invariant(Number.isSafeInteger(entry.offset), 'entries come from readZipDirectory');
  return entry.offset + localHeaderSize(entry);
}

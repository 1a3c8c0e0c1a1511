// The bytes of the ZIP records that we write, as functions of what they say. The reader rebuilds
// each record from the values it read and compares: it accepts what the writer makes and no more.

/** An entry of a stored-only ZIP: names are ASCII, offset is that of the local header. */
export type ZipEntry = {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
  /** General purpose flags: 0, or 0x0800 (the name is UTF-8), which means the same for ASCII. */
  readonly flags: 0 | 0x0800;
};

const max16 = 0xffff;
const max32 = 0xffff_ffff;
const plainVersion = 20;
const zip64Version = 45;
// 1980-01-01, 00:00:00: the earliest DOS time. Times of files say nothing that readers may trust.
const fixedDate = 0x0021;

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const zip64EndSignature = 0x06064b50;
export const locatorSignature = 0x07064b50;
export const centralFixedSize = 46;
export const endSize = 22;
export const zip64EndSize = 56;
export const locatorSize = 20;

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [i, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + i * 8);
  return extra;
}

export function localHeaderSize(entry: Pick<ZipEntry, 'name' | 'size'>): number {
  return 30 + entry.name.length + (entry.size >= max32 ? 20 : 0);
}

export function localHeader(entry: ZipEntry): Buffer {
  const large = entry.size >= max32;
  const extra = zip64Extra(large ? [entry.size, entry.size] : []);
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(localSignature, 0);
  fixed.writeUInt16LE(large ? zip64Version : plainVersion, 4);
  fixed.writeUInt16LE(entry.flags, 6);
  fixed.writeUInt16LE(fixedDate, 12);
  fixed.writeUInt32LE(entry.crc, 14);
  fixed.writeUInt32LE(Math.min(entry.size, max32), 18);
  fixed.writeUInt32LE(Math.min(entry.size, max32), 22);
  fixed.writeUInt16LE(entry.name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, Buffer.from(entry.name, 'latin1'), extra]);
}

export function centralRecord(entry: ZipEntry): Buffer {
  const largeSize = entry.size >= max32;
  const far = entry.offset >= max32;
  const extra = zip64Extra([
    ...(largeSize ? [entry.size, entry.size] : []),
    ...(far ? [entry.offset] : []),
  ]);
  const version = largeSize || far ? zip64Version : plainVersion;
  const fixed = Buffer.alloc(centralFixedSize);
  fixed.writeUInt32LE(centralSignature, 0);
  fixed.writeUInt16LE(version, 4);
  fixed.writeUInt16LE(version, 6);
  fixed.writeUInt16LE(entry.flags, 8);
  fixed.writeUInt16LE(fixedDate, 14);
  fixed.writeUInt32LE(entry.crc, 16);
  fixed.writeUInt32LE(Math.min(entry.size, max32), 20);
  fixed.writeUInt32LE(Math.min(entry.size, max32), 24);
  fixed.writeUInt16LE(entry.name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(Math.min(entry.offset, max32), 42);
  return Buffer.concat([fixed, Buffer.from(entry.name, 'latin1'), extra]);
}

/** Everything behind the central directory, to the end of the file. */
export function endRecords(count: number, directoryOffset: number, directorySize: number): Buffer {
  const large = count >= max16 || directoryOffset >= max32 || directorySize >= max32;
  const end = Buffer.alloc(endSize);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(Math.min(count, max16), 8);
  end.writeUInt16LE(Math.min(count, max16), 10);
  end.writeUInt32LE(Math.min(directorySize, max32), 12);
  end.writeUInt32LE(Math.min(directoryOffset, max32), 16);
  if (!large) return end;
  const zip64 = Buffer.alloc(zip64EndSize);
  zip64.writeUInt32LE(zip64EndSignature, 0);
  zip64.writeBigUInt64LE(BigInt(zip64EndSize - 12), 4);
  zip64.writeUInt16LE(zip64Version, 12);
  zip64.writeUInt16LE(zip64Version, 14);
  zip64.writeBigUInt64LE(BigInt(count), 24);
  zip64.writeBigUInt64LE(BigInt(count), 32);
  zip64.writeBigUInt64LE(BigInt(directorySize), 40);
  zip64.writeBigUInt64LE(BigInt(directoryOffset), 48);
  const locator = Buffer.alloc(locatorSize);
  locator.writeUInt32LE(locatorSignature, 0);
  locator.writeBigUInt64LE(BigInt(directoryOffset + directorySize), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([zip64, locator, end]);
}

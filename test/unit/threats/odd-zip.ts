// A ZIP builder without scruples: every field of every record can say what it likes.
import { crc32, deflateRawSync } from 'node:zlib';

/** Fields of a local header and of a central record; lengths follow from name, extra and comment
 * unless they are given. */
export type Fields = {
  readonly version?: number;
  readonly madeBy?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc?: number;
  readonly packed?: number;
  readonly size?: number;
  readonly name?: string | Buffer;
  readonly extra?: Buffer;
  readonly comment?: Buffer;
  readonly disk?: number;
  readonly attributes?: number;
  readonly offset?: number;
};

export type OddFile = {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** What lies in the file instead of `data`: deflated, or other bytes. */
  readonly stored?: Buffer;
  readonly local?: Fields;
  readonly central?: Fields;
  /** Between the data and the next header. */
  readonly behind?: Buffer;
};

export type End = {
  readonly count?: number;
  readonly total?: number;
  readonly size?: number;
  readonly offset?: number;
  readonly disk?: number;
  readonly comment?: Buffer;
  /** Bytes between the directory and the end record. */
  readonly before?: Buffer;
};

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
export const u64 = (value: number | bigint) => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const bytesOf = (name: string | Buffer) =>
  typeof name === 'string' ? Buffer.from(name, 'utf8') : name;

/** An extra field. */
export const extra = (id: number, data: Buffer): Buffer =>
  Buffer.concat([u16(id), u16(data.length), data]);
export const deflated = (data: Buffer): Buffer => deflateRawSync(data);

function common(file: OddFile, fields: Fields): Buffer {
  const { data, stored = data } = file;
  const name = bytesOf(fields.name ?? file.name);
  return Buffer.concat([
    u16(fields.version ?? 20),
    u16(fields.flags ?? 0),
    u16(fields.method ?? 0),
    u16(fields.time ?? 0),
    u16(fields.date ?? 0x21),
    u32(fields.crc ?? crc32(data)),
    u32(fields.packed ?? stored.length),
    u32(fields.size ?? data.length),
    u16(name.length),
    u16(fields.extra?.length ?? 0),
  ]);
}

export function localOf(file: OddFile): Buffer {
  const fields = file.local ?? {};
  const name = bytesOf(fields.name ?? file.name);
  return Buffer.concat([
    u32(0x04034b50),
    common(file, fields),
    name,
    fields.extra ?? Buffer.alloc(0),
  ]);
}

export function centralOf(file: OddFile, offset: number): Buffer {
  const fields = file.central ?? {};
  const comment = fields.comment ?? Buffer.alloc(0);
  return Buffer.concat([
    u32(0x02014b50),
    u16(fields.madeBy ?? 20),
    common(file, fields),
    u16(comment.length),
    u16(fields.disk ?? 0),
    u16(0),
    u32(fields.attributes ?? 0),
    u32(fields.offset ?? offset),
    bytesOf(fields.name ?? file.name),
    fields.extra ?? Buffer.alloc(0),
    comment,
  ]);
}

export function endOf(count: number, size: number, offset: number, end: End = {}): Buffer {
  const comment = end.comment ?? Buffer.alloc(0);
  return Buffer.concat([
    end.before ?? Buffer.alloc(0),
    u32(0x06054b50),
    u16(end.disk ?? 0),
    u16(end.disk ?? 0),
    u16(end.count ?? count),
    u16(end.total ?? end.count ?? count),
    u32(end.size ?? size),
    u32(end.offset ?? offset),
    u16(comment.length),
    comment,
  ]);
}

/** The end record of ZIP64 with its locator; `at` is where the locator says that it lies. */
export function zip64End(
  count: number,
  size: number | bigint,
  offset: number | bigint,
  at: number | bigint,
  more: { readonly total?: number; readonly sector?: Buffer } = {},
): Buffer {
  const sector = more.sector ?? Buffer.alloc(0);
  return Buffer.concat([
    u32(0x06064b50),
    u64(44 + sector.length),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    u64(count),
    u64(more.total ?? count),
    u64(size),
    u64(offset),
    sector,
    u32(0x07064b50),
    u32(0),
    u64(at),
    u32(1),
  ]);
}

export type OddZip = {
  readonly prefix?: Buffer;
  readonly beforeDirectory?: Buffer;
  readonly end?: End;
  /** Central records beside those of the files, or another order of them. */
  readonly directory?: (records: readonly Buffer[]) => readonly Buffer[];
  /** Where the file begins for its own offsets. */
  readonly base?: number;
};

export function oddZip(files: readonly OddFile[], options: OddZip = {}): Buffer {
  const body: Buffer[] = [options.prefix ?? Buffer.alloc(0)];
  let offset = (options.base ?? 0) + (options.prefix?.length ?? 0);
  const records = files.map((file) => {
    const record = centralOf(file, offset);
    const whole = Buffer.concat([
      localOf(file),
      file.stored ?? file.data,
      file.behind ?? Buffer.alloc(0),
    ]);
    body.push(whole);
    offset += whole.length;
    return record;
  });
  const gap = options.beforeDirectory ?? Buffer.alloc(0);
  const directory = options.directory?.(records) ?? records;
  const central = Buffer.concat(directory);
  const end = endOf(directory.length, central.length, offset + gap.length, options.end);
  return Buffer.concat([...body, gap, central, end]);
}

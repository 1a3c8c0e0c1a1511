import { crc32 } from 'node:zlib';
import { invariant } from '../../shared/errors.ts';
import type { WritableFile } from './disk.ts';
import {
  centralRecord,
  endRecords,
  localHeader,
  localHeaderSize,
  type ZipEntry,
} from './zip-layout.ts';

export type ZipWriter = {
  /** Where the next local header will lie. */
  readonly position: number;
  readonly entries: readonly ZipEntry[];
  /** Begins an entry of exactly `size` bytes, which `write` then delivers. */
  begin(name: string, size: number): void;
  /** Appends to the entry begun; the bytes are written out before it resolves. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the entry begun: goes back and writes its local header, now that the CRC is known. */
  end(): Promise<void>;
  /** A whole small entry. */
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes the central directory and the end; returns the size of the file. */
  finish(): Promise<number>;
};

type Open = { readonly name: string; readonly size: number; readonly offset: number; crc: number };

/** A stored-only ZIP, entry after entry without gaps, byte for byte determined by its entries. */
export function createZipWriter(file: WritableFile): ZipWriter {
  const entries: ZipEntry[] = [];
  let position = 0;
  let open: Open | null = null;

  const writer: ZipWriter = {
    get position() {
      return position;
    },
    entries,
    begin(name, size) {
      invariant(open === null, 'one zip entry is written at a time');
      open = { name, size, offset: position, crc: 0 };
      position += localHeaderSize({ name, size });
    },
    async write(bytes) {
      invariant(open !== null, 'a zip entry was begun');
      open.crc = crc32(bytes, open.crc);
      await file.write(bytes, position);
      position += bytes.length;
    },
    async end() {
      invariant(open !== null, 'a zip entry was begun');
      const entry: ZipEntry = { ...open, flags: 0 };
      const header = localHeader(entry);
      invariant(
        position - open.offset - header.length === entry.size,
        'a zip entry has the size it was begun with',
      );
      open = null;
      await file.write(header, entry.offset);
      entries.push(entry);
    },
    async add(name, bytes) {
      invariant(open === null, 'one zip entry is written at a time');
      const offset = position;
      const entry: ZipEntry = { name, size: bytes.length, crc: crc32(bytes), offset, flags: 0 };
      const record = Buffer.concat([localHeader(entry), bytes]);
      await file.write(record, position);
      position += record.length;
      entries.push(entry);
    },
    async finish() {
      invariant(open === null, 'every zip entry was ended');
      const directory = Buffer.concat(entries.map(centralRecord));
      const end = endRecords(entries.length, position, directory.length);
      await file.write(Buffer.concat([directory, end]), position);
      position += directory.length + end.length;
      return position;
    },
  };
  return writer;
}

import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { readRefusal } from './file-refusals.ts';

/** Where a document's bytes come from: a file, or anything that can say its size and be read once. */
export type DocumentSource =
  | {
      readonly path: string;
      /** What a person knows the file by, where it is not the last part of its path. */
      readonly name?: string;
      /** What the file was when it was chosen; sealing refuses it where it is anything else. */
      readonly expected?: { readonly size: number; readonly sha256: string };
    }
  | SizedSource;

export type SizedSource = {
  readonly size: number;
  /** SHA-256 (hex) of the bytes where it is known beforehand; sealing refuses other bytes. */
  readonly sha256?: string;
  /** What a person knows the document by. */
  readonly name?: string;
  /** Each piece lives until the next is asked for. */
  open(): AsyncIterable<Uint8Array>;
};

/** @throws Refusal file-missing, file-unreadable, document-changed */
export async function sized(source: DocumentSource): Promise<SizedSource> {
  if (!('path' in source)) return source;
  const { path, expected, name = basename(path) } = source;
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      const details = { file: name, reason: 'not a file' };
      throw new Refusal('file-unreadable', 'not a regular file', details);
    }
    if (expected && expected.size !== found.size) throw documentChanged(name);
    const known = expected ? { sha256: expected.sha256 } : {};
    return { size: found.size, name, ...known, open: () => readFile(path) };
  } catch (error) {
    throw readRefusal(error, path);
  }
}

export function documentChanged(name: string | undefined): Refusal {
  return new Refusal('document-changed', 'document changed while it was sealed', {
    ...(name !== undefined && { file: name }),
  });
}

const pieceSize = 1024 * 1024;

/** Two buffers by turns: one is worked on while the other is filled. */
async function* readFile(path: string): AsyncIterable<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const buffers = [new Uint8Array(pieceSize), new Uint8Array(pieceSize)] as const;
    let ahead = file.read(buffers[0]);
    for (;;) {
      const { buffer, bytesRead } = await ahead;
      if (bytesRead === 0) return;
      ahead = file.read(buffer === buffers[0] ? buffers[1] : buffers[0]);
      // If sealing stops here, a failure of the read ahead must not go unheard.
      ahead.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw readRefusal(error, path);
  } finally {
    await file?.close();
  }
}

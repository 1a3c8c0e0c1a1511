import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { readRefusal } from './file-refusals.ts';

/** Where a document's bytes come from: a file, or anything that can say its size and be read once. */
export type DocumentSource =
  | { readonly path: string }
  | { readonly size: number; open(): AsyncIterable<Uint8Array> };

export type SizedSource = { readonly size: number; open(): AsyncIterable<Uint8Array> };

const readAhead = 1024 * 1024;

/** @throws Refusal file-missing, file-unreadable */
export async function sized(source: DocumentSource): Promise<SizedSource> {
  if (!('path' in source)) return source;
  const { path } = source;
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      const details = { file: basename(path), reason: 'not a file' };
      throw new Refusal('file-unreadable', 'not a regular file', details);
    }
    return { size: found.size, open: () => readFile(path) };
  } catch (error) {
    throw readRefusal(error, path);
  }
}

async function* readFile(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: readAhead });
  } catch (error) {
    throw readRefusal(error, path);
  }
}

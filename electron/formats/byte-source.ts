import { read, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { invariant, Refusal } from '../../shared/errors.ts';
import { readRefusal } from './file-refusals.ts';
import { ReadPace } from './read-pace.ts';

/** Bytes that can be read at any place, like a file under pread. */
export type ByteSource = {
  readonly size: number;
  /** Fills `target` with the bytes from `position`; all of them exist, or it refuses. */
  readInto(target: Uint8Array, position: number): Promise<void> | void;
};

export type FileSource = ByteSource & { close(): Promise<void> };

/**
 * Opens a file for reading at any place. Its size is taken now; a file that shrinks later refuses.
 * @throws Refusal file-missing, file-unreadable
 */
export async function openFileSource(path: string): Promise<FileSource> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    throw readRefusal(error, path);
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) {
      const details = { file: basename(path), reason: stat.isDirectory() ? 'EISDIR' : 'EINVAL' };
      throw new Refusal('file-unreadable', 'not a regular file', details);
    }
    return {
      size: stat.size,
      readInto: readingFrom(file, path),
      close: () =>
        file.close().catch((error: unknown) => {
          throw readRefusal(error, path);
        }),
    };
  } catch (error) {
    // The first failure is the one to report.
    await file.close().catch(() => {});
    throw readRefusal(error, path);
  }
}

// A chunk with its tag is a small read.
const smallRead = 128 * 1024;

function readingFrom(file: FileHandle, path: string): ByteSource['readInto'] {
  const pace = new ReadPace();
  return (target, position) => {
    // Asked for each time: the number of a closed file may by now be another file's.
    const { fd } = file;
    if (target.length > smallRead) return fill(fd, path, target, position);
    const begun = performance.now();
    const note = () => pace.note(performance.now() - begun);
    if (!pace.mayBlock()) return fill(fd, path, target, position).then(note);
    fillAtOnce(fd, path, target, position);
    note();
  };
}

function fillAtOnce(fd: number, path: string, target: Uint8Array, position: number): void {
  let done = 0;
  try {
    while (done < target.length) {
      const bytesRead = readSync(fd, target, done, target.length - done, position + done);
      if (bytesRead === 0) throw shrunk();
      done += bytesRead;
    }
  } catch (error) {
    throw readRefusal(error, path);
  }
}

const shrunk = (): Refusal => new Refusal('file-shrunk', 'file ends earlier than before', {});

// The callback form of read: the promise form costs as much again as a small read does.
function fill(fd: number, path: string, target: Uint8Array, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const more = (done: number) => {
      read(fd, target, done, target.length - done, position + done, (error, bytesRead) => {
        if (error) reject(readRefusal(error, path));
        else if (done + bytesRead === target.length) resolve();
        else if (bytesRead > 0) more(done + bytesRead);
        else reject(shrunk());
      });
    };
    more(0);
  });
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readInto(target, position) {
      invariant(position + target.length <= bytes.length, 'reads stay inside the source');
      target.set(bytes.subarray(position, position + target.length));
    },
  };
}

/** The part [offset, offset + size) of a source, as a source of its own. */
export function sliceSource(source: ByteSource, offset: number, size: number): ByteSource {
  invariant(offset >= 0 && offset + size <= source.size, 'a slice lies inside its source');
  return {
    size,
    readInto(target, position) {
      invariant(position + target.length <= size, 'reads stay inside the slice');
      return source.readInto(target, offset + position);
    },
  };
}

export async function readBytes(
  source: ByteSource,
  position: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  await source.readInto(bytes, position);
  return bytes;
}

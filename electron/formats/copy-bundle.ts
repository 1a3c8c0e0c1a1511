import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { TrustLookup } from './bundle-trust.ts';
import { verifyBundle } from './bundle-verify.ts';
import type { WritableFile } from './disk.ts';
import { readRefusal } from './file-refusals.ts';

export type BundleCopy = {
  readonly from: string;
  readonly to: string;
  readonly trustOf: TrustLookup;
  /** Hash of the seal that the copy must carry. */
  readonly sealSha256: string;
  readonly signal: AbortSignal;
  /** In bytes, over both passes: what is copied, then what is verified. */
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * Copies a bundle; every byte of the copy is verified before it gets its name, and on any failure
 * nothing stays.
 * @throws Refusal bundle-other where the file carries another seal, cancelled, disk-full,
 * file-unwritable, file-missing, file-unreadable, and as verifyBundle does
 */
export async function copyBundle(copy: BundleCopy): Promise<void> {
  const size = await sizeOf(copy.from);
  await writeFileAtomically(
    copy.to,
    (target) => copyInto(target, copy, size),
    async (part) => {
      let verified = 0;
      const onBytes = (bytes: number): void => {
        verified += bytes;
        copy.onProgress(size + verified, 2 * size);
      };
      const { seal } = await verifyBundle(part, copy.trustOf, { signal: copy.signal, onBytes });
      if (seal.payloadSha256 !== copy.sealSha256) {
        throw new Refusal('bundle-other', 'copy carries another seal');
      }
    },
  );
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw readRefusal(error, path);
  }
}

const readAhead = 1024 * 1024;

async function copyInto(
  target: WritableFile,
  { from, signal, onProgress }: BundleCopy,
  size: number,
): Promise<void> {
  let position = 0;
  try {
    const source: AsyncIterable<Uint8Array> = createReadStream(from, { highWaterMark: readAhead });
    for await (const bytes of source) {
      if (signal.aborted) throw new Refusal('cancelled', 'copying was cancelled');
      await target.write(bytes, position);
      position += bytes.length;
      onProgress(position, 2 * size);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : copyRefusal(error, from);
  }
}

// A full disk is told by the write; everything else here came from reading.
function copyRefusal(error: unknown, path: string): unknown {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return full ? error : readRefusal(error, path);
}

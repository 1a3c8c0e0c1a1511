import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, nodeDisk, nodeDiskNow, type WritableFile } from './disk.ts';
import { writeRefusal } from './file-refusals.ts';

/** What is written before it is whole lies beside its final name under this suffix. */
export const partSuffix = '.part';

/**
 * Makes a file appear under `path` whole or not at all: writes `path.part`, flushes it, lets
 * `verify` read it back, renames it and flushes the folder. On any failure the part is removed.
 * @throws Refusal disk-full, file-unwritable, file-too-big-for-disk, and whatever `fill` and
 * `verify` refuse with
 */
export async function writeFileAtomically<T>(
  path: string,
  fill: (file: WritableFile) => Promise<T>,
  verify: (partPath: string, filled: T) => Promise<void> = async () => {},
  disk: Disk = nodeDisk,
): Promise<T> {
  const part = `${path}${partSuffix}`;
  try {
    const filled = await fillAndSync(part, fill, disk);
    await verify(part, filled);
    await disk.rename(part, path);
    await disk.syncFolder(dirname(path));
    return filled;
  } catch (error) {
    // The first failure is the one to report; a part that cannot be removed bears a name that says
    // what it is, and the next attempt overwrites it.
    await disk.remove(part).catch(() => {});
    throw writeRefusal(error, path);
  }
}

async function fillAndSync<T>(
  part: string,
  fill: (file: WritableFile) => Promise<T>,
  disk: Disk,
): Promise<T> {
  const file = await disk.create(part);
  try {
    const filled = await fill(file);
    await file.sync();
    return filled;
  } finally {
    await file.close();
  }
}

/**
 * The same for a few bytes that must be on the disk before anything else happens: it waits.
 * @throws Refusal disk-full, file-unwritable
 */
export function writeFileAtomicallyNow(path: string, bytes: Uint8Array): void {
  const part = `${path}${partSuffix}`;
  try {
    nodeDiskNow.write(part, bytes);
    nodeDiskNow.rename(part, path);
    nodeDiskNow.syncFolder(dirname(path));
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // As above: the first failure is the one to report.
    }
    throw writeRefusal(error, path);
  }
}

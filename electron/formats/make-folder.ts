import { mkdir } from 'node:fs/promises';
import { writeRefusal } from './file-refusals.ts';

/** Makes a folder, for this user alone, where it is not there yet.
 * @throws Refusal disk-full, file-unwritable */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeRefusal(error, folder);
  }
}

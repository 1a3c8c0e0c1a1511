import { mkdir, rm } from 'node:fs/promises';
import { writeRefusal } from '../formats/file-refusals.ts';

/** A folder for one job at a time; what a crash left in it goes with the next one.
 * @throws Refusal disk-full, file-unwritable, and what the work refuses with */
export async function inScratch<T>(
  beside: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = `${beside}.scratch`;
  try {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    return await work(scratch);
  } catch (error) {
    throw writeRefusal(error, scratch);
  } finally {
    // What cannot be removed now is encrypted, and goes with the next job.
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}

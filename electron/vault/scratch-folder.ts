import { mkdir, rm } from 'node:fs/promises';
import { writeRefusal } from '../formats/file-refusals.ts';

/** A folder for one job at a time; what a crash left in it goes with the next one. */
export async function inScratch<T>(
  beside: string,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = `${beside}.scratch`;
  await rm(scratch, { recursive: true, force: true });
  try {
    await mkdir(scratch, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeRefusal(error, scratch);
  }
  try {
    return await work(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

// What the processes of the `merge` bench agree on: the shape of its round and where things lie.
import path from 'node:path';

export const round = 'BENCH-1';

/** Lots of five bids, ten experts to a lot; each expert has the bids of two hundred lots at most. */
export const bidsPerLot = 5;
export const expertsPerLot = 10;
export const mostSheetsOfOne = 1000;

export const postFile = (folder: string, index: number): string =>
  path.join(folder, 'posts-in', `${String(index + 1).padStart(4, '0')}.hppost`);
/** The signed lines of a post, as bare verification takes them. */
export const linesFile = (folder: string, index: number): string =>
  path.join(folder, 'posts-in', `${String(index + 1).padStart(4, '0')}.lines`);
export const lateFile = (folder: string): string => path.join(folder, 'posts-in', 'late.hppost');
export const keysFile = (folder: string): string => path.join(folder, 'posts-in', 'keys.json');

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readRefusal } from '../formats/file-refusals.ts';

/** Where a document that an index names was found in a folder. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'missing' }
  /** Two entries have names that look the same (one composed, one decomposed). */
  | { readonly kind: 'ambiguous' };

/** A folder of documents, asked by the names that an index gives. */
export type DocumentFolder = {
  find(fileName: string): Promise<Found>;
  /** PDFs that were never asked for, relative to the folder, in order.
   * @throws Refusal file-missing, file-unreadable */
  unnamed(): Promise<readonly string[]>;
};

/**
 * Looks names up exactly as written, upper and lower case included, so that a round means the same
 * on every system; only the composition of characters is evened out (NFC), since some systems
 * change it on their own.
 */
export function documentFolder(root: string): DocumentFolder {
  const entriesOf = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>();
  const asked = new Set<string>();
  const list = (folder: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const known = entriesOf.get(folder);
    if (known) return known;
    const read = readdir(folder).then(
      (names) => Map.groupBy(names, (name) => name.normalize('NFC')),
      () => new Map<string, readonly string[]>(),
    );
    entriesOf.set(folder, read);
    return read;
  };
  return {
    async find(fileName) {
      let at = root;
      for (const part of fileName.normalize('NFC').split('/')) {
        const names = (await list(at)).get(part) ?? [];
        if (names.length > 1) return { kind: 'ambiguous' };
        const [name] = names;
        if (name === undefined) return { kind: 'missing' };
        at = path.join(at, name);
      }
      const found = await stat(at).catch(() => null);
      if (!found?.isFile()) return { kind: 'missing' };
      asked.add(at);
      return { kind: 'file', path: at, size: found.size };
    },
    async unnamed() {
      const entries = await entriesBelow(root);
      return entries
        .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => !asked.has(file))
        .map((file) => path.relative(root, file).split(path.sep).join('/'))
        .sort();
    },
  };
}

async function entriesBelow(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw readRefusal(error, folder);
  }
}

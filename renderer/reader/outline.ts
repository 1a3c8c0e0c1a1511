import type { PDFDocumentProxy } from './pdfjs.ts';
import type { OutlineEntry } from './reader-state.ts';

/** A damaged document can claim an endless outline. */
export const MAX_ENTRIES = 2000;
const MAX_DEPTH = 8;
const MAX_TITLE = 200;

type RawEntry = {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly RawEntry[];
};

/** The outline as a flat list in reading order. Entries that lead out of the document are dead. */
export async function outlineOf(pdf: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const raw: readonly RawEntry[] | null = await pdf.getOutline();
  const entries: OutlineEntry[] = [];
  flatten(raw ?? [], 0, '', entries);
  return entries;
}

function flatten(
  raw: readonly RawEntry[],
  depth: number,
  path: string,
  into: OutlineEntry[],
): void {
  raw.forEach((entry, index) => {
    if (into.length >= MAX_ENTRIES) return;
    const key = `${path}${index}`;
    const title = entry.title.toWellFormed().trim().slice(0, MAX_TITLE);
    into.push({ title: title === '' ? '—' : title, depth, destination: entry.dest, key });
    if (depth < MAX_DEPTH) flatten(entry.items, depth + 1, `${key}.`, into);
  });
}

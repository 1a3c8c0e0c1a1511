import type { OpenBundle } from '../formats/bundle-reader.ts';
import type { RangeReader } from '../formats/range-reader.ts';

// A reader keeps about 6 MB of decrypted chunks; eight tabs are more than people keep open.
const mostReaders = 8;

export type DocumentKey = { readonly round: string; readonly app: string; readonly docid: string };

const keyText = ({ round, app, docid }: DocumentKey): string => `${round}/${app}/${docid}`;

/**
 * The bundles and documents that a session has open. Documents that were not read for longest are
 * closed first; everything closes when the workspace locks, and a round's when its keys change.
 */
export class OpenDocuments {
  readonly #bundles = new Map<string, Promise<OpenBundle>>();
  // A Map keeps insertion order: the first key is the one that was not used for longest.
  readonly #readers = new Map<string, Promise<RangeReader>>();

  /** The open bundle of a round, opened once. */
  bundle(round: string, open: () => Promise<OpenBundle>): Promise<OpenBundle> {
    return once(this.#bundles, round, open);
  }

  /** The reader of a document, opened again where it was closed meanwhile. */
  async reader(key: DocumentKey, open: () => Promise<RangeReader>): Promise<RangeReader> {
    const text = keyText(key);
    const opening = once(this.#readers, text, open);
    this.#readers.delete(text);
    this.#readers.set(text, opening);
    for (const oldest of this.#readers.keys()) {
      if (this.#readers.size <= mostReaders) break;
      this.#drop(oldest);
    }
    return opening;
  }

  isOpen(key: DocumentKey): boolean {
    return this.#readers.has(keyText(key));
  }

  close(key: DocumentKey): void {
    this.#drop(keyText(key));
  }

  /** Closes the documents of a round and its bundle: what may be opened has changed. */
  async closeRound(round: string): Promise<void> {
    for (const text of [...this.#readers.keys()]) {
      if (text.startsWith(`${round}/`)) this.#drop(text);
    }
    const bundle = this.#bundles.get(round);
    this.#bundles.delete(round);
    await bundle?.then(
      (open) => open.close(),
      // Whoever asked for it was told why it did not open.
      () => {},
    );
  }

  async closeAll(): Promise<void> {
    for (const text of [...this.#readers.keys()]) this.#drop(text);
    await Promise.all([...this.#bundles.keys()].map((round) => this.closeRound(round)));
  }

  #drop(text: string): void {
    const reader = this.#readers.get(text);
    this.#readers.delete(text);
    reader?.then(
      (open) => open.close(),
      // As above.
      () => {},
    );
  }
}

function once<T>(held: Map<string, Promise<T>>, key: string, open: () => Promise<T>): Promise<T> {
  const found = held.get(key);
  if (found) return found;
  const opening = open();
  held.set(key, opening);
  // A failed opening must not be remembered.
  opening.catch(() => {
    if (held.get(key) === opening) held.delete(key);
  });
  return opening;
}

import type { DocumentPosition } from '../../shared/operations/reader.ts';
import type { DocumentAddress, ReaderApi } from './open-document.ts';

/** A position is kept once the reader has rested this long. */
export const KEEP_MS = 800;

/** Keeps where the reader is, in the workspace, under the document. */
export class PositionKeeper {
  readonly #api: Pick<ReaderApi, 'savePosition'>;
  readonly #address: DocumentAddress;
  #latest: DocumentPosition | null = null;
  #kept = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Pick<ReaderApi, 'savePosition'>, address: DocumentAddress) {
    this.#api = api;
    this.#address = address;
  }

  moved(position: DocumentPosition): void {
    this.#latest = position;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), KEEP_MS);
  }

  /** Sends what is not kept yet. A position that could not be kept is not worth a word to the
   * reader: the next one is tried like the first. */
  flush(): void {
    clearTimeout(this.#timer);
    const position = this.#latest;
    if (!position) return;
    const text = JSON.stringify(position);
    if (text === this.#kept) return;
    this.#kept = text;
    void this.#api.savePosition({ ...this.#address, position });
  }
}

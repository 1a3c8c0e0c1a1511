import { PDFDataRangeTransport } from './pdfjs.ts';
import type { RangeSource } from './range-source.ts';

/** Gives pdf.js the ranges of one sealed document. Each request is answered with exactly one
 * buffer of exactly the length asked for; pdf.js takes the buffer away. It has no way to be told of
 * a failure, so the source reports failures to whoever opened the document. */
export class SealedTransport extends PDFDataRangeTransport {
  readonly #source: RangeSource;
  #dead = false;

  constructor(size: number, source: RangeSource) {
    super(size, null);
    this.#source = source;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#source.request(begin, end).then(
      // An answer after `abort` would be an assertion failure inside pdf.js.
      (bytes) => {
        if (!this.#dead) this.onDataRange(begin, bytes);
      },
      () => {
        this.#dead = true;
      },
    );
  }

  override abort(): void {
    this.#dead = true;
  }
}

// Byte ranges of one sealed document, read through the program's typed operation. pdf.js asks for
// many small ranges in one task and sometimes for one of tens of megabytes; the cost is per call, so
// what is asked for in one task travels as one call, and large ranges are split.
import { failureOf, type ReaderFailure, ReadFailed } from './failure.ts';

/** Reads begin-inclusive, end-exclusive ranges; may answer only a first part of them. */
export type ReadRanges = (
  ranges: readonly (readonly [number, number])[],
) => Promise<readonly Uint8Array[]>;

export type RangeSourceOptions = {
  /** Called once, with the first failure; every open request is then rejected. */
  readonly onFailure: (failure: ReaderFailure) => void;
  /** Runs the task after what asked for ranges has finished asking. */
  readonly schedule?: (run: () => void) => void;
  /** Arms the watchdog; returns what disarms it. */
  readonly after?: (milliseconds: number, run: () => void) => () => void;
};

/** Bytes that one reply should carry at most: the program's own limit is about this. */
export const BYTES_PER_CALL = 4 * 1024 * 1024;
/** A range larger than this is asked for in pieces, so that a reply never overshoots by much. */
export const BYTES_PER_PIECE = 1024 * 1024;
/** Ranges in one call: the operation's schema allows no more. */
export const RANGES_PER_CALL = 1024;
/** Calls under way at once: the second hides the round trip of the first. */
export const CALLS_AT_ONCE = 2;
/** A reply of 4 MB takes milliseconds; a disk that needs this long is not coming back. */
export const CALL_TIMEOUT_MS = 30_000;

type Request = {
  readonly begin: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  missing: number;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: ReadFailed) => void;
};
type Piece = { readonly request: Request; readonly begin: number; readonly end: number };

export class RangeSource {
  readonly #read: ReadRanges;
  readonly #onFailure: (failure: ReaderFailure) => void;
  readonly #schedule: (run: () => void) => void;
  readonly #after: (milliseconds: number, run: () => void) => () => void;
  readonly #open = new Set<Request>();
  #queue: Piece[] = [];
  #calls = 0;
  #scheduled = false;
  #dead: ReaderFailure | null = null;

  constructor(read: ReadRanges, options: RangeSourceOptions) {
    this.#read = read;
    this.#onFailure = options.onFailure;
    this.#schedule = options.schedule ?? ((run) => setTimeout(run, 0));
    this.#after =
      options.after ??
      ((milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      });
  }

  /** The bytes [begin, end) in a buffer of their own. Rejects with `ReadFailed`, also when the
   * source is closed meanwhile. `onProgress` gets the bytes of this request that have arrived. */
  request(
    begin: number,
    end: number,
    onProgress?: (loaded: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#dead) return Promise.reject(new ReadFailed(this.#dead));
    return new Promise((resolve, reject) => {
      const bytes = new Uint8Array(end - begin);
      const request: Request = {
        begin,
        bytes,
        missing: bytes.length,
        resolve,
        reject,
      };
      if (onProgress) this.#progress.set(request, onProgress);
      if (bytes.length === 0) {
        resolve(bytes);
        return;
      }
      this.#open.add(request);
      for (let at = begin; at < end; at += BYTES_PER_PIECE) {
        this.#queue.push({ request, begin: at, end: Math.min(end, at + BYTES_PER_PIECE) });
      }
      this.#pumpSoon();
    });
  }

  /** Rejects what is open; late replies are dropped. */
  close(): void {
    this.#end({ kind: 'unexpected' });
  }

  readonly #progress = new WeakMap<Request, (loaded: number) => void>();

  #pumpSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (!this.#dead && this.#calls < CALLS_AT_ONCE && this.#queue.length > 0) {
      void this.#call(this.#take());
    }
  }

  #take(): readonly Piece[] {
    let bytes = 0;
    let count = 0;
    for (const piece of this.#queue) {
      bytes += piece.end - piece.begin;
      if (count > 0 && (bytes > BYTES_PER_CALL || count >= RANGES_PER_CALL)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #call(pieces: readonly Piece[]): Promise<void> {
    this.#calls += 1;
    const disarm = this.#after(CALL_TIMEOUT_MS, () => this.#fail({ kind: 'stalled' }));
    try {
      const parts = await this.#read(pieces.map((piece) => [piece.begin, piece.end] as const));
      if (this.#dead) return;
      this.#settle(pieces, parts);
    } catch (error) {
      this.#fail(failureOf(error));
    } finally {
      disarm();
      this.#calls -= 1;
    }
    this.#pump();
  }

  #settle(pieces: readonly Piece[], parts: readonly Uint8Array[]): void {
    if (parts.length === 0 || parts.length > pieces.length) throw new Error('reply without parts');
    parts.forEach((part, index) => {
      const piece = pieces[index];
      if (!piece || part.length !== piece.end - piece.begin) throw new Error('short range');
      const { request } = piece;
      request.bytes.set(part, piece.begin - request.begin);
      request.missing -= part.length;
      this.#progress.get(request)?.(request.bytes.length - request.missing);
      if (request.missing === 0) {
        this.#open.delete(request);
        request.resolve(request.bytes);
      }
    });
    this.#queue.unshift(...pieces.slice(parts.length));
  }

  #fail(failure: ReaderFailure): void {
    if (this.#dead) return;
    this.#end(failure);
    this.#onFailure(failure);
  }

  #end(failure: ReaderFailure): void {
    this.#dead ??= failure;
    this.#queue = [];
    const open = [...this.#open];
    this.#open.clear();
    for (const request of open) request.reject(new ReadFailed(this.#dead));
  }
}

// One sealed document, opened: the program's door to its bytes, pdf.js's door to its pages.
import type { HengpingApi } from '../../shared/ipc.ts';
import type { OpenedDocument } from '../../shared/operations/reader.ts';
import { limitAnnotations } from './annotation-limit.ts';
import { failureOf, type ReaderFailure, ReadFailed, unwrap } from './failure.ts';
import {
  getDocument,
  MAX_PAGES,
  openOptions,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFWorker,
  RANGE_BYTES,
  WHOLE_FILE_BYTES,
} from './pdfjs.ts';
import { RangeSource } from './range-source.ts';
import { SealedTransport } from './sealed-transport.ts';

export type ReaderApi = HengpingApi['reader'];
export type DocumentAddress = {
  readonly round: string;
  readonly app: string;
  readonly docid: string;
};

export type LiveDocument = {
  readonly address: DocumentAddress;
  readonly opened: OpenedDocument;
  readonly pdf: PDFDocumentProxy;
  /** True: bytes are fetched as pages need them; page sizes are unknown until asked for. */
  readonly ranged: boolean;
  /** Ends both doors. The worker stays. */
  close(): Promise<void>;
};

/** User timings that benches and developer tools read: one mark for each reply with its bytes, and
 * one when the first page has its pixels. Those of the document before are forgotten. */
export const READ_MARK = 'hengping-read';
export const FIRST_PAGE_MARK = 'hengping-first-page';

/** A document that shows no first facts for this long, while no bytes of it arrive either, never
 * will. */
export const OPEN_TIMEOUT_MS = 12_000;

export type OpenHooks = {
  readonly onProgress: (loaded: number, total: number) => void;
  /** A read failed after the document was open; it must be closed and the failure shown. */
  readonly onFailure: (failure: ReaderFailure) => void;
};

/** Opens a document. Rejects with what `failureOf` understands; nothing stays open then.
 * `signal` abandons the attempt. */
export async function openDocument(
  api: ReaderApi,
  worker: PDFWorker,
  address: DocumentAddress,
  hooks: OpenHooks,
  signal: AbortSignal,
): Promise<LiveDocument> {
  performance.clearMarks(READ_MARK);
  performance.clearMarks(FIRST_PAGE_MARK);
  const opened = unwrap(await api.open(address));
  let task: PDFDocumentLoadingTask | null = null;
  let failed: (failure: ReaderFailure) => void = hooks.onFailure;
  const { promise: late, again, disarm } = timeout(OPEN_TIMEOUT_MS);
  const source = new RangeSource(
    async (ranges) => {
      again();
      const asked = { ...address, ranges: ranges.map(([b, e]): [number, number] => [b, e]) };
      const { parts } = unwrap(await api.readRanges(asked));
      const bytes = parts.reduce((sum, part) => sum + part.length, 0);
      performance.mark(READ_MARK, { detail: bytes });
      again();
      return parts;
    },
    { onFailure: (failure) => failed(failure) },
  );
  const close = async () => {
    source.close();
    // A worker that spins would never answer; the caller ends it then.
    await Promise.race([task?.destroy(), pause(2000)]);
    await api.close(address);
  };
  const abandoned = new Promise<never>((_, reject) => {
    failed = (failure) => reject(new ReadFailed(failure));
    signal.addEventListener('abort', () => reject(new ReadFailed({ kind: 'unexpected' })));
  });
  abandoned.catch(() => {});
  const ranged = opened.size > WHOLE_FILE_BYTES;
  try {
    signal.throwIfAborted();
    const data = ranged
      ? null
      : await Promise.race([
          source.request(0, opened.size, (loaded) => hooks.onProgress(loaded, opened.size)),
          abandoned,
        ]);
    const options = { ...openOptions, worker };
    task = data
      ? getDocument({ ...options, data })
      : getDocument({
          ...options,
          range: new SealedTransport(opened.size, source),
          rangeChunkSize: RANGE_BYTES,
          disableAutoFetch: true,
          disableStream: true,
        });
    const pdf = limitAnnotations(await Promise.race([task.promise, abandoned, late]));
    if (pdf.numPages < 1) throw new ReadFailed({ kind: 'empty' });
    if (pdf.numPages > MAX_PAGES) {
      throw new ReadFailed({ kind: 'too-many-pages', pages: pdf.numPages });
    }
    failed = hooks.onFailure;
    return { address, opened, pdf, ranged, close };
  } catch (error) {
    await close();
    throw new ReadFailed(failureOf(error));
  } finally {
    disarm();
  }
}

/** Waits for a step of opening, but no longer than a document may take and not past `signal`. */
export async function withinOpening<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: late, disarm } = timeout(OPEN_TIMEOUT_MS);
  const abandoned = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new ReadFailed({ kind: 'unexpected' })));
  });
  try {
    return await Promise.race([step, late, abandoned]);
  } finally {
    disarm();
  }
}

type Patience = {
  readonly promise: Promise<never>;
  /** Something came: the wait begins again. */
  readonly again: () => void;
  readonly disarm: () => void;
};

function timeout(milliseconds: number): Patience {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let giveUp = () => {};
  const promise = new Promise<never>((_, reject) => {
    giveUp = () => reject(new ReadFailed({ kind: 'stalled' }));
  });
  promise.catch(() => {});
  const again = () => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(giveUp, milliseconds);
  };
  again();
  const disarm = () => {
    over = true;
    clearTimeout(timer);
  };
  return { promise, again, disarm };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

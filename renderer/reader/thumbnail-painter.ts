import { pageViewAt, RENDERED } from './page-view.ts';
import type { PDFDocumentProxy, PDFViewer } from './pdfjs.ts';

/** Drawn width of a thumbnail in CSS pixels; twice that in device pixels on dense screens. */
export const THUMBNAIL_WIDTH = 112;
/** Pages of the document come first: a thumbnail waits until none of them is being drawn. */
const YIELD_MS = 120;
/** Kept thumbnails; each is at most about 150 kB of pixels. */
const KEPT = 120;

type Job = { readonly pageIndex: number; readonly done: (canvas: HTMLCanvasElement) => void };

/** Draws thumbnails one at a time, newest wish first, and drops wishes that are withdrawn. A page
 * costs as much small as large, so a page already on the screen is copied instead. */
export class ThumbnailPainter {
  readonly #pdf: PDFDocumentProxy;
  readonly #viewer: PDFViewer;
  readonly #viewerTurn: number;
  readonly #wishes = new Map<number, Job>();
  readonly #kept = new Map<number, HTMLCanvasElement>();
  #drawing: { readonly pageIndex: number; readonly cancel: () => void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** `viewerTurn`: the viewer's own rotation in degrees; another one needs another painter. */
  constructor(pdf: PDFDocumentProxy, viewer: PDFViewer, viewerTurn: number) {
    this.#pdf = pdf;
    this.#viewer = viewer;
    this.#viewerTurn = viewerTurn;
  }

  /** Wishes for a thumbnail; `done` may be called at once. Returns what withdraws the wish. */
  request(pageIndex: number, done: (canvas: HTMLCanvasElement) => void): () => void {
    const kept = this.#kept.get(pageIndex);
    if (kept) {
      done(kept);
      return () => {};
    }
    this.#wishes.set(pageIndex, { pageIndex, done });
    this.#soon(0);
    return () => {
      this.#wishes.delete(pageIndex);
      if (this.#drawing?.pageIndex === pageIndex) this.#drawing.cancel();
    };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#wishes.clear();
    this.#drawing?.cancel();
    this.#kept.clear();
  }

  #soon(delay: number): void {
    if (this.#timer !== undefined || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#next();
    }, delay);
  }

  async #next(): Promise<void> {
    if (this.#drawing || this.#closed) return;
    const job = [...this.#wishes.values()].at(-1);
    if (!job) return;
    if (this.#pagesBusy()) {
      this.#soon(YIELD_MS);
      return;
    }
    const canvas = this.#copy(job.pageIndex) ?? (await this.#draw(job.pageIndex));
    if (canvas && !this.#closed) {
      this.#keep(job.pageIndex, canvas);
      this.#wishes.get(job.pageIndex)?.done(canvas);
    }
    this.#wishes.delete(job.pageIndex);
    this.#soon(0);
  }

  #pagesBusy(): boolean {
    for (const { id } of this.#viewer.getCachedPageViews()) {
      const state = pageViewAt(this.#viewer, id - 1)?.renderingState;
      if (state !== undefined && state !== RENDERED && state !== 0) return true;
    }
    return false;
  }

  #copy(pageIndex: number): HTMLCanvasElement | null {
    const view = pageViewAt(this.#viewer, pageIndex);
    const source = view?.renderingState === RENDERED ? view.thumbnailCanvas : null;
    if (!source || source.width === 0) return null;
    const canvas = newCanvas(source.height / source.width);
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async #draw(pageIndex: number): Promise<HTMLCanvasElement | null> {
    let cancelled = false;
    let cancelTask = () => {};
    this.#drawing = {
      pageIndex,
      cancel: () => {
        cancelled = true;
        cancelTask();
      },
    };
    try {
      const page = await this.#pdf.getPage(pageIndex + 1);
      if (cancelled) return null;
      const rotation = (page.rotate + this.#viewerTurn) % 360;
      const plain = page.getViewport({ scale: 1, rotation });
      const canvas = newCanvas(plain.height / plain.width);
      const viewport = page.getViewport({ scale: canvas.width / plain.width, rotation });
      const task = page.render({ canvas, viewport });
      cancelTask = () => task.cancel();
      await task.promise;
      return canvas;
    } catch {
      // Cancelled, or a page that cannot be drawn: the frame with its number stays.
      return null;
    } finally {
      this.#drawing = null;
    }
  }

  #keep(pageIndex: number, canvas: HTMLCanvasElement): void {
    this.#kept.set(pageIndex, canvas);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function newCanvas(heightByWidth: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const width = THUMBNAIL_WIDTH * Math.min(2, window.devicePixelRatio);
  canvas.width = Math.round(width);
  canvas.height = Math.max(1, Math.min(4096, Math.round(width * heightByWidth)));
  return canvas;
}

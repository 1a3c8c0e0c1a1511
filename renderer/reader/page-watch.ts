import type { StoreApi } from 'zustand/vanilla';
import type { Citing } from './citing.ts';
import { pageTextOf } from './page-text.ts';
import { pageViewAt, RENDERED } from './page-view.ts';
import type { ReaderState } from './reader-state.ts';
import type { SeenPages } from './seen-pages.ts';
import type { ViewerParts } from './viewer-parts.ts';

/** Waiting longer than this for one page deserves a word and a way out. */
export const SLOW_PAGE_MS = 12_000;

/** Watches the pages on screen: which one is current, whether it is drawn, whether it has text, and
 * that our overlay lies on it. */
export class PageWatch {
  readonly #parts: ViewerParts;
  readonly #store: StoreApi<ReaderState>;
  readonly #citing: Citing;
  readonly #seen: () => SeenPages | null;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    parts: ViewerParts,
    store: StoreApi<ReaderState>,
    citing: Citing,
    seen: () => SeenPages | null,
  ) {
    this.#parts = parts;
    this.#store = store;
    this.#citing = citing;
    this.#seen = seen;
    const { bus } = parts;
    bus.on('pagechanging', () => this.#page());
    bus.on('pagesinit', () => this.#page());
    bus.on('pagerender', ({ pageNumber }: { pageNumber: number }) => this.#drawn(pageNumber));
    bus.on('pagerendered', ({ pageNumber }: { pageNumber: number }) => {
      this.#drawn(pageNumber);
      this.#look();
    });
    bus.on('textlayerrendered', () => this.#page());
    bus.on('updateviewarea', () => this.#look());
  }

  close(): void {
    clearTimeout(this.#slowTimer);
  }

  #drawn(pageNumber: number): void {
    const view = pageViewAt(this.#parts.viewer, pageNumber - 1);
    if (view) this.#citing.draw(view);
    if (pageNumber === this.#parts.viewer.currentPageNumber) this.#page();
  }

  #page(): void {
    const { viewer } = this.#parts;
    const view = pageViewAt(viewer, viewer.currentPageNumber - 1);
    const drawn = view?.renderingState === RENDERED;
    const layer = view?.textLayer?.div;
    const silent = drawn && layer?.isConnected === true && pageTextOf(layer).text.trim() === '';
    this.#store.setState({ pageNumber: viewer.currentPageNumber, pageWithoutText: silent });
    clearTimeout(this.#slowTimer);
    if (drawn) this.#store.setState({ slow: false });
    else this.#slowTimer = setTimeout(() => this.#store.setState({ slow: true }), SLOW_PAGE_MS);
  }

  #look(): void {
    const { viewer } = this.#parts;
    const pages: number[] = [];
    for (const view of viewer.getCachedPageViews()) {
      const page = pageViewAt(viewer, view.id - 1);
      if (page?.renderingState === RENDERED && onScreen(page.div, viewer.container)) {
        pages.push(page.id - 1);
      }
    }
    this.#seen()?.visible(pages);
  }
}

function onScreen(page: HTMLElement, container: HTMLElement): boolean {
  const box = page.getBoundingClientRect();
  const frame = container.getBoundingClientRect();
  const shown = Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top);
  // A sliver of the neighbouring page is not that page.
  return shown > Math.min(box.height, frame.height) / 4;
}

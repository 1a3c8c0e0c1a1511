import type { StoreApi } from 'zustand/vanilla';
import { centreNarrowPage } from './place.ts';
import type { OutlineEntry, ReaderState } from './reader-state.ts';
import type { ViewerParts } from './viewer-parts.ts';

/** Moving within the open document: pages, scale, rotation, outline. */
export class PageMoves {
  readonly #parts: ViewerParts;
  readonly #store: StoreApi<ReaderState>;

  constructor(parts: ViewerParts, store: StoreApi<ReaderState>) {
    this.#parts = parts;
    this.#store = store;
  }

  /** 1-based; outside the document nothing happens. */
  toPage(pageNumber: number): void {
    const { viewer } = this.#parts;
    if (!Number.isInteger(pageNumber) || pageNumber < 1 || pageNumber > viewer.pagesCount) return;
    viewer.currentPageNumber = pageNumber;
  }

  /** Takes a page label or a number, as people type it. False where there is no such page. */
  toLabel(text: string): boolean {
    const typed = text.trim();
    const byLabel = this.#store.getState().labels?.indexOf(typed) ?? -1;
    const pageNumber = byLabel >= 0 ? byLabel + 1 : Number(typed);
    const exists = Number.isInteger(pageNumber) && pageNumber >= 1;
    if (!exists || pageNumber > this.#parts.viewer.pagesCount) return false;
    this.#parts.links.goToPage(pageNumber);
    return true;
  }

  toEntry({ destination }: OutlineEntry): void {
    if (destination === null) return;
    const target = typeof destination === 'string' ? destination : [...destination];
    void this.#parts.links.goToDestination(target);
  }

  next(): void {
    this.#parts.viewer.nextPage();
  }

  previous(): void {
    this.#parts.viewer.previousPage();
  }

  scale(value: string): void {
    this.#parts.viewer.currentScaleValue = value;
  }

  zoom(steps: number): void {
    this.#parts.viewer.updateScale({ steps });
  }

  /** Turns all pages and stays at the page on screen: among pages of many sizes the same scroll
   * offset would be another page afterwards. */
  rotate(degrees: 90 | -90): void {
    const { viewer } = this.#parts;
    const pageNumber = viewer.currentPageNumber;
    viewer.pagesRotation = (viewer.pagesRotation + degrees + 360) % 360;
    viewer.scrollPageIntoView({ pageNumber });
    centreNarrowPage(viewer);
  }
}

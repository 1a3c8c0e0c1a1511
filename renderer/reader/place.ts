// Places in a document: where the reader was, and where a piece of evidence lies.
import type { Rectangle } from '../../shared/objects/sheet.ts';
import type { DocumentPosition } from '../../shared/operations/reader.ts';
import { around, quarterTurn } from './geometry.ts';
import { pageViewAt } from './page-view.ts';
import type { PDFDocumentProxy, PDFViewer } from './pdfjs.ts';

export type Place =
  | { readonly kind: 'position'; readonly position: DocumentPosition }
  | { readonly kind: 'rects'; readonly pageIndex: number; readonly rects: readonly Rectangle[] };

/** pdf.js's own report of the top left corner, in PDF points of that page. */
export type ViewLocation = {
  readonly pageNumber: number;
  readonly left: number;
  readonly top: number;
};

/** The largest offsets that a position may carry. */
const LIMIT = 100_000;
const PRESETS: ReadonlySet<string> = new Set(['page-width', 'page-fit', 'auto']);

const bounded = (value: number) =>
  Number.isFinite(value) ? Math.max(-LIMIT, Math.min(LIMIT, Math.round(value * 100) / 100)) : 0;

export function positionOf(viewer: PDFViewer, location: ViewLocation): DocumentPosition {
  const value = viewer.currentScaleValue;
  return {
    pageIndex: location.pageNumber - 1,
    left: bounded(location.left),
    top: bounded(location.top),
    scale: PRESETS.has(value) ? value : String(Math.round(viewer.currentScale * 1000) / 1000),
    rotation: quarterTurn(viewer.pagesRotation),
  };
}

/** A remembered scale as the viewer takes it; anything odd becomes the page's width. */
export function usableScale(scale: string): string {
  if (PRESETS.has(scale)) return scale;
  const factor = Number(scale);
  return factor >= 0.1 && factor <= 10 ? String(factor) : 'page-width';
}

export function pageIndexOf(place: Place): number {
  return place.kind === 'position' ? place.position.pageIndex : place.pageIndex;
}

/** Scrolls to a place. The sizes of the pages before it must be known (`learnSizes`). */
export function goTo(viewer: PDFViewer, place: Place): void {
  const pageNumber = Math.min(pageIndexOf(place) + 1, viewer.pagesCount);
  if (place.kind === 'position') {
    const { left, top } = place.position;
    const destArray = [null, { name: 'XYZ' }, left, top, null];
    viewer.scrollPageIntoView({ pageNumber, destArray, allowNegativeOffset: true });
    centreNarrowPage(viewer);
    return;
  }
  const box = around(place.rects);
  if (!box) {
    viewer.scrollPageIntoView({ pageNumber });
    return;
  }
  const middle = [(box[0] + box[2]) / 200, (box[1] + box[3]) / 200];
  const destArray = [null, { name: 'XYZ' }, middle[0], middle[1], null];
  viewer.scrollPageIntoView({ pageNumber, destArray, center: 'both' });
  centreNarrowPage(viewer);
}

/** Puts a page that is narrower than the pane in the middle of it: beside a wider page in the same
 * document it would otherwise be cut off on one side. */
export function centreNarrowPage(viewer: PDFViewer): void {
  const page = pageViewAt(viewer, viewer.currentPageNumber - 1)?.div;
  const { container } = viewer;
  if (!page || page.offsetWidth > container.clientWidth) return;
  container.scrollLeft = page.offsetLeft - (container.clientWidth - page.offsetWidth) / 2;
}

/** Pages asked for at once while learning sizes; more only queue up in the worker. */
const BATCH = 32;

/** Asks for the pages [from, to) so that the viewer lays them out in their true sizes. Until a page
 * was asked for it has the size of the first, and a place after it would drift. */
export async function learnSizes(
  viewer: PDFViewer,
  pdf: PDFDocumentProxy,
  from: number,
  to: number,
): Promise<void> {
  for (let at = from; at < to; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - at) }, (_, i) => at + i);
    await Promise.all(
      batch.map(async (index) => {
        const before = pageViewAt(viewer, index);
        if (!before || before.pdfPage) return;
        // A page that cannot be read keeps the size of the first; drawing it will say so.
        const page = await pdf.getPage(index + 1).catch(() => null);
        if (page && viewer.pdfDocument === pdf && !before.pdfPage) before.setPdfPage(page);
      }),
    );
    if (viewer.pdfDocument !== pdf) return;
  }
}

import type { PageBox } from './geometry.ts';
import { quarterTurn } from './geometry.ts';
import type { PDFPageProxy, PDFViewer } from './pdfjs.ts';

/** What the reader uses of one of pdf.js's page views; its own type is not exported. */
export type PageView = {
  readonly id: number;
  readonly div: HTMLDivElement;
  readonly pdfPage: PDFPageProxy | null;
  readonly textLayer: { readonly div: HTMLDivElement } | null;
  readonly canvas: HTMLCanvasElement | null;
  readonly thumbnailCanvas: HTMLCanvasElement | null;
  readonly renderingState: number;
  setPdfPage(page: PDFPageProxy): void;
};

/** `RenderingStates.FINISHED`. */
export const RENDERED = 3;

export function pageViewAt(viewer: PDFViewer, pageIndex: number): PageView | null {
  const view: PageView | undefined = viewer.getPageView(pageIndex);
  return view ?? null;
}

export function pageBoxOf(page: PDFPageProxy): PageBox {
  const [x1 = 0, y1 = 0, x2 = 612, y2 = 792]: readonly number[] = page.view;
  const userUnit = page.userUnit > 0 ? page.userUnit : 1;
  return { view: [x1, y1, x2, y2], rotate: quarterTurn(page.rotate), userUnit };
}

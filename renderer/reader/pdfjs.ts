/// <reference types="vite/client" />
// The only door to pdf.js. `pdfjs-dist` is imported before its viewer on purpose: the viewer reads
// the library from `globalThis.pdfjsLib`, which the first import sets.
import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist';
import parserUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import 'pdfjs-dist/web/pdf_viewer.mjs';

export {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
  PixelsPerInch,
} from 'pdfjs-dist';
export {
  EventBus,
  FindState,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from 'pdfjs-dist/web/pdf_viewer.mjs';

GlobalWorkerOptions.workerSrc = parserUrl;

/** Files up to this many bytes are read whole: Chinese text is several times slower to extract
 * while pieces of a file are still missing. Larger ones are read range by range. */
export const WHOLE_FILE_BYTES = 48 * 1024 * 1024;

/** Bytes of one range. pdf.js looks at every page of a flat page tree before it shows the first: on
 * a 500 MB scan of 300 pages 16 KiB read 6 MB until then, 64 KiB read 21 MB, in as many messages
 * (bench `first-page`). A sealed chunk holds four ranges; the program keeps the ones it opened. */
export const RANGE_BYTES = 16 * 1024;

/** More pages than any application has; a damaged page tree can claim two thousand million. */
export const MAX_PAGES = 20_000;

const MEGAPIXEL = 1024 * 1024;
/** An A0 sheet at 300 dpi has 140 megapixels; larger images are bombs and stay blank. */
const MAX_IMAGE_PIXELS = 256 * MEGAPIXEL;
/** Decoded images above this (bytes, 4 a pixel) are scaled down while decoding. */
const MAX_CANVAS_BYTES = 4 * 64 * MEGAPIXEL;

/** What every document is opened with. The folders are fetched by name, so the build copies them
 * to a fixed path; the trailing slash is required. `useWorkerFetch` must be stated: pdf.js turns it
 * off for schemes other than http, and colour profiles with it. */
export const openOptions = {
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  wasmUrl: '/pdfjs/wasm/',
  iccUrl: '/pdfjs/iccs/',
  useWorkerFetch: true,
  enableXfa: false,
  stopAtErrors: false,
  maxImageSize: MAX_IMAGE_PIXELS,
  canvasMaxAreaInBytes: MAX_CANVAS_BYTES,
  // Errors only: warnings quote the document.
  verbosity: 0,
} as const;

/** What every viewer is made with: no editing, no forms, no scripts, no links from plain text. */
export const viewerOptions = {
  annotationEditorMode: -1,
  annotationMode: 1,
  enableAutoLinking: false,
  imagesRightClickMinSize: -1,
  imageResourcesPath: '/pdfjs/images/',
  enablePermissions: true,
  textLayerMode: 1,
} as const;

let spareWorker: PDFWorker | null = null;

/** A parser worker for one reading pane. A warm one saves about a tenth of a second. */
export function takeWorker(): PDFWorker {
  const worker = spareWorker ?? PDFWorker.create({});
  spareWorker = null;
  return worker;
}

/** Keeps one idle worker for the next pane and ends the others. Its documents must be closed. */
export function returnWorker(worker: PDFWorker): void {
  if (spareWorker === null && !worker.destroyed) spareWorker = worker;
  else worker.destroy();
}

// Citing: from a selection, a drawn rectangle or a whole page to evidence, and from evidence to
// marks and rings on the pages.
import type { StoreApi } from 'zustand/vanilla';
import {
  type EvidenceSource,
  evidenceOfParts,
  evidenceOfSelection,
  type NewEvidence,
} from './evidence.ts';
import { type Fractions, WHOLE_PAGE } from './geometry.ts';
import { layerOf, PageOverlays, type Ring, watermarkImage } from './page-overlays.ts';
import { type PageView, pageViewAt } from './page-view.ts';
import type { PDFViewer } from './pdfjs.ts';
import { labelOf } from './quote.ts';
import type { EvidenceMark } from './reader-props.ts';
import type { ReaderNotice, ReaderState } from './reader-state.ts';
import { RectangleTool } from './rectangle-tool.ts';

export class Citing {
  readonly #viewer: PDFViewer;
  readonly #store: StoreApi<ReaderState>;
  readonly #attach: (evidence: NewEvidence) => void;
  readonly #overlays = new PageOverlays();
  readonly #rectangle: RectangleTool;
  #document: { readonly docid: string; readonly sha256: string } | null = null;
  #labels: readonly string[] | null = null;
  #marks: readonly EvidenceMark[] = [];
  #mayAttach = false;

  constructor(
    container: HTMLElement,
    viewer: PDFViewer,
    store: StoreApi<ReaderState>,
    signal: AbortSignal,
    attach: (evidence: NewEvidence) => void,
  ) {
    this.#viewer = viewer;
    this.#store = store;
    this.#attach = attach;
    this.#rectangle = new RectangleTool(
      container,
      signal,
      (target) => this.#layerAt(target),
      (pageIndex, part) => this.#drawnBox(pageIndex, part),
    );
    document.addEventListener('selectionchange', () => this.#selected(container), { signal });
    // The commitment that experts sign forbids copies and excerpts; evidence is the way to cite.
    // This runs before pdf.js's own handler, which could put the whole document on the clipboard.
    const first = { signal, capture: true };
    for (const kind of ['copy', 'cut'] as const) {
      document.addEventListener(kind, (event) => this.#refuseCopy(event, container), first);
    }
    container.addEventListener('dragstart', (event) => event.preventDefault(), first);
    container.addEventListener('contextmenu', (event) => event.preventDefault(), first);
  }

  setDocument(document: { docid: string; sha256: string } | null, watermark: string): void {
    this.#document = document;
    this.#labels = null;
    this.#overlays.clear();
    this.setMarks(this.#marks);
    this.setDrawing(false);
    this.#viewer.viewer?.parentElement?.style.setProperty(
      '--hp-watermark',
      watermark === '' ? 'none' : watermarkImage(watermark),
    );
  }

  setLabels(labels: readonly string[] | null): void {
    this.#labels = labels;
  }

  setMayAttach(may: boolean): void {
    this.#mayAttach = may;
  }

  setMarks(marks: readonly EvidenceMark[]): void {
    this.#marks = marks;
    this.#overlays.setMarks(marks.filter((mark) => mark.docid === this.#document?.docid));
    this.#redraw();
  }

  setTurn(degrees: number): void {
    this.#overlays.setTurn(degrees);
    this.#redraw();
  }

  setDrawing(on: boolean): void {
    this.#rectangle.active = on;
    if (!on) this.#rectangle.cancel();
    this.#viewer.container.classList.toggle('hp-reader-drawing', on);
    this.#store.setState({ drawing: on });
  }

  ring(ring: Ring): void {
    this.#overlays.setRing(ring, () => this.#redraw());
    this.#redraw();
  }

  draw(view: PageView): void {
    this.#overlays.draw(view);
  }

  /** Attaches the selected words; says so where nothing was selected. */
  attachSelection(): void {
    const selection = document.getSelection();
    const source = this.#source();
    if (!source || !selection || !this.#allowed()) return;
    const pieces = evidenceOfSelection(source, selection, this.#views());
    if (pieces.length === 0) {
      this.#say({ kind: 'nothing-selected' });
      return;
    }
    this.#deliver(pieces);
    selection.removeAllRanges();
  }

  /** Attaches the current page as a whole: the way without a pointer on pages without text. */
  attachPage(): void {
    const view = pageViewAt(this.#viewer, this.#viewer.currentPageNumber - 1);
    if (view && this.#allowed()) this.#deliverPart(view, WHOLE_PAGE);
  }

  close(): void {
    this.#overlays.clear();
  }

  #drawnBox(pageIndex: number, part: Fractions): void {
    const view = pageViewAt(this.#viewer, pageIndex);
    if (view && this.#allowed()) this.#deliverPart(view, part);
    this.setDrawing(false);
  }

  #deliverPart(view: PageView, part: Fractions): void {
    const source = this.#source();
    const evidence = source && evidenceOfParts(source, view, [part], null);
    if (evidence) this.#deliver([evidence]);
  }

  #deliver(pieces: readonly NewEvidence[]): void {
    const [first] = pieces;
    if (!first) return;
    for (const piece of pieces) this.#attach(piece);
    const page = labelOf(this.#labels?.[first.page_index], first.page_index);
    this.#say({ kind: 'attached', page, count: pieces.length });
  }

  #allowed(): boolean {
    if (!this.#mayAttach) this.#say({ kind: 'cannot-attach' });
    return this.#mayAttach;
  }

  #source(): EvidenceSource | null {
    if (!this.#document) return null;
    const viewerTurn = this.#viewer.pagesRotation;
    return { ...this.#document, labels: this.#labels, viewerTurn };
  }

  #views(): readonly PageView[] {
    const views: PageView[] = [];
    for (const { id } of this.#viewer.getCachedPageViews()) {
      const view = pageViewAt(this.#viewer, id - 1);
      if (view) views.push(view);
    }
    return views.sort((a, b) => a.id - b.id);
  }

  #layerAt(target: EventTarget | null): { layer: HTMLElement; pageIndex: number } | null {
    const page = target instanceof Element ? target.closest<HTMLElement>('.page') : null;
    const pageIndex = Number(page?.dataset['pageNumber']) - 1;
    const view = pageIndex >= 0 ? pageViewAt(this.#viewer, pageIndex) : null;
    return view?.pdfPage ? { layer: layerOf(view), pageIndex } : null;
  }

  #redraw(): void {
    for (const view of this.#views()) this.#overlays.draw(view);
  }

  #selected(container: HTMLElement): void {
    const selection = document.getSelection();
    const inside = selection?.anchorNode != null && container.contains(selection.anchorNode);
    const hasSelection = inside && selection?.isCollapsed === false;
    if (hasSelection !== this.#store.getState().hasSelection) {
      this.#store.setState({ hasSelection });
    }
  }

  #refuseCopy(event: ClipboardEvent, container: HTMLElement): void {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !container.contains(selection.anchorNode)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#say({ kind: 'no-copying' });
  }

  #say(notice: ReaderNotice): void {
    this.#store.setState({ notice });
  }
}

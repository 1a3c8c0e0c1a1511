// One reading pane without its looks: owns the worker, the viewer and the open document, keeps the
// state that components show, and ends all of it in `close`.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Citing } from './citing.ts';
import type { NewEvidence } from './evidence.ts';
import { failureOf, type ReaderFailure } from './failure.ts';
import { Finder } from './finder.ts';
import {
  type DocumentAddress,
  FIRST_PAGE_MARK,
  type LiveDocument,
  openDocument,
  type ReaderApi,
  withinOpening,
} from './open-document.ts';
import { outlineOf } from './outline.ts';
import { PageMoves } from './page-moves.ts';
import { PageWatch } from './page-watch.ts';
import { type PDFWorker, returnWorker, takeWorker } from './pdfjs.ts';
import {
  goTo,
  learnSizes,
  type Place,
  pageIndexOf,
  positionOf,
  usableScale,
  type ViewLocation,
} from './place.ts';
import { PositionKeeper } from './position-keeper.ts';
import type { EvidenceJump } from './reader-props.ts';
import { emptyState, type ReaderState } from './reader-state.ts';
import { Returns, type Target } from './returns.ts';
import { SeenPages } from './seen-pages.ts';
import type { ViewerL10n } from './viewer-l10n.ts';
import { createViewer, type ViewerParts } from './viewer-parts.ts';

export type ReaderHooks = {
  readonly onActivate: (docid: string) => void;
  readonly onAttach: (evidence: NewEvidence) => void;
  readonly onJumpBack: () => void;
  readonly inertLinkTitle: () => string;
};

/** Page sizes of larger documents are learnt only as far as a jump needs them. */
const MAX_PAGES_LEARNT = 1500;

export class ReaderController {
  readonly store: StoreApi<ReaderState> = createStore<ReaderState>(() => emptyState);
  readonly parts: ViewerParts;
  readonly finder: Finder;
  readonly citing: Citing;
  readonly moves: PageMoves;
  readonly #api: ReaderApi;
  readonly #l10n: ViewerL10n;
  readonly #ended = new AbortController();
  readonly #pages: HTMLDivElement;
  readonly #watch: PageWatch;
  #hooks: ReaderHooks = {
    onActivate: () => {},
    onAttach: () => {},
    onJumpBack: () => {},
    inertLinkTitle: () => '',
  };
  #worker: PDFWorker | null = null;
  #live: LiveDocument | null = null;
  #address: DocumentAddress | null = null;
  #opening: AbortController | null = null;
  #location: ViewLocation | null = null;
  readonly #returns = new Returns(this.store);
  #wanted: Target | null = null;
  #keeper: PositionKeeper | null = null;
  #seen: SeenPages | null = null;
  #lastJump: number | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(api: ReaderApi, container: HTMLDivElement, pages: HTMLDivElement, l10n: ViewerL10n) {
    this.#api = api;
    this.#l10n = l10n;
    this.#pages = pages;
    const { signal } = this.#ended;
    this.parts = createViewer({
      container,
      pages,
      l10n,
      signal,
      inertLinkTitle: () => this.#hooks.inertLinkTitle(),
      beforeJump: () => this.#remember(false),
    });
    this.finder = new Finder(this.parts.bus, this.store);
    this.citing = new Citing(container, this.parts.viewer, this.store, signal, (evidence) =>
      this.#hooks.onAttach(evidence),
    );
    this.moves = new PageMoves(this.parts, this.store);
    this.#watch = new PageWatch(this.parts, this.store, this.citing, () => this.#seen);
    this.#listen(container, signal);
  }

  setHooks(hooks: ReaderHooks): void {
    this.#hooks = hooks;
  }

  /** Shows a document, or nothing. What was open before is closed first; of several calls in a row
   * the last one wins. */
  show(address: DocumentAddress | null): void {
    this.#opening?.abort();
    const before = this.#address;
    if (before && (address?.app !== before.app || address.round !== before.round)) {
      // Places of another application mean nothing here.
      this.#returns.clear();
      this.#wanted = null;
    }
    this.#address = address;
    const opening = new AbortController();
    this.#opening = opening;
    this.#work = this.#work.then(async () => {
      await this.#closeDocument();
      if (opening.signal.aborted || this.#ended.signal.aborted) return;
      if (address) await this.#open(address, opening.signal);
    });
  }

  /** Goes to evidence, in another document too, and rings it. Alt+← leads back. The same wish
   * (by its nonce) is followed once. */
  jump(jump: EvidenceJump): void {
    if (jump.nonce === this.#lastJump) return;
    this.#lastJump = jump.nonce;
    this.#remember(true);
    this.#go({ docid: jump.docid, ring: true, place: { kind: 'rects', ...jump } });
  }

  /** Back to where the last jump, link or outline entry was followed from. */
  back(): void {
    const last = this.#returns.pop();
    if (!last) return;
    this.#go(last);
    if (last.fromJump) this.#hooks.onJumpBack();
  }

  /** Opens the same document anew with a fresh worker: the way out of a page that never ends. */
  restart(): void {
    const address = this.#address;
    if (!address) return;
    this.#wanted = this.#here();
    this.#dropWorker();
    this.show(address);
  }

  /** Names what pdf.js put on the pages; also after the language changed. */
  translate(): void {
    void this.#l10n.translate(this.#pages);
  }

  async close(): Promise<void> {
    this.#opening?.abort();
    this.#ended.abort();
    this.citing.close();
    this.#watch.close();
    await this.#work;
    await this.#closeDocument();
    if (this.#worker) returnWorker(this.#worker);
    this.#worker = null;
  }

  /** The open document, for thumbnails. */
  get live(): LiveDocument | null {
    return this.#live;
  }

  async #open(address: DocumentAddress, signal: AbortSignal): Promise<void> {
    this.store.setState({ ...emptyState, phase: 'opening', docid: address.docid });
    this.#returns.show();
    this.#worker ??= takeWorker();
    try {
      const live = await openDocument(
        this.#api,
        this.#worker,
        address,
        {
          onProgress: (loaded, total) => this.store.setState({ progress: { loaded, total } }),
          onFailure: (failure) => this.#fail(failure),
        },
        signal,
      );
      this.#live = live;
      if (signal.aborted) return;
      await this.#present(live, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(failureOf(error));
    }
  }

  async #present(live: LiveDocument, signal: AbortSignal): Promise<void> {
    const { viewer, links, bus } = this.parts;
    const { pdf, opened, address } = live;
    this.#seen = new SeenPages(
      (pages) =>
        void this.#api.pagesSeen({ ...address, pageCount: pdf.numPages, pages: [...pages] }),
    );
    this.citing.setDocument({ docid: address.docid, sha256: opened.sha256 }, opened.watermark);
    const laidOut = new Promise<void>((resolve) => {
      bus.on('pagesinit', () => resolve(), { once: true });
    });
    viewer.setDocument(pdf);
    links.setDocument(pdf);
    // `pagesPromise` only matters where it fails: a first page that cannot be read lays nothing out.
    await withinOpening(Promise.race([laidOut, viewer.pagesPromise]), signal);
    const wanted = this.#wanted?.docid === address.docid ? this.#wanted : null;
    this.#wanted = null;
    const { position } = opened;
    viewer.pagesRotation = position?.rotation ?? 0;
    viewer.currentScaleValue = usableScale(position?.scale ?? 'page-width');
    const place: Place | null = wanted?.place ?? (position && { kind: 'position', position });
    this.store.setState({ phase: 'ready', progress: null, pageCount: pdf.numPages });
    this.translate();
    if (place && pageIndexOf(place) < pdf.numPages) {
      await learnSizes(viewer, pdf, 0, pageIndexOf(place) + 1);
      if (viewer.pdfDocument !== pdf) return;
      this.#arrive(place, wanted?.ring ?? false);
    }
    // Not before: on the way to a page deep in the document the first one is in sight, and leaving
    // then would write it over the place that was kept.
    this.#keeper = new PositionKeeper(this.#api, address);
    void this.#learnRest(live);
  }

  /** Everything that may follow the first page: labels, outline, the sizes of the other pages. */
  async #learnRest(live: LiveDocument): Promise<void> {
    const { viewer } = this.parts;
    const { pdf } = live;
    await viewer.onePageRendered;
    performance.mark(FIRST_PAGE_MARK);
    const [labels, outline] = await Promise.all([
      pdf.getPageLabels().catch(() => null),
      outlineOf(pdf).catch(() => []),
    ]);
    if (viewer.pdfDocument !== pdf) return;
    if (labels) viewer.setPageLabels(labels);
    this.store.setState({ labels, outline });
    this.citing.setLabels(labels);
    this.translate();
    if (live.ranged) await learnSizes(viewer, pdf, 0, Math.min(pdf.numPages, MAX_PAGES_LEARNT));
  }

  #go(target: Target): void {
    const shown = this.#address?.docid === target.docid;
    if (shown && this.#live?.address === this.#address && this.#ready()) {
      const { pdf } = this.#live;
      const { viewer } = this.parts;
      void learnSizes(viewer, pdf, 0, Math.min(pageIndexOf(target.place) + 1, pdf.numPages)).then(
        () => {
          if (viewer.pdfDocument === pdf) this.#arrive(target.place, target.ring);
        },
      );
      return;
    }
    this.#wanted = target;
    if (!shown) this.#hooks.onActivate(target.docid);
  }

  #arrive(place: Place, ring: boolean): void {
    if (place.kind === 'position') {
      const { viewer } = this.parts;
      viewer.pagesRotation = place.position.rotation;
      viewer.currentScaleValue = usableScale(place.position.scale);
    }
    goTo(this.parts.viewer, place);
    if (ring && place.kind === 'rects') this.citing.ring(place);
  }

  #remember(fromJump: boolean): void {
    const here = this.#here();
    if (here) this.#returns.push({ ...here, fromJump });
  }

  #ready(): boolean {
    return this.store.getState().phase === 'ready';
  }

  #here(): Target | null {
    if (!this.#location || !this.#live || this.#live.address !== this.#address) return null;
    const position = positionOf(this.parts.viewer, this.#location);
    return {
      docid: this.#live.address.docid,
      ring: false,
      place: { kind: 'position', position },
    };
  }

  #listen(container: HTMLElement, signal: AbortSignal): void {
    const { bus, viewer } = this.parts;
    bus.on('updateviewarea', ({ location }: { location: ViewLocation }) => {
      this.#location = location;
      if (this.#ready()) {
        this.#keeper?.moved(positionOf(viewer, location));
      }
    });
    bus.on('scalechanging', ({ scale }: { scale: number }) => {
      this.store.setState({ scale, scaleValue: viewer.currentScaleValue });
    });
    bus.on('rotationchanging', ({ pagesRotation }: { pagesRotation: number }) => {
      this.store.setState({ rotation: pagesRotation });
      this.citing.setTurn(pagesRotation);
    });
    let width = container.clientWidth;
    const observer = new ResizeObserver(() => {
      if (container.clientWidth === width) return;
      width = container.clientWidth;
      const value = viewer.currentScaleValue;
      // Sizes that depend on the pane are worked out again when the pane changes.
      if (viewer.pdfDocument && Number.isNaN(Number(value))) viewer.currentScaleValue = value;
    });
    observer.observe(container);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #fail(failure: ReaderFailure): void {
    const { docid } = this.store.getState();
    if (failure.kind === 'stalled') this.#dropWorker();
    this.#work = this.#work.then(() => this.#closeDocument());
    this.store.setState({ ...emptyState, phase: 'failed', failure, docid });
  }

  #dropWorker(): void {
    this.#worker?.destroy();
    this.#worker = null;
  }

  async #closeDocument(): Promise<void> {
    const live = this.#live;
    this.#live = null;
    this.#location = null;
    this.#keeper?.flush();
    this.#keeper = null;
    this.#seen?.close();
    this.#seen = null;
    if (!live) return;
    this.finder.close();
    this.citing.setDocument(null, '');
    this.parts.viewer.setDocument(null);
    this.parts.links.setDocument(null);
    await live.close();
  }
}

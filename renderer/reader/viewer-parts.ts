import { InertLinkService } from './inert-links.ts';
import { EventBus, PDFViewer, viewerOptions } from './pdfjs.ts';
import { SteadyFindController } from './steady-find-controller.ts';
import type { ViewerL10n } from './viewer-l10n.ts';

export type ViewerParts = {
  readonly bus: EventBus;
  readonly links: InertLinkService;
  readonly viewer: PDFViewer;
};

export type ViewerSetting = {
  /** Absolutely positioned, scrolls; its first child takes the pages. */
  readonly container: HTMLDivElement;
  readonly pages: HTMLDivElement;
  readonly l10n: ViewerL10n;
  readonly inertLinkTitle: () => string;
  readonly beforeJump: () => void;
  readonly signal: AbortSignal;
};

/** Wires pdf.js's viewer components for one pane. */
export function createViewer(setting: ViewerSetting): ViewerParts {
  const bus = new EventBus();
  const links = new InertLinkService(bus, setting.beforeJump, setting.inertLinkTitle);
  const findController = new SteadyFindController({ eventBus: bus, linkService: links });
  // Both are understood but missing from the published option type.
  const untyped: object = { l10n: setting.l10n, abortSignal: setting.signal };
  const viewer = new PDFViewer({
    container: setting.container,
    viewer: setting.pages,
    eventBus: bus,
    linkService: links,
    findController,
    ...viewerOptions,
    ...untyped,
  });
  links.setViewer(viewer);
  return { bus, links, viewer };
}

import { type EventBus, PDFLinkService } from './pdfjs.ts';
import { centreNarrowPage } from './place.ts';

/** Actions of a document that only move within it; printing, saving and the rest do nothing. */
const MOVING_ACTIONS: ReadonlySet<string> = new Set([
  'NextPage',
  'PrevPage',
  'FirstPage',
  'LastPage',
]);

/** Links of a document lead to places in the same document and nowhere else: addresses, files,
 * attachments, launches and layer switches are inert. */
export class InertLinkService extends PDFLinkService {
  readonly #beforeJump: () => void;
  readonly #inertTitle: () => string;

  /** `beforeJump` runs before each jump within the document; `inertTitle` names a dead link. */
  constructor(eventBus: EventBus, beforeJump: () => void, inertTitle: () => string) {
    super({ eventBus, ignoreDestinationZoom: true });
    this.externalLinkEnabled = false;
    this.#beforeJump = beforeJump;
    this.#inertTitle = inertTitle;
  }

  override async goToDestination(destination: string | unknown[]): Promise<void> {
    this.#beforeJump();
    await super.goToDestination(destination);
    centreNarrowPage(this.pdfViewer);
  }

  override goToPage(page: number | string): void {
    this.#beforeJump();
    super.goToPage(page);
  }

  // Without an address there is nothing to follow, to drag or to open elsewhere.
  override addLinkAttributes(link: HTMLAnchorElement): void {
    link.removeAttribute('href');
    link.title = this.#inertTitle();
    link.classList.add('hp-inert-link');
    link.onclick = () => false;
  }

  override getAnchorUrl(_anchor: string): string {
    return '#';
  }

  override executeNamedAction(action: string): void {
    if (!MOVING_ACTIONS.has(action)) return;
    this.#beforeJump();
    super.executeNamedAction(action);
  }

  override async executeSetOCGState(_action: object): Promise<void> {}

  override async getAttachmentContent(_id: string): Promise<null> {
    return null;
  }

  override setHash(_hash: string): void {}
}

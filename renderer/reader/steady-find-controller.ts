import { PDFFindController } from './pdfjs.ts';

type Match = Parameters<PDFFindController['scrollMatchIntoView']>[0];

/** pdf.js centres a hit sideways. Where the whole page is visible that only pushes half of it out of
 * the pane (other, wider pages make the pane scroll sideways), so the page is put back. */
export class SteadyFindController extends PDFFindController {
  override scrollMatchIntoView(match: Match): void {
    super.scrollMatchIntoView(match);
    // pdf.js also calls this for pages without the hit, and then without an element.
    const element: HTMLElement | null | undefined = match.element;
    const page = element?.closest<HTMLElement>('.page') ?? null;
    const pane = page?.closest<HTMLElement>('.hp-reader-scroll') ?? null;
    if (page === null || pane === null || page.offsetWidth > pane.clientWidth) return;
    pane.scrollLeft = page.offsetLeft - (pane.clientWidth - page.offsetWidth) / 2;
  }
}

// One layer of our own over each drawn page: the reader's name (watermark), the places that scores
// cite (marks) and the ring that shows where a jump led. Everything is placed in percent of the page
// box, so that zooming needs no work; turning the page places it again.
import type { Rectangle } from '../../shared/objects/sheet.ts';
import { around, quarterTurn, toFractions, toPercent } from './geometry.ts';
import { type PageView, pageBoxOf } from './page-view.ts';
import type { EvidenceMark } from './reader-props.ts';

/** How long the ring of a jump stays. */
export const RING_MS = 2400;
/** The ring stands off the cited box by this much, in hundredths of a point. */
const RING_GAP = 400;

export type Ring = { readonly pageIndex: number; readonly rects: readonly Rectangle[] };

export class PageOverlays {
  #marks = new Map<number, EvidenceMark[]>();
  #ring: Ring | null = null;
  #ringTimer: ReturnType<typeof setTimeout> | undefined;
  #viewerTurn = 0;

  /** Marks of the shown document, and which of them is strong. */
  setMarks(marks: readonly EvidenceMark[]): void {
    this.#marks = Map.groupBy(marks, (mark) => mark.pageIndex);
  }

  setTurn(degrees: number): void {
    this.#viewerTurn = degrees;
  }

  /** Shows a ring for a while; `redraw` is called when it goes. */
  setRing(ring: Ring, redraw: () => void): void {
    clearTimeout(this.#ringTimer);
    this.#ring = ring;
    this.#ringTimer = setTimeout(() => {
      this.#ring = null;
      redraw();
    }, RING_MS);
  }

  clear(): void {
    clearTimeout(this.#ringTimer);
    this.#marks.clear();
    this.#ring = null;
  }

  /** Puts the layer on a page, or puts it right. pdf.js removes what it does not know whenever it
   * draws a page anew, so this runs after each drawing. */
  draw(view: PageView): void {
    const page = view.pdfPage;
    if (!page) return;
    const layer = layerOf(view);
    const box = pageBoxOf(page);
    const turn = quarterTurn(box.rotate + this.#viewerTurn);
    const children: HTMLElement[] = [];
    for (const mark of this.#marks.get(view.id - 1) ?? []) {
      for (const rectangle of mark.rects) {
        const element = document.createElement('div');
        element.className = mark.active ? 'hp-mark hp-mark-active' : 'hp-mark';
        element.dataset['evidence'] = mark.id;
        Object.assign(element.style, toPercent(toFractions(rectangle, box, turn)));
        children.push(element);
      }
    }
    if (this.#ring?.pageIndex === view.id - 1) {
      const bounds = around(this.#ring.rects);
      if (bounds) {
        const wide: Rectangle = [
          bounds[0] - RING_GAP,
          bounds[1] - RING_GAP,
          bounds[2] + RING_GAP,
          bounds[3] + RING_GAP,
        ];
        const element = document.createElement('div');
        element.className = 'hp-ring';
        Object.assign(element.style, toPercent(toFractions(wide, box, turn)));
        children.push(element);
      }
    }
    layer.replaceChildren(...children);
  }
}

/** The layer of a page, made where it is missing. Its box is the page's box on the screen. */
export function layerOf(view: PageView): HTMLElement {
  const existing = view.div.querySelector<HTMLElement>(':scope > .hp-overlay');
  if (existing) return existing;
  const layer = document.createElement('div');
  layer.className = 'hp-overlay';
  layer.setAttribute('aria-hidden', 'true');
  view.div.append(layer);
  return layer;
}

/** A CSS image that repeats the reader's name across the page, faint and slanted. */
export function watermarkImage(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '').replace(/[<>&"']/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="240"><text x="180" y="120" transform="rotate(-24 180 120)" text-anchor="middle" font-family="sans-serif" font-size="15" fill="#1c2733" fill-opacity="0.1">${safe}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

import { type Fractions, partOfPage, type ScreenBox, toPercent } from './geometry.ts';

/** A drawn box smaller than this on the screen is a click that slipped. */
const MIN_PIXELS = 6;

type Drawing = {
  readonly layer: HTMLElement;
  readonly pageIndex: number;
  readonly x: number;
  readonly y: number;
  readonly band: HTMLElement;
  readonly pointer: number;
};

/** Drawing a rectangle on a page with mouse, pen or finger. Listens on the scroll container while
 * `active`; the box stays inside the page where it began. */
export class RectangleTool {
  readonly #layerAt: (
    target: EventTarget | null,
  ) => { layer: HTMLElement; pageIndex: number } | null;
  readonly #onDrawn: (pageIndex: number, part: Fractions) => void;
  #drawing: Drawing | null = null;
  active = false;

  constructor(
    container: HTMLElement,
    signal: AbortSignal,
    layerAt: (target: EventTarget | null) => { layer: HTMLElement; pageIndex: number } | null,
    onDrawn: (pageIndex: number, part: Fractions) => void,
  ) {
    this.#layerAt = layerAt;
    this.#onDrawn = onDrawn;
    container.addEventListener('pointerdown', (event) => this.#begin(event), { signal });
    container.addEventListener('pointermove', (event) => this.#move(event), { signal });
    container.addEventListener('pointerup', (event) => this.#end(event), { signal });
    container.addEventListener('pointercancel', () => this.cancel(), { signal });
  }

  cancel(): void {
    this.#drawing?.band.remove();
    this.#drawing = null;
  }

  #begin(event: PointerEvent): void {
    if (!this.active || event.button !== 0) return;
    const place = this.#layerAt(event.target);
    if (!place) return;
    event.preventDefault();
    this.cancel();
    const band = document.createElement('div');
    band.className = 'hp-band';
    place.layer.append(band);
    // A synthetic pointer has no capture to give; drawing works without it.
    if (event.currentTarget instanceof HTMLElement && event.isTrusted) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    this.#drawing = {
      ...place,
      x: event.clientX,
      y: event.clientY,
      band,
      pointer: event.pointerId,
    };
  }

  #move(event: PointerEvent): void {
    const drawing = this.#drawing;
    if (drawing?.pointer !== event.pointerId) return;
    const part = partOfPage(boxOf(drawing, event), drawing.layer.getBoundingClientRect());
    if (part) Object.assign(drawing.band.style, toPercent(part));
  }

  #end(event: PointerEvent): void {
    const drawing = this.#drawing;
    if (drawing?.pointer !== event.pointerId) return;
    const box = boxOf(drawing, event);
    const part = partOfPage(box, drawing.layer.getBoundingClientRect());
    this.cancel();
    const large = box.right - box.left >= MIN_PIXELS && box.bottom - box.top >= MIN_PIXELS;
    if (part && large) this.#onDrawn(drawing.pageIndex, part);
  }
}

function boxOf(from: Drawing, to: PointerEvent): ScreenBox {
  return {
    left: Math.min(from.x, to.clientX),
    top: Math.min(from.y, to.clientY),
    right: Math.max(from.x, to.clientX),
    bottom: Math.max(from.y, to.clientY),
  };
}

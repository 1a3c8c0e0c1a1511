// Between the three places of a rectangle: the signed evidence (PDF user space, hundredths of a
// point, origin bottom-left), the page box on the screen (fractions of its width and height, origin
// top-left, after the page's own and the viewer's rotation) and CSS percentages.
import type { Rectangle } from '../../shared/objects/sheet.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/** What a page says about itself: visible box in points, own rotation, size of its unit. */
export type PageBox = {
  readonly view: readonly [number, number, number, number];
  readonly rotate: QuarterTurn;
  readonly userUnit: number;
};

/** Parts of the displayed page box, 0 to 1, left < right and top < bottom. */
export type Fractions = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export const WHOLE_PAGE: Fractions = { left: 0, top: 0, right: 1, bottom: 1 };

/** Any whole number of quarter turns, also negative, as 0, 90, 180 or 270. */
export function quarterTurn(degrees: number): QuarterTurn {
  const turn = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[turn] ?? 0;
}

/** A point of the displayed page in unrotated fractions: x rightwards, y upwards. */
function unrotate(x: number, y: number, turn: QuarterTurn): readonly [number, number] {
  switch (turn) {
    case 0:
      return [x, 1 - y];
    case 90:
      return [y, x];
    case 180:
      return [1 - x, y];
    case 270:
      return [1 - y, 1 - x];
  }
}

function rotate(u: number, v: number, turn: QuarterTurn): readonly [number, number] {
  switch (turn) {
    case 0:
      return [u, 1 - v];
    case 90:
      return [v, u];
    case 180:
      return [1 - u, v];
    case 270:
      return [1 - v, 1 - u];
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A displayed part of the page as evidence has it; clamped to the page, never empty by rounding.
 * `turn` is page rotation plus viewer rotation. */
export function toRectangle(part: Fractions, page: PageBox, turn: QuarterTurn): Rectangle {
  const [x1, y1, x2, y2] = page.view;
  const a = unrotate(clamp(part.left, 0, 1), clamp(part.top, 0, 1), turn);
  const b = unrotate(clamp(part.right, 0, 1), clamp(part.bottom, 0, 1), turn);
  const place = (low: number, high: number, s: number, t: number) => {
    const from = Math.floor((low + Math.min(s, t) * (high - low)) * 100);
    const to = Math.ceil((low + Math.max(s, t) * (high - low)) * 100);
    return [
      clamp(from, Math.floor(low * 100), Math.ceil(high * 100) - 1),
      clamp(to, Math.floor(low * 100) + 1, Math.ceil(high * 100)),
    ] as const;
  };
  const [left, right] = place(x1, x2, a[0], b[0]);
  const [bottom, top] = place(y1, y2, a[1], b[1]);
  return [left, bottom, right, top];
}

/** Where evidence lies on the displayed page. Parts outside the page are cut off. */
export function toFractions(rectangle: Rectangle, page: PageBox, turn: QuarterTurn): Fractions {
  const [x1, y1, x2, y2] = page.view;
  const width = x2 - x1 || 1;
  const height = y2 - y1 || 1;
  const u = (x: number) => clamp((x / 100 - x1) / width, 0, 1);
  const v = (y: number) => clamp((y / 100 - y1) / height, 0, 1);
  const [ax, ay] = rotate(u(rectangle[0]), v(rectangle[1]), turn);
  const [bx, by] = rotate(u(rectangle[2]), v(rectangle[3]), turn);
  return {
    left: Math.min(ax, bx),
    top: Math.min(ay, by),
    right: Math.max(ax, bx),
    bottom: Math.max(ay, by),
  };
}

/** CSS lengths for an element placed in the page box. */
export function toPercent(part: Fractions): {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
} {
  const percent = (value: number) => `${(value * 100).toFixed(4)}%`;
  return {
    left: percent(part.left),
    top: percent(part.top),
    width: percent(part.right - part.left),
    height: percent(part.bottom - part.top),
  };
}

/** The smallest box around several rectangles; null without any. */
export function around(rectangles: readonly Rectangle[]): Rectangle | null {
  const [first, ...rest] = rectangles;
  if (!first) return null;
  return rest.reduce<Rectangle>(
    (box, r) => [
      Math.min(box[0], r[0]),
      Math.min(box[1], r[1]),
      Math.max(box[2], r[2]),
      Math.max(box[3], r[3]),
    ],
    first,
  );
}

/** Screen box in viewport pixels, as `getBoundingClientRect` gives it. */
export type ScreenBox = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A screen box as parts of the page's screen box; null where they do not meet. */
export function partOfPage(box: ScreenBox, page: ScreenBox): Fractions | null {
  const width = page.right - page.left;
  const height = page.bottom - page.top;
  if (width <= 0 || height <= 0) return null;
  const part = {
    left: clamp((box.left - page.left) / width, 0, 1),
    top: clamp((box.top - page.top) / height, 0, 1),
    right: clamp((box.right - page.left) / width, 0, 1),
    bottom: clamp((box.bottom - page.top) / height, 0, 1),
  };
  return part.right > part.left && part.bottom > part.top ? part : null;
}

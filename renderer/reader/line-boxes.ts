import type { ScreenBox } from './geometry.ts';

/** A signed piece of evidence carries at most this many rectangles. */
export const MAX_BOXES = 200;

/** Joins the boxes of a text selection (one for each run that pdf.js drew) into one box for each
 * stretch of a line: boxes that overlap vertically by more than half of the lower one, and lie side
 * by side within the line's height, become one. Order of reading is kept; at most `MAX_BOXES`
 * remain, the rest is covered by one box around it. */
export function lineBoxes(boxes: readonly ScreenBox[]): readonly ScreenBox[] {
  const joined: ScreenBox[] = [];
  for (const box of boxes) {
    if (box.right - box.left < 0.5 || box.bottom - box.top < 0.5) continue;
    const index = joined.findIndex((line) => sameStretch(line, box));
    const line = joined[index];
    if (line) joined[index] = union(line, box);
    else joined.push(box);
  }
  if (joined.length <= MAX_BOXES) return joined;
  const rest = joined.slice(MAX_BOXES - 1);
  const [first, ...others] = rest;
  if (!first) return joined;
  return [...joined.slice(0, MAX_BOXES - 1), others.reduce(union, first)];
}

function union(a: ScreenBox, b: ScreenBox): ScreenBox {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function sameStretch(a: ScreenBox, b: ScreenBox): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const lower = Math.min(a.bottom - a.top, b.bottom - b.top);
  if (overlap <= lower / 2) return false;
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  return gap <= Math.max(a.bottom - a.top, b.bottom - b.top);
}

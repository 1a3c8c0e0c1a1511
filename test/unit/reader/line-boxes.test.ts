import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScreenBox } from '../../../renderer/reader/geometry.ts';
import { lineBoxes, MAX_BOXES } from '../../../renderer/reader/line-boxes.ts';

const box = (left: number, top: number, right: number, bottom: number): ScreenBox => ({
  left,
  top,
  right,
  bottom,
});

describe('boxes of a selection', () => {
  test('runs of one line become one box', () => {
    expect(lineBoxes([box(10, 10, 50, 26), box(50, 11, 90, 27), box(92, 10, 120, 26)])).toEqual([
      box(10, 10, 120, 27),
    ]);
  });

  test('two lines stay two boxes', () => {
    expect(lineBoxes([box(10, 10, 90, 26), box(10, 30, 60, 46)])).toHaveLength(2);
  });

  test('columns on the same height stay apart', () => {
    expect(lineBoxes([box(10, 10, 90, 26), box(200, 10, 280, 26)])).toHaveLength(2);
  });

  test('what has no area is left out', () => {
    expect(lineBoxes([box(10, 10, 10, 26), box(10, 10, 90, 10.2)])).toEqual([]);
  });

  test('never more boxes than evidence may carry, and none of the area is lost', () => {
    const many = Array.from({ length: 500 }, (_, i) => box(10, i * 40, 90, i * 40 + 16));
    const boxes = lineBoxes(many);
    expect(boxes).toHaveLength(MAX_BOXES);
    expect(boxes.at(-1)).toEqual(box(10, (MAX_BOXES - 1) * 40, 90, 499 * 40 + 16));
  });

  test('every visible box lies inside one of the results', () => {
    const some = fc
      .tuple(
        fc.nat(800),
        fc.nat(800),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 40 }),
      )
      .map(([x, y, w, h]) => box(x, y, x + w, y + h));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 300 }), (boxes) => {
        const lines = lineBoxes(boxes);
        for (const b of boxes) {
          const covered = lines.some(
            (l) => l.left <= b.left && l.top <= b.top && l.right >= b.right && l.bottom >= b.bottom,
          );
          expect(covered).toBe(true);
        }
      }),
    );
  });
});

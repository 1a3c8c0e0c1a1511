import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  around,
  type PageBox,
  partOfPage,
  quarterTurn,
  toFractions,
  toPercent,
  toRectangle,
  WHOLE_PAGE,
} from '../../../renderer/reader/geometry.ts';

const a4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const cropped: PageBox = { view: [20, 30, 420, 630], rotate: 90, userUnit: 2 };

describe('a displayed part of a page becomes PDF user space', () => {
  // The top left tenth of what is on the screen, seen through each rotation.
  const corner = { left: 0, top: 0, right: 0.1, bottom: 0.1 };
  test.each([
    [0, [0, 75780, 5950, 84200]],
    [90, [0, 0, 5950, 8420]],
    [180, [53550, 0, 59500, 8420]],
    [270, [53550, 75780, 59500, 84200]],
  ] as const)('turned by %i degrees', (turn, expected) => {
    expect(toRectangle(corner, a4, turn)).toEqual(expected);
  });

  test('a cropped page keeps its offset', () => {
    expect(toRectangle(WHOLE_PAGE, cropped, 90)).toEqual([2000, 3000, 42000, 63000]);
  });

  test('what lies outside the page is cut off and never becomes empty', () => {
    const beyond = { left: 1.2, top: -3, right: 1.4, bottom: -2 };
    const [x1, y1, x2, y2] = toRectangle(beyond, a4, 0);
    expect(x2).toBeGreaterThan(x1);
    expect(y2).toBeGreaterThan(y1);
    expect([x1, y1, x2, y2]).toEqual([59499, 84199, 59500, 84200]);
  });
});

describe('the way to the screen and back', () => {
  const turns = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
  const part = fc
    .tuple(
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.01, max: 0.1, noNaN: true }),
      fc.double({ min: 0.01, max: 0.1, noNaN: true }),
    )
    .map(([left, top, width, height]) => ({
      left,
      top,
      right: left + width,
      bottom: top + height,
    }));
  const page = fc
    .tuple(
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: 50, max: 14400 }),
      fc.integer({ min: 50, max: 14400 }),
      turns,
    )
    .map(([x, y, w, h, rotate]): PageBox => ({ view: [x, y, x + w, y + h], rotate, userUnit: 1 }));

  test('evidence covers what was drawn and is at most a hundredth of a point larger', () => {
    fc.assert(
      fc.property(part, page, turns, (drawn, box, turn) => {
        const back = toFractions(toRectangle(drawn, box, turn), box, turn);
        const sideways = turn % 180 !== 0;
        const [x1, y1, x2, y2] = box.view;
        const slackX = 0.0101 / (sideways ? y2 - y1 : x2 - x1);
        const slackY = 0.0101 / (sideways ? x2 - x1 : y2 - y1);
        expect(back.left).toBeLessThanOrEqual(drawn.left + 1e-9);
        expect(back.right).toBeGreaterThanOrEqual(drawn.right - 1e-9);
        expect(back.top).toBeLessThanOrEqual(drawn.top + 1e-9);
        expect(back.bottom).toBeGreaterThanOrEqual(drawn.bottom - 1e-9);
        expect(drawn.left - back.left).toBeLessThanOrEqual(slackX);
        expect(back.right - drawn.right).toBeLessThanOrEqual(slackX);
        expect(drawn.top - back.top).toBeLessThanOrEqual(slackY);
        expect(back.bottom - drawn.bottom).toBeLessThanOrEqual(slackY);
      }),
    );
  });

  test('the same evidence lies at the same words however the viewer is turned', () => {
    fc.assert(
      fc.property(part, page, turns, turns, (drawn, box, one, other) => {
        const evidence = toRectangle(drawn, box, one);
        const again = toRectangle(toFractions(evidence, box, other), box, other);
        again.forEach((value, i) => {
          expect(Math.abs(value - (evidence[i] ?? Number.NaN))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

test('quarter turns are brought into one circle', () => {
  expect([0, 90, 450, -90, -270, 180, 360].map(quarterTurn)).toEqual([0, 90, 90, 270, 90, 180, 0]);
});

test('the box around rectangles holds them all', () => {
  expect(around([])).toBeNull();
  expect(
    around([
      [10, 10, 20, 20],
      [5, 15, 18, 40],
    ]),
  ).toEqual([5, 10, 20, 40]);
});

test('a screen box is placed in percent of the page box', () => {
  const page = { left: 100, top: 50, right: 300, bottom: 450 };
  const part = partOfPage({ left: 150, top: 150, right: 250, bottom: 250 }, page);
  expect(part && toPercent(part)).toEqual({
    left: '25.0000%',
    top: '25.0000%',
    width: '50.0000%',
    height: '25.0000%',
  });
});

test.each([
  [
    'beside the page',
    { left: 400, top: 100, right: 500, bottom: 200 },
    { left: 0, top: 0, right: 300, bottom: 300 },
  ],
  [
    'on a page without size',
    { left: 0, top: 0, right: 10, bottom: 10 },
    { left: 0, top: 0, right: 0, bottom: 300 },
  ],
])('a box %s is no part of it', (_, box, page) => {
  expect(partOfPage(box, page)).toBeNull();
});

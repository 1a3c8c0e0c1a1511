import { describe, expect, test } from 'vitest';
import { drawingFigure } from '../../../../electron/reports/drawing-svg.ts';
import {
  type Drawing,
  drawingWidth,
  figure,
  fitted,
  paged,
  rowsPerDrawing,
  signed,
} from '../../../../shared/charts/drawing.ts';
import { expertSeverity } from '../../../../shared/charts/expert-severity.ts';
import { heatMap } from '../../../../shared/charts/heat-map.ts';
import { rankRobustness } from '../../../../shared/charts/rank-robustness.ts';
import { scoreDistribution } from '../../../../shared/charts/score-distribution.ts';
import { form, result, statistics } from '../../reports/made-result.ts';

const zh = (text: { readonly zh: string }) => text.zh;
const [lot] = result.content.lots;
const [robust] = statistics.lots;
if (lot === undefined || robust === undefined) throw new Error('no lot');
const drawings: readonly Drawing[] = [
  ...scoreDistribution(lot, 100, zh),
  ...expertSeverity(statistics.experts, zh),
  ...rankRobustness(lot, robust, zh),
];

describe('every chart', () => {
  test('is drawn within its own frame', () => {
    expect(drawings).toHaveLength(3);
    for (const { shapes, height, width } of drawings) {
      expect(width).toBe(drawingWidth);
      for (const shape of shapes) {
        const [xs, ys] =
          shape.kind === 'line'
            ? [
                [shape.x1, shape.x2],
                [shape.y1, shape.y2],
              ]
            : [[shape.x], [shape.y]];
        for (const x of xs) expect(x >= 0 && x <= width).toBe(true);
        for (const y of ys) expect(y >= 0 && y <= height).toBe(true);
      }
    }
  });

  test('says all its figures in words as well, for whoever does not see it', () => {
    for (const { table, shapes } of drawings) {
      const words = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) {
        expect(row).toHaveLength(table.head.length);
        const numbers = row.filter((cell) => /^[+-]?\d+\.\d+$/.test(cell));
        for (const cell of numbers) expect(words).toContain(cell);
      }
    }
  });

  test('is printed from the same shapes, in greys only', () => {
    const markup = drawings.map((drawing) => drawingFigure(drawing).markup).join('');
    const shapes = drawings.flatMap((drawing) => drawing.shapes);
    expect(markup.match(/<(?:rect|line|circle|text) /g)).toHaveLength(shapes.length);
    for (const [, colour = ''] of markup.matchAll(/(?:fill|stroke)="#([0-9a-f]+)"/g)) {
      const parts = colour.length === 3 ? [...colour] : (colour.match(/../g) ?? []);
      expect(new Set(parts).size).toBe(1);
    }
  });
});

describe('a distribution', () => {
  test('stands the better score further right, and hollow what the rule dropped', () => {
    const [drawing] = drawings;
    const bars = drawing?.shapes.filter((shape) => shape.kind === 'line' && shape.thick > 2) ?? [];
    const at = bars.map((shape) => (shape.kind === 'line' ? shape.x1 : 0));
    expect(at).toEqual(at.toSorted((a, b) => b - a));
    const standings = lot.standings.map((standing) => ({
      ...standing,
      sheets: standing.sheets.map((row, index) =>
        index === 0 ? { ...row, use: 'trimmed-high' as const } : row,
      ),
    }));
    const dots = scoreDistribution({ ...lot, standings }, 100, zh).flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'dot' ? [shape.hollow] : [])),
    );
    expect(dots.filter((hollow) => hollow)).toHaveLength(3);
  });

  test('of many applications takes several drawings of even length', () => {
    const pages = paged(Array.from({ length: 200 }, (_, index) => index));
    expect(pages.flat()).toHaveLength(200);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(rowsPerDrawing);
    expect(paged([])).toEqual([]);
  });
});

describe('a heat map', () => {
  test('shades by the place in the lot: a recusal is a word without shade', () => {
    const [first] = heatMap(result.content, form.rubric, zh).lots;
    const cells = first?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.find(({ text }) => text === '91.00')?.shade).toBe(5);
    expect(cells.find(({ text }) => text === '60.00')?.shade).toBe(1);
    expect(cells.find(({ text }) => text === '回避')).toMatchObject({ shade: 0 });
  });

  test('leaves out a lot that needs no scores', () => {
    const { lots } = heatMap(result.content, form.rubric, zh);
    expect(lots.map((one) => one.lot)).toEqual(['N-01', 'N-02']);
  });
});

test('labels are cut by their width, an ideograph counting twice', () => {
  expect(fitted('东盟口岸', 8)).toBe('东盟口岸');
  expect(fitted('东盟口岸A', 8)).toBe('东盟口岸…');
  expect([figure(null), figure(-0.001), signed(1.005, 1), signed(-2)]).toEqual([
    '—',
    '0.00',
    '+1.0',
    '-2.00',
  ]);
});

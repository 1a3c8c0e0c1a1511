import type { ExpertFigures } from '../merge/statistics/round-statistics.ts';
import {
  type Drawing,
  drawingWidth,
  figure,
  fitted,
  headHeight,
  heading,
  middleOf,
  paged,
  rowHeight,
  rowText,
  type Say,
  type Shape,
  signed,
} from './drawing.ts';

const plot = { left: 170, right: 500 };

/** How lenient or severe each expert's totals are beside those of the others, in points, by the
 * two-way fit: one row per expert, the most lenient first. Experts without an estimate are listed
 * without a bar. Empty where nobody has one. */
export function expertSeverity(experts: readonly ExpertFigures[], say: Say): readonly Drawing[] {
  const estimated = experts.filter(({ bias }) => bias !== null);
  if (estimated.length === 0) return [];
  const most = Math.max(0.01, ...estimated.map(({ bias }) => Math.abs(bias ?? 0)));
  const isSplit = new Set(estimated.map(({ component }) => component)).size > 1;
  const rows = experts.toSorted(
    (a, b) =>
      (a.component ?? 0) - (b.component ?? 0) ||
      (b.bias ?? Number.NEGATIVE_INFINITY) - (a.bias ?? Number.NEGATIVE_INFINITY),
  );
  return paged(rows).map((page) => drawing(page, most, isSplit, say));
}

function drawing(
  rows: readonly ExpertFigures[],
  most: number,
  isSplit: boolean,
  say: Say,
): Drawing {
  const bottom = headHeight + rows.length * rowHeight;
  const centre = (plot.left + plot.right) / 2;
  const half = (plot.right - plot.left) / 2 - 4;
  const severe = say({ zh: '偏严', en: 'severe' });
  const lenient = say({ zh: '偏宽', en: 'lenient' });
  const points = say({ zh: '偏差（分）', en: 'Bias (points)' });
  const mean = say({ zh: '平均分', en: 'Mean' });
  const given = say({ zh: '份数', en: 'Sheets' });
  const label = (one: ExpertFigures) =>
    isSplit && one.component !== null ? `#${one.component} ${one.name}` : one.name;
  return {
    title: say({ zh: '专家宽严', en: 'Severity of the experts' }),
    width: drawingWidth,
    height: bottom + 6,
    shapes: [
      heading(plot.left, `← ${severe}`, 'start'),
      heading(plot.right, `${lenient} →`, 'end'),
      heading(580, points),
      heading(650, mean),
      heading(drawingWidth, given),
      ...rows.flatMap((one, index): Shape[] => {
        const middle = middleOf(index);
        const length = ((one.bias ?? 0) / most) * half;
        return [
          rowText(middle, 0, fitted(label(one), 22), 'start'),
          {
            kind: 'rect',
            x: Math.min(centre, centre + length),
            y: middle - 7,
            width: Math.abs(length),
            height: 14,
            tone: 'band',
          },
          rowText(middle, 580, signed(one.bias), 'end', true),
          rowText(middle, 650, figure(one.mean), 'end'),
          rowText(middle, drawingWidth, `${one.scored} / ${one.assigned}`, 'end'),
        ];
      }),
      {
        kind: 'line',
        x1: centre,
        y1: headHeight - 4,
        x2: centre,
        y2: bottom,
        tone: 'ink',
        thick: 1,
      },
    ],
    table: {
      head: [say({ zh: '专家', en: 'Expert' }), points, mean, given],
      rows: rows.map((one) => [
        label(one),
        signed(one.bias),
        figure(one.mean),
        `${one.scored} / ${one.assigned}`,
      ]),
    },
  };
}

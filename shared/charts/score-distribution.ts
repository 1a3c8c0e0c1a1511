import { lotHeading } from '../lot-heading.ts';
import type { ResultContent, Standing } from '../objects/result.ts';
import {
  type Drawing,
  drawingWidth,
  figure,
  fitted,
  headHeight,
  heading,
  middleOf,
  namedLine,
  paged,
  rowHeight,
  rowText,
  type Say,
  type Shape,
} from './drawing.ts';
import { approximate, dotsOf, positionOn, type Scale, scaleOf } from './score-scale.ts';

const plot = { left: 214, right: 560 };
const dotRadius = 4;

/** Every counted total of each application of a lot as a dot on one scale, the merged score as a bar:
 * how far the experts were apart. Empty for a lot without totals. `fullMark` in points. */
export function scoreDistribution(
  lot: ResultContent['lots'][number],
  fullMark: number,
  say: Say,
): readonly Drawing[] {
  const rows = lot.standings.filter((standing) => standing.printed !== null);
  if (rows.length === 0) return [];
  const scale = scaleOf(rows, fullMark);
  return paged(rows).map((page) => drawing(lot, page, scale, say));
}

function drawing(
  lot: ResultContent['lots'][number],
  rows: readonly Standing[],
  scale: Scale,
  say: Say,
): Drawing {
  const bottom = headHeight + rows.length * rowHeight;
  const score = say({ zh: '得分', en: 'Score' });
  const range = say({ zh: '最低–最高（份）', en: 'Range (n)' });
  return {
    title: `${say({ zh: '各项目得分分布', en: 'Scores of each application' })} · ${lotHeading(lot)}`,
    width: drawingWidth,
    height: bottom + 6,
    shapes: [
      ...axis(scale, bottom),
      heading(620, score),
      heading(drawingWidth, range),
      ...rows.flatMap((row, index) => rowShapes(row, scale, middleOf(index))),
    ],
    table: {
      head: [
        say({ zh: '项目', en: 'Application' }),
        score,
        range,
        say({ zh: '各专家总分', en: 'Experts’ totals' }),
      ],
      rows: rows.map((row) => [
        row.app,
        row.printed ?? '',
        rangeText(row),
        dotsOf(row, scale)
          .map(({ sheet }) => (sheet.use === 'used' ? sheet.printed : `(${sheet.printed})`))
          .join(', '),
      ]),
    },
  };
}

const x = (scale: Scale, value: number) =>
  plot.left + ((plot.right - plot.left) * positionOn(scale, value)) / 100;

/** Five lines at even steps, each named at the top. */
function axis(scale: Scale, bottom: number): readonly Shape[] {
  return [0, 1, 2, 3, 4].flatMap((step) => {
    const value = scale.from + ((scale.to - scale.from) * step) / 4;
    const places = Number.isInteger(value) ? 0 : 2;
    return namedLine(x(scale, value), bottom, figure(value, places));
  });
}

function rangeText(standing: Standing): string {
  const dots = dotsOf(standing, { from: 0, to: 1 });
  const totals = dots.map(({ sheet }) => sheet).filter(({ exact }) => exact !== null);
  const sorted = totals.toSorted((a, b) => approximate(a.exact ?? '') - approximate(b.exact ?? ''));
  return `${sorted[0]?.printed ?? '—'}–${sorted.at(-1)?.printed ?? '—'} (${sorted.length})`;
}

function rowShapes(standing: Standing, scale: Scale, middle: number): readonly Shape[] {
  const dots = dotsOf(standing, scale, 1.6);
  const at = dots.map(({ position }) => plot.left + ((plot.right - plot.left) * position) / 100);
  const tallest = Math.max(1, ...dots.map(({ row }) => row + 1));
  const lift = Math.min(dotRadius * 2, (rowHeight - 2 * dotRadius - 2) / tallest);
  const name = `${standing.place ?? '—'}  ${standing.app}  ${standing.title}`;
  const score = standing.exact === null ? null : x(scale, approximate(standing.exact));
  return [
    rowText(middle, 0, fitted(name, 34), 'start'),
    {
      kind: 'line',
      x1: Math.min(...at),
      y1: middle,
      x2: Math.max(...at),
      y2: middle,
      tone: 'quiet',
      thick: 1,
    },
    ...dots.map(
      ({ sheet, row }, index): Shape => ({
        kind: 'dot',
        x: at[index] ?? plot.left,
        y: middle - ((tallest - 1) * lift) / 2 + row * lift,
        radius: dotRadius,
        tone: 'mark',
        hollow: sheet.use !== 'used',
      }),
    ),
    ...(score === null
      ? []
      : [
          {
            kind: 'line',
            x1: score,
            y1: middle - rowHeight / 2 + 3,
            x2: score,
            y2: middle + rowHeight / 2 - 3,
            tone: 'ink',
            thick: 2.5,
          } as const,
        ]),
    rowText(middle, 620, standing.printed ?? '—', 'end', true),
    rowText(middle, drawingWidth, rangeText(standing), 'end'),
  ];
}

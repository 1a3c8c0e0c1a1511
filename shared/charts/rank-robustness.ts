import { lotHeading } from '../lot-heading.ts';
import type { LotRobustness } from '../merge/statistics/round-statistics.ts';
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

const plot = { left: 214, right: 540 };
const mostTicks = 12;

/** How firm each place of a lot is: a bar over the places that resampled panels give, the official
 * place as a dot, and how often the application comes first. Empty for fewer than two ranked. */
export function rankRobustness(
  lot: ResultContent['lots'][number],
  robustness: LotRobustness,
  say: Say,
): readonly Drawing[] {
  const rows = lot.standings.filter(({ place }) => place !== null);
  if (rows.length < 2 || robustness.resamples === null) return [];
  return paged(rows).map((page) => drawing(lot, page, robustness, rows.length, say));
}

function drawing(
  lot: ResultContent['lots'][number],
  rows: readonly Standing[],
  { applications }: LotRobustness,
  places: number,
  say: Say,
): Drawing {
  const of = new Map(applications.map((one) => [one.application, one]));
  const bottom = headHeight + rows.length * rowHeight;
  const x = (place: number) =>
    plot.left + 10 + ((plot.right - plot.left - 20) * (place - 1)) / Math.max(1, places - 1);
  const first = say({ zh: 'P(第一)', en: 'P(first)' });
  const interval = say({ zh: '名次区间 95 %', en: 'Places, 95 %' });
  const step = Math.ceil(places / mostTicks);
  const ticks = Array.from({ length: places }, (_, index) => index + 1).filter(
    (place) => (place - 1) % step === 0,
  );
  const intervalText = (app: string) => {
    const found = of.get(app)?.placeInterval ?? null;
    return found === null ? '—' : `${found.best}–${found.worst}`;
  };
  return {
    title: `${say({ zh: '名次稳健性', en: 'Robustness of places' })} · ${lotHeading(lot)}`,
    width: drawingWidth,
    height: bottom + 6,
    shapes: [
      ...ticks.flatMap((place) => namedLine(x(place), bottom, String(place))),
      heading(620, first),
      heading(drawingWidth, interval),
      ...rows.flatMap((row, index): Shape[] => {
        const middle = middleOf(index);
        const own = of.get(row.app);
        const band = own?.placeInterval ?? null;
        return [
          rowText(middle, 0, fitted(`${row.place}  ${row.app}  ${row.title}`, 34), 'start'),
          ...(band === null
            ? []
            : [
                {
                  kind: 'rect',
                  x: x(band.best) - 5,
                  y: middle - 6,
                  width: x(band.worst) - x(band.best) + 10,
                  height: 12,
                  tone: 'band',
                } as const,
              ]),
          { kind: 'dot', x: x(row.place ?? 1), y: middle, radius: 4, tone: 'ink', hollow: false },
          rowText(middle, 620, figure(own?.pFirst), 'end', own?.firm === true),
          rowText(middle, drawingWidth, intervalText(row.app), 'end'),
        ];
      }),
    ],
    table: {
      head: [
        say({ zh: '名次', en: 'Place' }),
        say({ zh: '项目', en: 'Application' }),
        first,
        interval,
      ],
      rows: rows.map((row) => [
        String(row.place),
        row.app,
        figure(of.get(row.app)?.pFirst),
        intervalText(row.app),
      ]),
    },
  };
}

import type { Bilingual } from '../rubric.ts';

/** Strokes and fills by meaning; the screen's theme and the printed page's greys give them colours. */
export type Tone = 'ink' | 'quiet' | 'line' | 'band' | 'mark';

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly tone: Tone;
      readonly thick: number;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly tone: Tone;
      /** Only its outline is drawn: the same shape meaning less, also without colour. */
      readonly hollow: boolean;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly tone: Tone;
      readonly strong?: boolean;
    };

/** A chart as screen and paper draw it: one geometry in units of its own, and the figures in it as a
 * table for whoever does not see it. */
export type Drawing = {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly table: {
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
};

export type Say = (text: Bilingual) => string;

/** Every drawing is this wide, so that text has one size on a page. */
export const drawingWidth = 720;
export const textSize = 12;
export const rowHeight = 26;
/** Rows of one drawing: what fits a printed page beside its heading. */
export const rowsPerDrawing = 34;

/** Height of the line of headings over the rows. */
export const headHeight = 24;

type Anchor = 'start' | 'middle' | 'end';

/** A word of the line over the rows. */
export const heading = (x: number, text: string, anchor: Anchor = 'end'): Shape => ({
  kind: 'text',
  x,
  y: 12,
  text,
  anchor,
  tone: 'quiet',
});

/** The middle of a row, by its number from 0. */
export const middleOf = (row: number): number => headHeight + row * rowHeight + rowHeight / 2;

/** Words on a row's line, `middle` as `middleOf` gives it. */
export const rowText = (
  middle: number,
  x: number,
  text: string,
  anchor: Anchor,
  strong = false,
): Shape => ({ kind: 'text', x, y: middle + 4, text, anchor, tone: 'ink', strong });

/** An upright line through all rows, named at the top. */
export const namedLine = (x: number, bottom: number, name: string): readonly Shape[] => [
  { kind: 'line', x1: x, y1: headHeight - 6, x2: x, y2: bottom, tone: 'line', thick: 0.75 },
  heading(x, name, 'middle'),
];

const isWide = (character: string) => character >= '\u2e80';

/** A label that fits `columns` half-width columns, cut with an ellipsis. */
export function fitted(label: string, columns: number): string {
  let used = 0;
  let kept = '';
  for (const character of label) {
    used += isWide(character) ? 2 : 1;
    if (used > columns) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

/** A list in parts of at most `rowsPerDrawing`, as even as can be. */
export function paged<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const pages = Math.ceil(rows.length / rowsPerDrawing);
  const size = Math.ceil(rows.length / Math.max(1, pages));
  return Array.from({ length: pages }, (_, page) => rows.slice(page * size, (page + 1) * size));
}

/** A statistic with a fixed number of digits, `—` where it is undefined. */
export function figure(value: number | null | undefined, places = 2): string {
  if (value === null || value === undefined) return '—';
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text;
}

/** `figure` with its sign before it. */
export function signed(value: number | null | undefined, places = 2): string {
  const text = figure(value, places);
  return value !== null && value !== undefined && Number(text) > 0 ? `+${text}` : text;
}

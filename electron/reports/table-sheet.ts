import type { Cell } from 'write-excel-file/node';
import { headingCell, numberCell, type Sheet, safeText, textCell } from './spreadsheet.ts';

/** One column of a sheet that lists rows of one kind. */
export type Column<Row> = {
  readonly title: string;
  /** In digits of the usual font. */
  readonly width: number;
  /** Its heading stands right, as the figures below it do. */
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => Cell;
};

/** A sheet of such columns: the heading stays on screen and is repeated on every printed page. */
export function tableSheet<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  frozenColumns = 0,
): Sheet {
  return {
    name,
    columnWidths: columns.map(({ width }) => width),
    frozenRows: 1,
    frozenColumns,
    rows: [
      columns.map(({ title, isNumber }) =>
        headingCell(title, isNumber === true ? 'right' : 'left'),
      ),
      ...rows.map((row) => columns.map(({ cell }) => cell(row))),
    ],
  };
}

/** A column whose cells are also known as plain text, for csv. */
export type TextColumn<Row> = Column<Row> & { readonly text: (row: Row) => string };

/** Makers of columns over one kind of row. */
export type ColumnMakers<Row> = {
  /** Texts. */
  words(title: string, width: number, text: (row: Row) => string): TextColumn<Row>;
  /** Figures as the rule prints them, each a number to the spreadsheet; `—` where there is none. */
  figures(title: string, width: number, printed: (row: Row) => string | null): TextColumn<Row>;
  /** Whole numbers. */
  counts(title: string, width: number, value: (row: Row) => number | null): TextColumn<Row>;
  /** Doubles of at most six places, shown with three. */
  statistics(title: string, width: number, value: (row: Row) => number | null): TextColumn<Row>;
};

export function columnsOf<Row>(): ColumnMakers<Row> {
  const numeric = (
    title: string,
    width: number,
    text: (row: Row) => string,
    cell: (row: Row) => Cell,
  ) => ({ title, width, isNumber: true, text, cell });
  return {
    words: (title, width, text) => ({
      title,
      width,
      text: (row) => safeText(text(row)),
      cell: (row) => textCell(text(row)),
    }),
    figures: (title, width, printed) =>
      numeric(
        title,
        width,
        (row) => printed(row) ?? '',
        (row) => figureCell(printed(row)),
      ),
    counts: (title, width, value) => {
      const text = (row: Row) => value(row)?.toString() ?? null;
      return numeric(
        title,
        width,
        (row) => text(row) ?? '',
        (row) => figureCell(text(row)),
      );
    },
    statistics: (title, width, value) =>
      numeric(
        title,
        width,
        (row) => value(row)?.toString() ?? '',
        (row) => statisticCell(value(row), '—'),
      ),
  };
}

/** A printed figure as a number; `—` for none. */
export function figureCell(printed: string | null): Cell {
  return printed === null ? textCell('—', { align: 'right' }) : numberCell(printed);
}

/** A statistic as a number; the word given where it is undefined. */
export function statisticCell(value: number | null, none: string): Cell {
  return value === null
    ? textCell(none, { align: 'right' })
    : { value, type: Number, format: '0.000', alignVertical: 'top' };
}

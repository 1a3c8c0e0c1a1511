import writeXlsxFile, { type Cell, type CellObject } from 'write-excel-file/node';
import { visibleText } from '../../shared/visible-text.ts';

export type Sheet = {
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows and columns that stay on screen; the rows are also repeated on every printed page. */
  readonly frozenRows: number;
  readonly frozenColumns?: number;
};

// What the library calls a feature over its own kind of file content, which it does not export.
type WriterOptions = NonNullable<Parameters<typeof writeXlsxFile>[1]>;
type Feature = NonNullable<WriterOptions['features']>[number];

const paperA4 = 9;
// Where a formula begins: at the start, behind white space that some programs cut off, in the wide
// forms that others take for the narrow ones; and behind what a program set to another separator
// than ours takes for the end of a cell, but there not a dash that begins an item of a list.
const sign = '[=+\\-@＝＋－＠]';
const formulaStart = new RegExp(
  `^(?=[\\t\\r\\n]|\\s*${sign})|(?<=[;|\\t\\r\\n])(?=[^\\S\\n]*${sign})(?![^\\S\\n]*- )`,
  'gu',
);

/** Text for a cell that no spreadsheet program takes for a formula, also after a detour through
 * CSV: an apostrophe stands before a = + - @ that would begin one, and before a leading tab or line
 * break; hidden controls are shown. */
export function safeText(text: string): string {
  return visibleText(text.replace(formulaStart, "'"));
}

/** A text cell, wrapped and safe. */
export function textCell(text: string, style: Partial<CellObject> = {}): Cell {
  const indent = style.align === undefined || style.align === 'left' ? 1 : 0;
  return {
    value: safeText(text),
    type: String,
    wrap: true,
    alignVertical: 'top',
    align: 'left',
    indent,
    ...style,
  };
}

/** A number cell: a true number for the spreadsheet to sort and sum, shown with `places` digits.
 * `printed` is the exact decimal text that the rule prints. */
export function numberCell(printed: string, style: Partial<CellObject> = {}): Cell {
  const value = Number(printed);
  if (!Number.isFinite(value)) return textCell(printed, { align: 'right', ...style });
  const places = printed.split('.')[1]?.length ?? 0;
  const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
  return { value, type: Number, format, alignVertical: 'top', ...style };
}

/** A heading cell: bold on grey, wrapped, bordered below. */
export function headingCell(text: string, align: 'left' | 'right' | 'center' = 'left'): Cell {
  return textCell(text, {
    align,
    fontWeight: 'bold',
    backgroundColor: '#e8ecf1',
    alignVertical: 'center',
    bottomBorderStyle: 'thin',
  });
}

// What fits the width of A4 upright at a size that is still read easily, in digits.
const widestUpright = 100;
const isUpright = (columns: readonly { readonly width?: number }[] = []) =>
  columns.reduce((sum, { width = 0 }) => sum + width, 0) <= widestUpright;

/** An xlsx workbook: frozen headings, printed on A4, wide sheets across, one page wide, headings
 * repeated on each page, page numbers in the footer. */
export function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsxFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: sheet.rows.map((row) => withHeight(row, sheet.columnWidths)),
      columns: sheet.columnWidths.map((width) => ({ width })),
      stickyRowsCount: sheet.frozenRows,
      stickyColumnsCount: sheet.frozenColumns ?? 0,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Microsoft YaHei', fontSize: 10, features: [printSetUp(sheets)] },
  ).toBuffer();
}

const lineHeightPt = 15;

/** Gives a row the height that its longest wrapped text needs: spreadsheet programs measure text
 * with the fonts they have and otherwise cut lines off. */
function withHeight(row: readonly Cell[], widths: readonly number[]): Cell[] {
  const needed = row.map((cell, index) => {
    if (!isTextCell(cell)) return 1;
    const spanned = widths.slice(index, index + (cell.columnSpan ?? 1));
    const width = Math.max(4, spanned.reduce((sum, one) => sum + one, 0) - 1);
    const lines = cell.value.split('\n').map((line) => Math.ceil(columnsOf(line) / width));
    return lines.reduce((sum, one) => sum + Math.max(1, one), 0);
  });
  const height = Math.max(1, ...needed) * lineHeightPt + 3;
  return row.map((cell) => (isCellObject(cell) ? { ...cell, height } : cell));
}

const isCellObject = (cell: Cell): cell is CellObject =>
  typeof cell === 'object' && cell !== null && 'type' in cell;
const isTextCell = (cell: Cell): cell is CellObject & { value: string } =>
  isCellObject(cell) && typeof cell.value === 'string';

/** Width of a text in columns of a digit: an ideograph takes two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2e80' ? 1 : 2), 0);

function printSetUp(sheets: readonly Sheet[]): Feature {
  const titles = sheets
    .map(({ name, frozenRows }, index) =>
      frozenRows === 0
        ? ''
        : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name.replaceAll("'", "''")}'!$1:$${frozenRows}</definedName>`,
    )
    .join('');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml.replace(
              '<sheetViews>',
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
            ),
          transformElementAttributes: (tag, attributes, _index, { columns }) =>
            tag === 'pageSetup'
              ? {
                  ...attributes,
                  paperSize: paperA4,
                  orientation: isUpright(columns) ? 'portrait' : 'landscape',
                  fitToWidth: 1,
                  fitToHeight: 0,
                }
              : attributes,
          insert: () =>
            '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace('<definedNames/>', `<definedNames>${titles}</definedNames>`),
        },
      },
    },
  };
}

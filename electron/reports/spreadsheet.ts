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
const formulaStart = /^[=+\-@\t\r\n]/;

/** Text for a cell that no spreadsheet program takes for a formula, also after a detour through
 * CSV: a leading = + - @, tab or line break gets an apostrophe; hidden controls are shown. */
export function safeText(text: string): string {
  return formulaStart.test(text) ? `'${visibleText(text)}` : visibleText(text);
}

/** A text cell, wrapped and safe. */
export function textCell(text: string, style: Partial<CellObject> = {}): Cell {
  return { value: safeText(text), type: String, wrap: true, alignVertical: 'top', ...style };
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
export function headingCell(text: string): Cell {
  return textCell(text, {
    fontWeight: 'bold',
    backgroundColor: '#e8ecf1',
    alignVertical: 'center',
    bottomBorderStyle: 'thin',
  });
}

/** An xlsx workbook: frozen headings, printed on landscape A4, one page wide, headings repeated on
 * each page, page numbers in the footer. */
export function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsxFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: sheet.rows.map((row) => [...row]),
      columns: sheet.columnWidths.map((width) => ({ width })),
      stickyRowsCount: sheet.frozenRows,
      stickyColumnsCount: sheet.frozenColumns ?? 0,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Microsoft YaHei', fontSize: 10, features: [printSetUp(sheets)] },
  ).toBuffer();
}

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
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup'
              ? { ...attributes, paperSize: paperA4, fitToWidth: 1, fitToHeight: 0 }
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

import { stringify } from 'csv-stringify/sync';
import type { Review } from '../../shared/programme.ts';
import { indexColumns } from './index-columns.ts';
import { headingCell, textCell, workbook } from './spreadsheet.ts';

export const indexSheetName = '申报项目';

/** An empty application index for a review to fill in: as xlsx with a sheet that explains every
 * column, or as csv (UTF-8 with BOM, so that spreadsheet programs read the Chinese headings). */
export async function indexTemplate(review: Review, format: 'xlsx' | 'csv'): Promise<Uint8Array> {
  const columns = indexColumns(review);
  if (format === 'csv') {
    return new TextEncoder().encode(
      stringify([columns.map(({ title }) => title.zh)], { bom: true }),
    );
  }
  return workbook([
    {
      name: indexSheetName,
      columnWidths: columns.map(({ title }) => Math.max(14, title.zh.length * 2 + 2)),
      rows: [
        columns.map(({ title, required }) => headingCell(required ? `${title.zh}*` : title.zh)),
      ],
      frozenRows: 1,
      frozenColumns: 1,
    },
    {
      name: '填写说明',
      columnWidths: [30, 8, 52, 34, 30],
      frozenRows: 1,
      rows: [
        ['列', '必填', '怎么填', 'How to fill in', '示例'].map((text) => headingCell(text)),
        ...columns.map(({ title, required, help, example }) => [
          textCell(title.zh),
          textCell(required ? '是' : ''),
          textCell(help.zh),
          textCell(`${title.en}: ${help.en}`),
          textCell(example),
        ]),
        [],
        [
          textCell(
            '每行一个申报项目，填在“申报项目”表中；表头请勿改动，列的顺序可以调整。所有 PDF 放在同一文件夹（可有子文件夹）。不得装入涉密材料。',
            { columnSpan: 5 },
          ),
        ],
      ],
    },
  ]);
}

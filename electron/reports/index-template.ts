import { stringify } from 'csv-stringify/sync';
import type { Cell } from 'write-excel-file/node';
import type { Review } from '../../shared/programme.ts';
import { type IndexColumn, indexColumns } from './index-columns.ts';
import { headingCell, textCell, workbook } from './spreadsheet.ts';
import { type TargetColumn, targetColumns, targetSheetName } from './target-columns.ts';

export const indexSheetName = '申报项目';
export const explanationSheetName = '填写说明';

export type TemplateFormat = 'xlsx' | 'csv' | 'targets-csv';

/** An empty application index for a review to fill in: as xlsx, with a worksheet of targets where
 * the review judges them and one that explains every column; or as csv (UTF-8 with BOM, so that
 * spreadsheet programs read the Chinese headings), the targets in a csv of their own. */
export async function indexTemplate(review: Review, format: TemplateFormat): Promise<Uint8Array> {
  const columns = indexColumns(review);
  const { targets } = review.rubric;
  const ofTargets = targets === undefined ? [] : targetColumns(targets);
  if (format !== 'xlsx') {
    const heading = format === 'csv' ? columns : ofTargets;
    return new TextEncoder().encode(
      stringify([heading.map(({ title }) => title.zh)], { bom: true }),
    );
  }
  return workbook([
    {
      name: indexSheetName,
      columnWidths: columns.map(({ title }) => Math.max(14, title.zh.length * 2 + 2)),
      rows: [headingRow(columns)],
      frozenRows: 1,
      frozenColumns: 1,
    },
    ...(ofTargets.length === 0
      ? []
      : [
          {
            name: targetSheetName,
            columnWidths: [14, 14, 18, 36, 36, 18],
            rows: [headingRow(ofTargets)],
            frozenRows: 1,
            frozenColumns: 2,
          },
        ]),
    {
      name: explanationSheetName,
      columnWidths: [30, 8, 52, 34, 30],
      frozenRows: 1,
      rows: [
        ['列', '必填', '怎么填', 'How to fill in', '示例'].map((text) => headingCell(text)),
        ...columns.map(explained),
        ...(ofTargets.length === 0 ? [] : [[textCell(`“${targetSheetName}”表`)]]),
        ...ofTargets.map(explained),
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

type Explained = IndexColumn | TargetColumn;

const headingRow = (columns: readonly Explained[]): Cell[] =>
  columns.map(({ title, required }) => headingCell(required ? `${title.zh}*` : title.zh));

const explained = ({ title, required, help, example }: Explained): Cell[] => [
  textCell(title.zh),
  textCell(required ? '是' : ''),
  textCell(help.zh),
  textCell(`${title.en}: ${help.en}`),
  textCell(example),
];

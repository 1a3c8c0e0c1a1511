import { readFileSync } from 'node:fs';
import { indexColumns } from '../../electron/reports/index-columns.ts';
import { indexSheetName } from '../../electron/reports/index-template.ts';
import { headingCell, textCell, workbook } from '../../electron/reports/spreadsheet.ts';
import {
  type TargetColumn,
  targetColumns,
  targetSheetName,
} from '../../electron/reports/target-columns.ts';
import { Programme, type Review } from '../../shared/programme.ts';
import type { Bilingual } from '../../shared/rubric.ts';

type Key = Exclude<ReturnType<typeof indexColumns>[number]['key'], object>;

/** A row of the application index: what stands in each column, and the facts by their keys. */
export type IndexRow = Readonly<Record<Key, string>> & {
  readonly facts: Readonly<Record<string, string>>;
};

export type TargetRow = Readonly<Record<TargetColumn['key'], string>>;

/** A review as it ships. */
export function shippedReview(programme: string, id: string): Review {
  const file = new URL(`../../resources/programmes/${programme}.json`, import.meta.url);
  const { reviews } = Programme.parse(JSON.parse(readFileSync(file, 'utf8')));
  const review = reviews.find((one) => one.id === id);
  if (!review) throw new Error(`${programme} has no ${id}`);
  return review;
}

const heading = (columns: readonly { title: Bilingual; required: boolean }[]) =>
  columns.map(({ title, required }) => headingCell(required ? `${title.zh}*` : title.zh));

/** An application index as an agency would fill it in, with its worksheet of targets if any. */
export async function indexWorkbook(
  review: Review,
  rows: readonly IndexRow[],
  targets: readonly TargetRow[] = [],
): Promise<Uint8Array> {
  const columns = indexColumns(review);
  const cellOf = (row: IndexRow, key: ReturnType<typeof indexColumns>[number]['key']) =>
    typeof key === 'string' ? row[key] : (row.facts[key.fact.key] ?? '');
  const ofTargets = review.rubric.targets === undefined ? [] : targetColumns(review.rubric.targets);
  return workbook([
    {
      name: indexSheetName,
      columnWidths: columns.map(({ title }) => Math.max(14, title.zh.length * 2 + 2)),
      frozenRows: 1,
      frozenColumns: 1,
      rows: [
        heading(columns),
        ...rows.map((row) => columns.map(({ key }) => textCell(cellOf(row, key)))),
      ],
    },
    ...(targets.length === 0
      ? []
      : [
          {
            name: targetSheetName,
            columnWidths: [14, 14, 18, 36, 36, 18],
            frozenRows: 1,
            frozenColumns: 2,
            rows: [
              heading(ofTargets),
              ...targets.map((row) => ofTargets.map(({ key }) => textCell(row[key]))),
            ],
          },
        ]),
  ]);
}

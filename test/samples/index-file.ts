import { readFileSync } from 'node:fs';
import { indexColumns } from '../../electron/reports/index-columns.ts';
import { indexSheetName } from '../../electron/reports/index-template.ts';
import { headingCell, textCell, workbook } from '../../electron/reports/spreadsheet.ts';
import { Programme } from '../../shared/programme.ts';
import { bids, type SampleBid } from './bids.ts';
import { lots } from './lots.ts';

const programmeFile = new URL(
  '../../resources/programmes/guangxi-cross-border.json',
  import.meta.url,
);

export const mainTitle = '可行性研究报告';
/** File name of a document in the folder of PDFs, as the index has it. */
export const fileNameOf = (bid: SampleBid, title: string) => `${bid.id}/${title}.pdf`;

/** The application index of the sample round, as an agency would fill it in. */
export async function indexFile(): Promise<Uint8Array> {
  const programme = Programme.parse(JSON.parse(readFileSync(programmeFile, 'utf8')));
  const review = programme.reviews.find(({ id }) => id === 'cb-pre-review');
  if (!review) throw new Error('the programme has no pre-review');
  const columns = indexColumns(review);
  return workbook([
    {
      name: indexSheetName,
      columnWidths: columns.map(({ title }) => Math.max(14, title.zh.length * 2 + 2)),
      frozenRows: 1,
      frozenColumns: 1,
      rows: [
        columns.map(({ title, required }) => headingCell(required ? `${title.zh}*` : title.zh)),
        ...bids.map((bid) => columns.map(({ key }) => textCell(cellOf(bid, key)))),
      ],
    },
  ]);
}

type Key = ReturnType<typeof indexColumns>[number]['key'];

function cellOf(bid: SampleBid, key: Key): string {
  if (typeof key !== 'string') return bid.facts[key.fact.key] ?? '';
  const lot = lots.find(({ id }) => id === bid.lot);
  const values: Readonly<Record<typeof key, string>> = {
    app: bid.id,
    lot: bid.lot,
    lotTitle: lot?.title ?? '',
    title: bid.title,
    unit: bid.unit,
    leader: bid.leader,
    members: bid.members.join('；'),
    partners: bid.partners.join('；'),
    demandSide: lot?.demandSide ?? '',
    main: fileNameOf(bid, mainTitle),
    attachments: bid.attachments.map((title) => fileNameOf(bid, title)).join('；'),
  };
  return values[key];
}

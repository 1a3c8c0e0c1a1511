import { bids, type SampleBid } from './bids.ts';
import { type IndexRow, indexWorkbook, shippedReview } from './index-workbook.ts';
import { lots } from './lots.ts';

export const mainTitle = '可行性研究报告';
/** File name of a document in the folder of PDFs, as the index has it. */
export const fileNameOf = (bid: SampleBid, title: string) => `${bid.id}/${title}.pdf`;

/** The application index of the sample round of bids. */
export const indexFile = (): Promise<Uint8Array> =>
  indexWorkbook(shippedReview('guangxi-cross-border', 'cb-pre-review'), bids.map(rowOf));

function rowOf(bid: SampleBid): IndexRow {
  const lot = lots.find(({ id }) => id === bid.lot);
  return {
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
    facts: bid.facts,
  };
}

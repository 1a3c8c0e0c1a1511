import { applicationPaper } from './application-paper.ts';
import { withLabels } from './finish.ts';
import { indexWorkbook, shippedReview } from './index-workbook.ts';
import type { Printer } from './print.ts';
import type { SampleApplication, SampleReview } from './reviews/sample-review.ts';

/** The index of a made-up review. */
export function reviewIndex(sample: SampleReview): Promise<Uint8Array> {
  const { applications } = sample;
  return indexWorkbook(
    shippedReview(sample.programme, sample.review),
    applications.map((one) => ({
      app: one.id,
      lot: one.lot,
      lotTitle: one.lotTitle,
      title: one.title,
      unit: one.unit,
      leader: one.leader,
      members: one.members.join('；'),
      partners: one.partners.join('；'),
      demandSide: one.demandSide,
      main: fileNameOf(one),
      attachments: '',
      facts: one.facts,
    })),
    applications.flatMap(({ id, targets = [] }) =>
      targets.map((target) => ({ ...target, app: id, target: target.id })),
    ),
  );
}

const fileNameOf = ({ id }: SampleApplication) => `${id}.pdf`;

/** The files of a made-up review, by their names in its folder. */
export async function reviewFiles(
  printer: Printer,
  sample: SampleReview,
): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> {
  const review = shippedReview(sample.programme, sample.review);
  const documents = [];
  for (const application of sample.applications) {
    const page = applicationPaper(review, sample.document, application);
    const pdf = await withLabels(await printer.print(page), application.title, 1);
    documents.push([`documents/${fileNameOf(application)}`, pdf] as const);
  }
  return [['index.xlsx', await reviewIndex(sample)], ...documents];
}

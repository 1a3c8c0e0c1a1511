// Makes resources/samples again: node test/samples/make.ts (Node 24; needs Chromium, the font Droid
// Sans Fallback, poppler-utils, libtiff-tools, libopenjp2-tools). What it makes is checked in.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bids, type SampleBid } from './bids.ts';
import { experts } from './experts.ts';
import { turned, withLabels } from './finish.ts';
import { fileNameOf, indexFile, mainTitle } from './index-file.ts';
import { lots, type SampleLot } from './lots.ts';
import { agreementHtml, auditHtml, certificateHtml, drawingsHtml, recordHtml } from './papers.ts';
import { openPrinter, type Printer } from './print.ts';
import { reportHtml } from './report.ts';
import { reviewFiles } from './review-files.ts';
import { sampleReviews } from './reviews/all-reviews.ts';
import { scan } from './scan.ts';

const samples = path.join(import.meta.dirname, '../../resources/samples');
const folder = path.join(samples, 'cb-pre-review');

async function attachment(
  printer: Printer,
  bid: SampleBid,
  lot: SampleLot,
  title: string,
): Promise<Uint8Array> {
  if (title.includes('审计报告')) return scan(await printer.print(auditHtml(bid)), 'ccitt');
  if (title.includes('合作协议')) {
    return scan(await printer.print(agreementHtml(bid, lot.demandSide)), 'jpx');
  }
  if (title.includes('300页')) {
    return withLabels(await printer.print(recordHtml(bid), { tagged: false }), title, 0);
  }
  if (title.includes('图纸')) {
    return withLabels(await turned(await printer.print(drawingsHtml(bid))), title, 2);
  }
  if (title.includes('知识产权')) {
    return scan(await printer.print(certificateHtml(bid, '计算机软件著作权登记证书')), 'jbig2');
  }
  if (title.includes('注册证')) {
    return scan(await printer.print(certificateHtml(bid, '医疗器械注册证')), 'jpx');
  }
  return scan(await printer.print(certificateHtml(bid, '技术出口自查表')), 'ccitt');
}

rmSync(samples, { recursive: true, force: true });
const printer = await openPrinter();
let total = 0;
const write = (name: string, bytes: Uint8Array | string, into = folder) => {
  const file = path.join(into, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  total += bytes.length;
  process.stdout.write(`${String(bytes.length).padStart(9)}  ${name}\n`);
};
for (const bid of bids) {
  const lot = lots.find(({ id }) => id === bid.lot);
  if (!lot) throw new Error(`${bid.id} names no lot`);
  const report = await printer.print(reportHtml(bid, lot));
  write(`documents/${fileNameOf(bid, mainTitle)}`, await withLabels(report, bid.title, 2));
  for (const title of bid.attachments) {
    const pdf = await attachment(printer, bid, lot, title);
    write(`documents/${fileNameOf(bid, title)}`, pdf);
  }
}
for (const sample of sampleReviews) {
  const into = path.join(samples, sample.review);
  for (const [name, bytes] of await reviewFiles(printer, sample)) write(name, bytes, into);
}
await printer.close();
write('index.xlsx', await indexFile());
write('experts.json', `${JSON.stringify(experts, null, 2)}\n`);
process.stdout.write(`${String(total).padStart(9)}  in all\n`);

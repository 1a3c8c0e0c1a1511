import { degrees, PDFDocument, PDFName } from 'pdf-lib';

/** Romans for the first `front` pages, then numbers from 1 (0: no labels); packed into object
 * streams. */
export async function withLabels(
  pdf: Uint8Array,
  title: string,
  front: number,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  const { context } = document;
  if (front > 0) {
    document.catalog.set(
      PDFName.of('PageLabels'),
      context.obj({ Nums: [0, { S: 'r' }, front, { S: 'D' }] }),
    );
  }
  return document.save({ useObjectStreams: true });
}

/** The same pages, some of them turned: every third by a quarter, one by three quarters, one with
 * a visible part smaller than its paper. */
export async function turned(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.getPages().forEach((page, i) => {
    if (i % 3 === 1) page.setRotation(degrees(90));
    if (i === 3) page.setRotation(degrees(270));
    if (i === 5) {
      const { width, height } = page.getSize();
      page.setCropBox(20, 30, width - 40, height - 60);
    }
  });
  return document.save({ useObjectStreams: true });
}

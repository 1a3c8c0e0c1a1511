// PDFs that a reader must survive, written by hand so that each is wrong in exactly one way.
import { deflateSync } from 'node:zlib';

export type PdfObjects = readonly (
  | string
  | { readonly dictionary: string; readonly data: Uint8Array }
)[];

/** A PDF of numbered objects, 1 being the catalogue; `trailer` adds entries. */
export function pdfOf(objects: PdfObjects, trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(at);
    add(Buffer.from(`${i + 1} 0 obj\n`));
    if (typeof object === 'string') add(Buffer.from(object, 'latin1'));
    else {
      add(Buffer.from(`<< ${object.dictionary} /Length ${object.data.length} >>\nstream\n`));
      add(Buffer.from(object.data));
      add(Buffer.from('\nendstream'));
    }
    add(Buffer.from('\nendobj\n'));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const content = (operators: string) => ({
  dictionary: '/Filter /FlateDecode',
  data: deflateSync(Buffer.from(operators, 'latin1')),
});
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const words = (text: string) => content(`BT /F1 18 Tf 72 700 Td (${text}) Tj ET`);
const page = (more: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${more} >>`;
const tree = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

/** Everything a document may try to do on its own or when clicked; a page to read all the same. */
export function eagerPdf(): Uint8Array {
  const link = (y: number, action: string) =>
    `<< /Type /Annot /Subtype /Link /Rect [60 ${y} 400 ${y + 24}] /Border [0 0 1] /A ${action} >>`;
  const annotations = [
    link(640, '<< /S /URI /URI (https://example.invalid/leak) >>'),
    link(610, '<< /S /Launch /F (calc.exe) >>'),
    link(580, '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    link(550, '<< /S /Named /N /Print >>'),
    link(520, '<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>'),
    link(490, '<< /S /SubmitForm /F (https://example.invalid/form) >>'),
    link(460, '<< /S /URI /URI (file:///etc/passwd) >>'),
    '<< /Type /Annot /Subtype /FileAttachment /Rect [60 420 80 440] /Name /PushPin /FS 6 0 R >>',
  ];
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (this.print\\(\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL\\("https://example.invalid"\\)) >>] >> >> >>',
    tree,
    page(
      `/Annots [${annotations.join(' ')}] /AA << /O << /S /JavaScript /JS (app.alert\\(2\\)) >> >>`,
    ),
    words('eager document'),
    helvetica,
    '<< /Type /Filespec /F (secret.exe) /EF << /F 7 0 R >> >>',
    { dictionary: '/Type /EmbeddedFile', data: Buffer.from('MZ') },
  ]);
}

/** Asks for a password: nobody's fits. */
export function lockedPdf(): Uint8Array {
  const key = '5a'.repeat(32);
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      tree,
      page(''),
      words('locked'),
      helvetica,
      `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`,
    ],
    `/Encrypt 6 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]`,
  );
}

export const brokenPdf = (): Uint8Array => Buffer.from('%PDF-1.7\nthis is no document\n');

export const withoutPages = (): Uint8Array =>
  pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']);

/** Claims two thousand million pages and has one. */
export const countBomb = (): Uint8Array =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>',
    page(''),
    words('one page'),
    helvetica,
  ]);

/** A page tree that is its own child. */
export const circularTree = (): Uint8Array =>
  pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>']);

/** One image of 3,600 megapixels that packs into a few kilobytes, and a word beside it. */
export function imageBomb(): Uint8Array {
  const size = 60_000;
  const rows = deflateSync(Buffer.alloc((size / 8) * 400));
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    tree,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Im 6 0 R >> >> >>',
    content('BT /F1 18 Tf 72 700 Td (beside the bomb) Tj ET q 400 0 0 400 72 100 cm /Im Do Q'),
    helvetica,
    {
      dictionary: `/Type /XObject /Subtype /Image /Width ${size} /Height ${size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`,
      data: rows,
    },
  ]);
}

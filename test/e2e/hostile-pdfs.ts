// PDFs that want to stop, fill or confuse a reader, each in one way; made here, none is found.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { eagerPdf, type PdfObjects, pdfOf } from './reader-pdfs.ts';

const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const tree = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const word = 'BT /F1 18 Tf 72 700 Td (still here) Tj ET\n';

const stream = (data: string | Uint8Array, dictionary = '') => ({
  dictionary: `/Filter /FlateDecode ${dictionary}`,
  data: deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data),
});

type Page = {
  readonly box?: string;
  readonly more?: string;
  readonly resources?: string;
  readonly content?: string;
  readonly objects?: PdfObjects;
  readonly catalogue?: string;
  readonly tree?: string;
  readonly trailer?: string;
};

/** One page that says “still here”, but for what a case changes. Objects of a case begin at 6. */
function onePage(page: Page): Uint8Array {
  const { box = '0 0 595 842', more = '', resources = '' } = page;
  return pdfOf(
    [
      page.catalogue ?? catalogue,
      page.tree ?? tree,
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${more} >>`,
      stream(page.content ?? word),
      helvetica,
      ...(page.objects ?? []),
    ],
    page.trailer,
  );
}

const nested = (filters: number, data: Uint8Array): Uint8Array =>
  filters === 0 ? data : nested(filters - 1, deflateSync(data));

const image = (filter: string, data: Uint8Array) => ({
  dictionary: `/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`,
  data,
});
const withImage = (filter: string, data: Uint8Array) =>
  onePage({
    resources: '/XObject << /Im 6 0 R >>',
    content: `${word}q 400 0 0 400 72 100 cm /Im Do Q`,
    objects: [image(filter, data)],
  });

const junk = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 131 + 7) % 251));

/** A form that draws itself. */
const selfDrawing = () =>
  onePage({
    resources: '/XObject << /Fm 6 0 R >>',
    content: `${word}/Fm Do`,
    objects: [
      stream(
        '/Fm Do',
        '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /Fm 6 0 R >> >>',
      ),
    ],
  });

/** A pattern with a step of a millionth of a point over the whole page. */
const finePattern = () =>
  onePage({
    resources: '/Pattern << /P1 6 0 R >>',
    content: `${word}/Pattern cs /P1 scn 0 0 595 842 re f`,
    objects: [
      stream(
        '0 0 1 1 re f',
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.000001 /YStep 0.000001 /Resources << >>',
      ),
    ],
  });

/** A font whose glyph shows the glyph. */
const selfShowingFont = () =>
  onePage({
    resources: '/Font << /F1 5 0 R /F2 6 0 R >>',
    content: `${word}BT /F2 12 Tf 72 600 Td (a) Tj ET`,
    objects: [
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << /Font << /F2 6 0 R >> >> >>',
      stream('1 0 d0 BT /F2 1 Tf (a) Tj ET'),
    ],
  });

const manyAnnotations = () => {
  const link = (i: number) =>
    `<< /Type /Annot /Subtype /Link /Rect [${i % 500} ${Math.floor(i / 64)} ${(i % 500) + 4} ${Math.floor(i / 64) + 4}] /A << /S /URI /URI (https://example.invalid/${i}) >> >>`;
  return onePage({
    more: `/Annots [${Array.from({ length: 32_768 }, (_, i) => link(i)).join(' ')}]`,
  });
};

/** An outline whose entries follow themselves. */
const circularOutline = () =>
  onePage({
    catalogue: '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageMode /UseOutlines >>',
    objects: [
      '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>',
      '<< /Title (loop) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Last 7 0 R /Dest [3 0 R /Fit] >>',
    ],
  });

const xfa = () =>
  onePage({
    catalogue: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 6 0 R >> >>',
    objects: [
      stream(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bomb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><subform><event activity="initialize"><script>app.alert(1)</script></event></subform></template>&c;</xdp:xdp>',
      ),
    ],
  });

/** A table of characters that names every code many times over. */
const characterBomb = () => {
  const ranges = Array.from({ length: 2000 }, () => '<0000> <FFFF> <0000>').join('\n');
  return onePage({
    resources: '/Font << /F1 5 0 R /F3 6 0 R >>',
    content: `${word}BT /F3 12 Tf 72 600 Td (abc) Tj ET`,
    objects: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>',
      stream(
        `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange\n${ranges}\nendbfrange endcmap end`,
      ),
    ],
  });
};

const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);
const md5 = (...parts: readonly Uint8Array[]) =>
  createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

/** Encrypted with an empty password (ISO 32000-1, 7.6.3, revision 2): opens by itself and forbids
 * printing and copying. */
function permissionsOnly(): Uint8Array {
  const id = Buffer.alloc(16, 0x11);
  const permissions = Buffer.from([0xc0, 0xff, 0xff, 0xff]);
  const owner = rc4(md5(padding).subarray(0, 5), padding);
  const key = md5(padding, owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const content = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  return pdfOf(
    [
      catalogue,
      tree,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      { dictionary: '', data: rc4(content, Buffer.from(word, 'latin1')) },
      helvetica,
      `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -64 >>`,
    ],
    `/Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`,
  );
}

const eager = Buffer.from(eagerPdf());

/** What each must come to: its page, or one sentence; `either` where pdf.js may mend it or not. */
export type Outcome = 'page' | 'sentence' | 'either';

export const hostilePdfs: Readonly<
  Record<string, { readonly pdf: () => Uint8Array; readonly outcome: Outcome }>
> = {
  自绘表单: { pdf: selfDrawing, outcome: 'page' },
  极密图案: { pdf: finePattern, outcome: 'either' },
  自引字体: { pdf: selfShowingFont, outcome: 'either' },
  三万批注: { pdf: manyAnnotations, outcome: 'page' },
  循环目录: { pdf: circularOutline, outcome: 'page' },
  XFA表单: { pdf: xfa, outcome: 'either' },
  字符炸弹: { pdf: characterBomb, outcome: 'page' },
  只限权限: { pdf: permissionsOnly, outcome: 'page' },
  内容炸弹: {
    pdf: () => onePage({ content: word + '0 0 m 9 9 l S\n'.repeat(1_500_000) }),
    outcome: 'page',
  },
  多层压缩: {
    pdf: () =>
      onePage({
        objects: [
          {
            dictionary: `/Filter [${'/FlateDecode '.repeat(8)}]`,
            data: nested(8, Buffer.alloc(64 * 1024 * 1024)),
          },
        ],
        more: '/Thumb 6 0 R',
      }),
    outcome: 'page',
  },
  深层数组: {
    pdf: () => onePage({ more: `/Deep ${'['.repeat(20_000)}${']'.repeat(20_000)}` }),
    outcome: 'either',
  },
  巨大页面: { pdf: () => onePage({ box: '0 0 100000000 100000000' }), outcome: 'either' },
  空页面框: { pdf: () => onePage({ box: '0 0 0 0' }), outcome: 'either' },
  颠倒页面框: { pdf: () => onePage({ box: '595 842 0 0' }), outcome: 'page' },
  用户单位: { pdf: () => onePage({ more: '/UserUnit 75' }), outcome: 'page' },
  怪异旋转: { pdf: () => onePage({ more: '/Rotate 45' }), outcome: 'page' },
  自指前表: { pdf: () => onePage({ trailer: '/Prev 15' }), outcome: 'either' },
  半截文件: { pdf: () => eager.subarray(0, Math.floor(eager.length * 0.6)), outcome: 'either' },
  前有杂物: { pdf: () => Buffer.concat([junk.subarray(0, 900), eager]), outcome: 'either' },
  同页十万: {
    pdf: () =>
      onePage({ tree: `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>` }),
    outcome: 'either',
  },
  坏JBIG2: { pdf: () => withImage('JBIG2Decode', junk), outcome: 'page' },
  坏JPX: { pdf: () => withImage('JPXDecode', junk), outcome: 'page' },
  坏JPEG: { pdf: () => withImage('DCTDecode', junk), outcome: 'page' },
  坏CCITT: { pdf: () => withImage('CCITTFaxDecode', junk), outcome: 'page' },
  坏Brotli: { pdf: () => withImage('BrotliDecode', junk), outcome: 'page' },
};

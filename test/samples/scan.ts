// Scans: pages drawn to pixels and packed the way scanners do it. Debian's poppler-utils, libtiff-
// tools and libopenjp2-tools do the packing; they are needed only to make the samples again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib';

export type ScanKind = 'ccitt' | 'jbig2' | 'jpx';

const BLACK_AND_WHITE_DPI = 200;
const COLOUR_DPI = 110;
/** Quality steps of the JPEG 2000 encoder: this many times smaller than the raw pixels. */
const COLOUR_RATIO = '90';
/** Grey below this is ink. */
const INK = 150;

type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly dpi: number;
};

/** Every page of `pdf` as one image without text. */
export async function scan(pdf: Uint8Array, kind: ScanKind): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengping-scan-'));
  try {
    writeFileSync(path.join(folder, 'in.pdf'), pdf);
    const pictures = kind === 'jpx' ? colourPages(folder) : bilevelPages(folder);
    const document = await PDFDocument.create();
    for (const picture of pictures) addPage(document, picture, kind);
    return await document.save();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function drawn(folder: string, dpi: number, grey: boolean): readonly string[] {
  const options = grey ? ['-gray'] : [];
  execFileSync('pdftoppm', [
    ...options,
    '-r',
    String(dpi),
    path.join(folder, 'in.pdf'),
    path.join(folder, 'p'),
  ]);
  return readdirSync(folder)
    .filter((name) => /^p-\d+\.p[gp]m$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function bilevelPages(folder: string): readonly Picture[] {
  return drawn(folder, BLACK_AND_WHITE_DPI, true).map((file) => {
    const { width, height, pixels } = readPgm(readFileSync(file));
    const raw = path.join(folder, 'raw.tif');
    const packed = path.join(folder, 'packed.tif');
    writeFileSync(raw, bilevelTiff(width, height, pixels));
    execFileSync('tiffcp', ['-c', 'g4', '-r', String(height), raw, packed]);
    return { width, height, data: onlyStrip(readFileSync(packed)), dpi: BLACK_AND_WHITE_DPI };
  });
}

function colourPages(folder: string): readonly Picture[] {
  return drawn(folder, COLOUR_DPI, false).map((file) => {
    const packed = path.join(folder, 'packed.jp2');
    execFileSync('opj_compress', ['-i', file, '-o', packed, '-r', COLOUR_RATIO, '-I']);
    const [, width = '0', height = '0'] =
      /^P6\s+(\d+)\s+(\d+)/.exec(readFileSync(file).toString('latin1', 0, 40)) ?? [];
    return {
      width: Number(width),
      height: Number(height),
      data: readFileSync(packed),
      dpi: COLOUR_DPI,
    };
  });
}

function readPgm(file: Buffer): { width: number; height: number; pixels: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 60));
  if (!head) throw new Error('not a grey picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: file.subarray(head[0].length) };
}

/** An uncompressed black-and-white TIFF, 1 is ink. */
function bilevelTiff(width: number, height: number, grey: Uint8Array): Uint8Array {
  const stride = Math.ceil(width / 8);
  const tags: readonly (readonly [number, number, number])[] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 0],
    [273, 4, 0],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, stride * height],
  ];
  const start = 8 + 2 + tags.length * 12 + 4;
  const file = Buffer.alloc(start + stride * height);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, value], i) => {
    const at = 10 + i * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(tag === 273 ? start : value, at + 8);
  });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((grey[y * width + x] ?? 255) >= INK) continue;
      const at = start + y * stride + (x >> 3);
      file[at] = (file[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return file;
}

/** The packed bytes of a TIFF that has one strip. */
function onlyStrip(file: Buffer): Uint8Array {
  const directory = file.readUInt32LE(4);
  const values = new Map<number, number>();
  for (let i = 0; i < file.readUInt16LE(directory); i += 1) {
    const at = directory + 2 + i * 12;
    const short = file.readUInt16LE(at + 2) === 3;
    values.set(
      file.readUInt16LE(at),
      short ? file.readUInt16LE(at + 8) : file.readUInt32LE(at + 8),
    );
  }
  const offset = values.get(273) ?? 0;
  return file.subarray(offset, offset + (values.get(279) ?? 0));
}

function addPage(document: PDFDocument, picture: Picture, kind: ScanKind): void {
  const { width, height, dpi } = picture;
  const size: [number, number] = [(width / dpi) * 72, (height / dpi) * 72];
  const page = document.addPage(size);
  const image = imageObject(document, picture, kind);
  const content = document.context.flateStream(`q ${size[0]} 0 0 ${size[1]} 0 0 cm /Im Do Q`);
  page.node.set(PDFName.of('Contents'), document.context.register(content));
  page.node.set(PDFName.of('Resources'), document.context.obj({ XObject: { Im: image } }));
}

function imageObject(document: PDFDocument, picture: Picture, kind: ScanKind): PDFRef {
  const { width, height } = picture;
  const shared = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
  const bilevel = { ...shared, ColorSpace: 'DeviceGray', BitsPerComponent: 1 };
  const { context } = document;
  if (kind === 'jpx') {
    return context.register(context.stream(picture.data, { ...shared, Filter: 'JPXDecode' }));
  }
  if (kind === 'ccitt') {
    return context.register(
      context.stream(picture.data, {
        ...bilevel,
        Filter: 'CCITTFaxDecode',
        DecodeParms: { K: -1, Columns: width, Rows: height, BlackIs1: false },
      }),
    );
  }
  return context.register(context.stream(jbig2(picture), { ...bilevel, Filter: 'JBIG2Decode' }));
}

/** A JBIG2 page whose one region is coded with MMR: the same bits as CCITT group 4, in the
 * segments that ISO 14492 wants (page information, immediate generic region). */
function jbig2({ width, height, data }: Picture): Uint8Array {
  const page = Buffer.alloc(19);
  page.writeUInt32BE(width, 0);
  page.writeUInt32BE(height, 4);
  const region = Buffer.alloc(18);
  region.writeUInt32BE(width, 0);
  region.writeUInt32BE(height, 4);
  region[17] = 0x01;
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, data]))]);
}

function segment(number: number, type: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(11);
  head.writeUInt32BE(number, 0);
  head[4] = type;
  head[6] = 1;
  head.writeUInt32BE(data.length, 7);
  return Buffer.concat([head, data]);
}

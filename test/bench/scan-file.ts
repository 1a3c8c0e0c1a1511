// A scan as large as agencies receive them: every page one JPEG, the page tree flat.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chromium } from 'playwright';

/** 300 dpi on A4. */
const WIDTH = 2480;
const HEIGHT = 3508;

/** One page as a scanner would deliver it: print, paper grain, at least `bytes` long. */
async function jpegOf(bytes: number): Promise<Buffer> {
  const browser = await chromium.launch({
    executablePath: process.env.HENGPING_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const encoded = await page.evaluate(
      ({ width, height }) => {
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.fillStyle = '#f4efe2';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#222';
        context.font = '60px sans-serif';
        for (let line = 0; line < 40; line += 1) {
          context.fillText(
            `第 ${line + 1} 行 扫描件 scanned page 0123456789`.repeat(2),
            200,
            200 + line * 80,
          );
        }
        const image = context.getImageData(0, 0, width, height);
        let seed = 1;
        for (let i = 0; i < image.data.length; i += 4) {
          seed = (seed * 1103515245 + 12345) & 0x7fffffff;
          const grain = ((seed >> 16) & 31) - 16;
          for (let c = 0; c < 3; c += 1) image.data[i + c] = (image.data[i + c] ?? 0) + grain;
        }
        context.putImageData(image, 0, 0);
        return canvas.toDataURL('image/jpeg', 0.62);
      },
      { width: WIDTH, height: HEIGHT },
    );
    const jpeg = Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
    // Bytes after the end marker are ignored: every page gets the size that was asked for.
    return jpeg.length >= bytes ? jpeg : Buffer.concat([jpeg, Buffer.alloc(bytes - jpeg.length)]);
  } finally {
    await browser.close();
  }
}

/** Writes a PDF of `pages` scanned pages, about `size` bytes long. */
export async function writeScan(file: string, pages: number, size: number): Promise<void> {
  const jpeg = await jpegOf(Math.floor(size / pages));
  const out = createWriteStream(file);
  const offsets: number[] = [];
  let at = 0;
  const put = async (data: Buffer | string) => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
    at += bytes.length;
    if (!out.write(bytes)) await once(out, 'drain');
  };
  const begin = async (number: number) => {
    offsets[number] = at;
    await put(`${number} 0 obj\n`);
  };
  await put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const pageOf = (i: number) => 3 + i * 3;
  for (let i = 0; i < pages; i += 1) {
    const page = pageOf(i);
    await begin(page);
    await put(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.2 841.92] /Contents ${page + 1} 0 R /Resources << /XObject << /Im ${page + 2} 0 R >> >> >>\nendobj\n`,
    );
    const content = 'q 595.2 0 0 841.92 0 0 cm /Im Do Q';
    await begin(page + 1);
    await put(`<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`);
    await begin(page + 2);
    await put(
      `<< /Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
    );
    await put(jpeg);
    await put('\nendstream\nendobj\n');
  }
  await begin(1);
  await put('<< /Type /Catalog /Pages 2 0 R >>\nendobj\n');
  await begin(2);
  const kids = Array.from({ length: pages }, (_, i) => `${pageOf(i)} 0 R`).join(' ');
  await put(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n`);
  const start = at;
  const count = pages * 3 + 3;
  await put(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (let n = 1; n < count; n += 1)
    await put(`${String(offsets[n]).padStart(10, '0')} 00000 n \n`);
  await put(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  out.end();
  await once(out, 'close');
}

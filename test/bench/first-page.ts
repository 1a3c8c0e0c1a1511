// How long a sealed 500 MB scan takes to its first page, in the real program's reader, against bare
// pdf.js in the same window on the unsealed file over the same operation.
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Program } from '../e2e/program.ts';
import { makeReaderHome, passphrase } from '../e2e/reader-home.ts';
import { pdfOf } from '../e2e/reader-pdfs.ts';
import { type Measured, median, rounded } from './measure.ts';
import { writeScan } from './scan-file.ts';

const PAGES = 300;
const SIZE = 500 * 1024 * 1024;
const ROUNDS = 7;
const root = path.resolve(import.meta.dirname, '../..');

type Opening = { readonly ms: number; readonly messages: number; readonly bytes: number };

export async function run(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-first-page-'));
  const build = await buildWithBarePdfjs();
  try {
    const scan = path.join(folder, 'scan.pdf');
    await writeScan(scan, PAGES, SIZE);
    const home = path.join(folder, 'home');
    const small = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ]);
    await makeReaderHome(home, {
      'B-01': [
        { title: '小文件', pdf: small },
        { title: '大扫描件', pdf: scan },
      ],
    });
    const size = (await stat(scan)).size;
    return summary(size, await measure(home, scan, size));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(build, { recursive: true, force: true });
  }
}

/** A copy of the built program whose page also has pdf.js by itself; the program starts from it. */
async function buildWithBarePdfjs(): Promise<string> {
  const copy = path.join(root, 'out/bench');
  const built = path.resolve(root, process.env.HENGPING_OUT ?? 'out');
  await rm(copy, { recursive: true, force: true });
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(path.join(built, part), path.join(copy, part), { recursive: true });
  }
  for (const file of ['pdf.min.mjs', 'pdf.worker.min.mjs']) {
    const from = path.join(root, 'node_modules/pdfjs-dist/build', file);
    await cp(from, path.join(copy, 'renderer/bench', file));
  }
  process.env.HENGPING_OUT = 'out/bench';
  return copy;
}

async function measure(home: string, scan: string, size: number) {
  // Both read where the build lies when they are loaded.
  const { openProgram } = await import('../e2e/program.ts');
  const { unlock } = await import('../e2e/pages/gate.ts');
  const { expertDesk } = await import('../e2e/pages/expert-desk.ts');
  const program = await openProgram({ home });
  try {
    await unlock(program.page, passphrase);
    await expertDesk(program).beginScoring();
    await program.page.locator('.hp-reader .page canvas').waitFor();
    await servePlain(program, scan);
    const sealed: Opening[] = [];
    const plain: Opening[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      await rest(program);
      sealed.push(await openSealed(program));
      await rest(program);
      plain.push(await openPlain(program, size));
    }
    return { sealed, plain };
  } finally {
    await program.close();
  }
}

/** Brings the pane to rest on a small document, so that nothing of the large one is left to do. */
async function rest({ page }: Program): Promise<void> {
  const tab = page.getByRole('tab', { name: '小文件' });
  if ((await tab.getAttribute('aria-selected')) === 'true') return;
  await page.evaluate(() => performance.clearMarks('hengping-first-page'));
  await tab.click();
  await page.waitForFunction(
    () => performance.getEntriesByName('hengping-first-page').length === 1,
  );
}

/** From the click on the tab until the viewer says that the first page is drawn. */
async function openSealed({ page }: Program): Promise<Opening> {
  return page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('.hp-tab')].at(-1);
    performance.clearMarks('hengping-first-page');
    const start = performance.now();
    tab?.click();
    const drawn = await new Promise<number>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const [mark] = list.getEntriesByName('hengping-first-page');
        if (!mark) return;
        observer.disconnect();
        resolve(mark.startTime);
      });
      observer.observe({ type: 'mark' });
    });
    const reads = performance
      .getEntriesByName('hengping-read', 'mark')
      .filter(({ startTime }) => startTime > start && startTime <= drawn);
    const bytes = reads.reduce(
      (sum, mark) => sum + Number(mark instanceof PerformanceMark ? mark.detail : 0),
      0,
    );
    return { ms: drawn - start, messages: reads.length, bytes };
  });
}

/** Has an operation that no expert's page asks for answer ranges of the file as it was before it
 * was sealed, so that both ways can be measured in turn through the same door. */
async function servePlain({ app }: Program, file: string): Promise<void> {
  await app.evaluate(({ ipcMain }, scan) => {
    const fs = process.getBuiltinModule('node:fs');
    const handle = fs.openSync(scan, 'r');
    const channel = 'hengping:agency.result';
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, (_event, input: { ranges: [number, number][] }) => {
      let bytes = 0;
      const parts: Uint8Array[] = [];
      for (const [begin, end] of input.ranges) {
        bytes += end - begin;
        if (parts.length > 0 && bytes > 4 * 1024 * 1024) break;
        const part = new Uint8Array(end - begin);
        fs.readSync(handle, part, 0, part.length, begin);
        parts.push(part);
      }
      return { ok: true, value: { parts } };
    });
  }, file);
}

/** Bare pdf.js with the same options, one operation call a task, to the last pixel of page one. */
function openPlain({ page }: Program, size: number): Promise<Opening> {
  return page.evaluate(async (length) => {
    const address: string = '/bench/pdf.min.mjs';
    const pdfjs: typeof import('pdfjs-dist') = await import(address);
    pdfjs.GlobalWorkerOptions.workerSrc = '/bench/pdf.worker.min.mjs';
    // One warm worker for all runs, as the reader has.
    const kept: unknown = Reflect.get(window, 'benchWorker');
    const worker = kept instanceof pdfjs.PDFWorker ? kept : pdfjs.PDFWorker.create({});
    Reflect.set(window, 'benchWorker', worker);
    await worker.promise;
    let messages = 0;
    let bytes = 0;
    let asked: [number, number][] = [];
    class Transport extends pdfjs.PDFDataRangeTransport {
      override requestDataRange(begin: number, end: number): void {
        if (asked.length === 0) setTimeout(() => void this.#read(), 0);
        asked.push([begin, end]);
      }

      async #read(): Promise<void> {
        let ranges = asked;
        asked = [];
        while (ranges.length > 0) {
          const reply: unknown = await Reflect.apply(
            window.hengping.agency.result,
            window.hengping.agency,
            [{ ranges }],
          );
          const parts: readonly Uint8Array[] = Reflect.get(Object(reply), 'value').parts;
          messages += 1;
          parts.forEach((part, i) => {
            bytes += part.length;
            this.onDataRange(ranges[i]?.[0] ?? 0, part);
          });
          ranges = ranges.slice(parts.length);
        }
      }
    }
    const start = performance.now();
    const task = pdfjs.getDocument({
      range: new Transport(length, null),
      rangeChunkSize: 16 * 1024,
      disableAutoFetch: true,
      disableStream: true,
      worker,
      wasmUrl: '/pdfjs/wasm/',
      iccUrl: '/pdfjs/iccs/',
      useWorkerFetch: true,
      verbosity: 0,
    });
    const pdf = await task.promise;
    const first = await pdf.getPage(1);
    // As large as the reader draws it.
    const shown = document.querySelector('.hp-reader .page');
    const width = shown?.getBoundingClientRect().width ?? 600;
    const viewport = first.getViewport({ scale: width / first.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await first.render({ canvas, viewport }).promise;
    const ms = performance.now() - start;
    const result = { ms, messages, bytes };
    await task.destroy();
    return result;
  }, size);
}

function summary(
  size: number,
  { sealed, plain }: { sealed: readonly Opening[]; plain: readonly Opening[] },
): Measured {
  const middle = (openings: readonly Opening[], key: keyof Opening) =>
    median(openings.map((opening) => opening[key]));
  const megabytes = (bytes: number) => rounded(bytes / 1024 / 1024);
  return {
    bench: 'first-page',
    ratios: { 'sealed/plain': rounded(middle(sealed, 'ms') / middle(plain, 'ms')) },
    figures: {
      'document MB': megabytes(size),
      pages: PAGES,
      'sealed ms': rounded(middle(sealed, 'ms')),
      'sealed messages': middle(sealed, 'messages'),
      'sealed MB read': megabytes(middle(sealed, 'bytes')),
      'plain ms': rounded(middle(plain, 'ms')),
      'plain messages': middle(plain, 'messages'),
      'plain MB read': megabytes(middle(plain, 'bytes')),
    },
  };
}

// From received posts to the signed result: the agency's own path over up to a hundred thousand signed
// sheets, against bare Ed25519 verification of as many signatures over the same bytes, on as many
// threads, post by post in one process. BENCH_SHEETS=3000,short:3000 runs other sizes.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Measured, rounded } from './measure.ts';

const sizes = (process.env.BENCH_SHEETS ?? '10000,short:10000,30000,100000').split(',');

type Cost = { readonly wall: number; readonly cpu: number };
type Collected = {
  readonly sheets: number;
  readonly bytesOfSheet: number;
  readonly resultMb: number;
  readonly mergePeak: number;
  readonly collectPeak: number;
  readonly longestTurn: number;
} & Readonly<Record<(typeof costs)[number], Cost>>;

const costs = [
  'bare',
  'collect',
  'open',
  'merge',
  'late',
  'lateReceived',
  'cold',
  'judge',
  'engine',
  'hash',
  'statistics',
] as const;

export async function run(): Promise<Measured> {
  const ratios: Record<string, number> = {};
  const figures: Record<string, number | string> = {};
  for (const size of sizes) {
    const isShort = size.startsWith('short:');
    const sheets = Number(size.replace('short:', ''));
    const found = await collected(sheets, isShort ? 'short' : 'long');
    const name = `${sheets}${isShort ? ' short' : ''}`;
    const ratio = (of: Cost, by: Cost) => rounded(of.wall / by.wall);
    // Signatures a second ÷ sheets a second: decrypted, verified, judged, on the disk.
    ratios[`${name}: collect/bare`] = ratio(found.bare, found.collect);
    // Processor time, which a busy machine does not stretch.
    ratios[`${name}: collect/bare, processor`] = rounded(found.bare.cpu / found.collect.cpu);
    const whole = found.collect.cpu + found.merge.cpu + found.statistics.cpu;
    ratios[`${name}: statistics/whole`] = rounded(found.statistics.cpu / whole);
    const perSheet = (ms: number) => rounded((ms / found.sheets) * 1000);
    Object.assign(figures, {
      [`${name}: bytes of a sheet`]: found.bytesOfSheet,
      [`${name}: bare sheets/s`]: Math.round((found.sheets / found.bare.wall) * 1000),
      [`${name}: collected sheets/s`]: Math.round((found.sheets / found.collect.wall) * 1000),
      [`${name}: first merge s`]: rounded(found.merge.wall / 1000),
      [`${name}: one late sheet, received s`]: rounded(found.lateReceived.wall / 1000),
      [`${name}: one late sheet, merged anew s`]: rounded(found.late.wall / 1000),
      [`${name}: merge after reopening s`]: rounded(found.cold.wall / 1000),
      [`${name}: longest turn while collecting ms`]: Math.round(found.longestTurn),
      [`${name}: peak MB collecting`]: Math.round(found.collectPeak),
      [`${name}: peak MB to the signed result`]: Math.round(found.mergePeak),
      [`${name}: MB of the result`]: rounded(found.resultMb),
      [`${name}: µs of processor a sheet`]: [
        ['bare verification', found.bare.cpu],
        ['verify and parse', found.open.cpu],
        ['collect in all', found.collect.cpu],
        ['judge', found.judge.cpu],
        ['engine', found.engine.cpu],
        ['content hash', found.hash.cpu],
        ['merge in all', found.merge.cpu],
        ['statistics', found.statistics.cpu],
      ]
        .map(([part, ms]) => `${part} ${perSheet(Number(ms))}`)
        .join(', '),
    });
  }
  return { bench: 'merge', ratios, figures };
}

async function collected(sheets: number, size: 'long' | 'short'): Promise<Collected> {
  const outer = await mkdtemp(path.join(tmpdir(), 'hengping-merge-'));
  const folder = path.join(outer, 'agency');
  const script = (name: string) => path.join(import.meta.dirname, 'processes', `${name}.ts`);
  const start = promisify(execFile);
  try {
    await start(process.execPath, [script('prepare-round'), folder, String(sheets), size]);
    const { stdout } = await start(process.execPath, [script('collect-round'), folder]);
    return JSON.parse(stdout);
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

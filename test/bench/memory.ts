// What a round of 4 GiB takes: sealing it, verifying it, taking it in. Each step is a process of its
// own, whose peak of memory must stay below 400 MB.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Measured, milliseconds, rounded } from './measure.ts';

const SIZE_MIB = 4096;
const MOST_MB = 400;
const steps = ['seal', 'verify', 'receive'] as const;

export async function run(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-memory-'));
  const figures: Record<string, number> = { 'documents MiB': SIZE_MIB };
  const ratios: Record<string, number> = {};
  try {
    for (const step of steps) {
      let peak = 0;
      const ms = await milliseconds(() => {
        peak = peakOf(step, path.join(folder, 'large.hpbundle'));
      });
      figures[`${step}: peak MB`] = peak;
      figures[`${step}: MB/s`] = rounded(SIZE_MIB / (ms / 1000));
      ratios[`${step}: peak/400 MB`] = rounded(peak / MOST_MB);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { bench: 'memory', ratios, figures };
}

function peakOf(step: string, bundle: string): number {
  const script = path.join(import.meta.dirname, 'processes', 'large-round.ts');
  const args = [script, step, bundle, String(SIZE_MIB)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Math.round(Number(stdout));
}

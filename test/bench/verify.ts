// Verifying a bundle whole (structure, signatures, a SHA-256 leaf for each chunk, a CRC of each part)
// against bare SHA-256 over the same file, each side with the same number of threads beside the one
// that reads or waits. Both sides pay for starting their threads.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { verifyBundle } from '../../electron/formats/bundle-verify.ts';
import { threadsFor } from '../../electron/formats/check-lanes.ts';
import * as sample from '../unit/formats/sample-round.ts';
import { interleaved, type Measured, rounded } from './measure.ts';
import { sealNoise } from './sealed-file.ts';

const MEBIBYTE = 1024 * 1024;
const SIZE = 1024 * MEBIBYTE;
const ROUNDS = 7;

export async function run(): Promise<Measured> {
  const { bundlePath, remove } = await sealNoise(SIZE, 'x25519');
  try {
    const { size } = await stat(bundlePath);
    const threads = threadsFor(size);
    const verify = (count: number) =>
      verifyBundle(bundlePath, () => sample.trust, { threads: count });
    const times = await interleaved(ROUNDS, {
      bare: () => hashParts(bundlePath, size, threads),
      verify: () => verify(threads),
      bareOne: () => hashAll(bundlePath),
      verifyOne: () => verify(0),
    });
    const speed = (ms: number) => rounded(size / MEBIBYTE / (ms / 1000));
    return {
      bench: 'verify',
      ratios: {
        'verify/sha256': rounded(times.bare / times.verify),
        'verify/sha256, one thread each': rounded(times.bareOne / times.verifyOne),
        'verify/sha256 on one core': rounded(times.bareOne / times.verify),
      },
      figures: {
        'bundle MB': rounded(size / MEBIBYTE, 4),
        threads,
        'verify MB/s': speed(times.verify),
        'bare SHA-256 MB/s': speed(times.bare),
        'verify on one core MB/s': speed(times.verifyOne),
        'bare SHA-256 on one core MB/s': speed(times.bareOne),
        'peak MB of sealing and verifying': peakMemory(SIZE / MEBIBYTE),
      },
    };
  } finally {
    await remove();
  }
}

/** The whole file through one hash, read by one-mebibyte pieces. */
async function hashAll(file: string): Promise<void> {
  const handle = await open(file, 'r');
  const hash = createHash('sha256');
  const buffers = [Buffer.alloc(MEBIBYTE), Buffer.alloc(MEBIBYTE)] as const;
  let ahead = handle.read(buffers[0]);
  for (;;) {
    const { buffer, bytesRead } = await ahead;
    if (bytesRead === 0) break;
    ahead = handle.read(buffer === buffers[0] ? buffers[1] : buffers[0]);
    hash.update(buffer.subarray(0, bytesRead));
  }
  hash.digest();
  await handle.close();
}

/** The file in as many parts as threads, each part hashed by a thread of its own. */
async function hashParts(file: string, size: number, threads: number): Promise<void> {
  const part = Math.ceil(size / Math.max(1, threads));
  const script = new URL('./processes/hash-part.ts', import.meta.url);
  const workers = Array.from({ length: Math.max(1, threads) }, (_, i) => {
    const workerData = { file, begin: i * part, end: Math.min(size, (i + 1) * part) };
    return new Worker(script, { workerData });
  });
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          worker.once('error', reject);
          worker.once('exit', () => resolve());
        }),
    ),
  );
}

function peakMemory(mebibytes: number): number {
  const script = path.join(import.meta.dirname, 'processes', 'seal-and-verify.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(mebibytes)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Math.round(Number(stdout));
}

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Checked, checkStretch, type Stretch } from './check-stretch.ts';
import type { FromCheck, ToCheck } from './check-thread.ts';

/** A piece of memory to read a stretch into, and someone who checks what lies in it. */
export type Lane = {
  readonly bytes: Uint8Array;
  check(stretch: Stretch): Promise<Checked> | Checked;
};

export type Lanes = {
  readonly lanes: readonly Lane[];
  close(): Promise<void>;
};

// While the stretch of one lane is checked, that of another is on its way from the file.
const lanesPerThread = 2;
const mostThreads = 2;
// Starting threads takes as long as checking some fifty megabytes.
const worthThreads = 64 * 1024 * 1024;

/** How many threads check `size` bytes best: none, where this one is as quick by itself. */
export function threadsFor(size: number): number {
  const cores = availableParallelism();
  return size < worthThreads || cores < 2 ? 0 : Math.min(cores, mostThreads);
}

/**
 * Lanes over so many threads. With none, or where threads cannot be had, this thread checks.
 * @param laneSize bytes of the memory of each lane
 */
export async function openLanes(threads: number, laneSize: number): Promise<Lanes> {
  const started = await startThreads(threads);
  if (started === null) return ownLanes(laneSize);
  const lanes = started.flatMap((worker) => lanesOf(worker, laneSize));
  return {
    lanes,
    async close() {
      await Promise.all(started.map((worker) => worker.terminate()));
    },
  };
}

function ownLanes(laneSize: number): Lanes {
  const lanes = Array.from({ length: lanesPerThread }, (): Lane => {
    const bytes = new Uint8Array(laneSize);
    return { bytes, check: (stretch) => checkStretch(bytes, stretch) };
  });
  return { lanes, close: async () => {} };
}

// Beside this module: as source under Node, as its own entry in the built program.
const threadFile = import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js';

async function startThreads(count: number): Promise<readonly Worker[] | null> {
  if (count === 0) return null;
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL(threadFile, import.meta.url)),
  );
  try {
    await Promise.all(workers.map(isReady));
    return workers;
  } catch {
    // Slower is better than not at all: a machine short of memory has no threads to give.
    await Promise.all(workers.map((worker) => worker.terminate()));
    return null;
  }
}

function isReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('check thread ended')));
  });
}

type Waiting = { resolve(checked: Checked): void; reject(error: unknown): void };

function lanesOf(worker: Worker, laneSize: number): readonly Lane[] {
  const waiting = new Map<number, Waiting>();
  let ended: unknown = null;
  const end = (error: unknown): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (message: FromCheck) => {
    if (message.kind !== 'checked') return;
    waiting.get(message.lane)?.resolve(message.checked);
    waiting.delete(message.lane);
  });
  worker.once('error', end);
  worker.once('exit', () => end(new Error('check thread ended')));
  return Array.from({ length: lanesPerThread }, (_, lane): Lane => {
    const bytes = new Uint8Array(new SharedArrayBuffer(laneSize));
    return {
      bytes,
      check: (stretch) =>
        new Promise((resolve, reject) => {
          if (ended !== null) return reject(ended);
          waiting.set(lane, { resolve, reject });
          const message: ToCheck = { lane, bytes, stretch };
          worker.postMessage(message);
        }),
    };
  });
}

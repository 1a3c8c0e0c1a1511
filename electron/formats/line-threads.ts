import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type CheckedLine, checkLines, type Lines } from './check-lines.ts';
import type { FromLines, ToLines } from './line-thread.ts';

// Starting a thread takes as long as verifying a thousand sheets; a post of a few is sooner done
// here.
const worthThreads = 256;
// So many lines a message: enough to be worth the message, few enough to share out evenly.
const linesPerBatch = 64;
const mostThreads = 8;
// Threads wait for the next post for so long.
const idleMs = 10_000;

type Waiting = { resolve(checked: string): void; reject(error: unknown): void };
type Thread = {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
};

let threads: readonly Thread[] | null = null;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;

/**
 * Verifies many signed objects of one expert by the strict profile, on as many threads as there are
 * cores where that is worth it.
 * @param texts one object each
 * @returns in their order; null where any is refused
 */
export async function checkManyLines(
  texts: readonly string[],
  publicKey: Uint8Array,
): Promise<readonly CheckedLine[] | null> {
  if (texts.length < worthThreads || availableParallelism() < 2) return checkHere(texts, publicKey);
  const running = startedThreads();
  const batches: Lines[] = [];
  for (let at = 0; at < texts.length; at += linesPerBatch) {
    batches.push({ texts: texts.slice(at, at + linesPerBatch), publicKey });
  }
  let answers: readonly string[];
  try {
    answers = await Promise.all(batches.map((lines, i) => ask(running[i % running.length], lines)));
  } catch {
    // Slower is better than not at all: a machine short of memory has no threads to give.
    await closeLineThreads();
    return checkHere(texts, publicKey);
  }
  const checked: CheckedLine[] = [];
  for (const answer of answers) {
    const batch: readonly CheckedLine[] | null = JSON.parse(answer);
    if (batch === null) return null;
    for (const line of batch) checked.push(line);
  }
  return checked;
}

async function checkHere(
  texts: readonly string[],
  publicKey: Uint8Array,
): Promise<readonly CheckedLine[] | null> {
  const checked: CheckedLine[] = [];
  for (let at = 0; at < texts.length; at += linesPerBatch) {
    // Whoever waits for this thread has a turn between two batches.
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    const batch = checkLines({ texts: texts.slice(at, at + linesPerBatch), publicKey });
    if (batch === null) return null;
    for (const line of batch) checked.push(line);
  }
  return checked;
}

function ask(thread: Thread | undefined, lines: Lines): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!thread) return reject(new Error('no thread'));
    const id = ++lastId;
    thread.waiting.set(id, { resolve, reject });
    thread.worker.ref();
    const message: ToLines = { id, ...lines };
    thread.worker.postMessage(message);
  });
}

function startedThreads(): readonly Thread[] {
  clearTimeout(idle);
  idle = setTimeout(() => void closeLineThreads(), idleMs);
  idle.unref();
  threads ??= Array.from({ length: Math.min(availableParallelism(), mostThreads) }, newThread);
  return threads;
}

// Beside this module: as source under Node, as its own entry in the built program.
const threadFile = import.meta.url.endsWith('.ts') ? './line-thread.ts' : './line-thread.js';

function newThread(): Thread {
  const worker = new Worker(new URL(threadFile, import.meta.url));
  const waiting = new Map<number, Waiting>();
  const end = (error: unknown): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (message: FromLines) => {
    if (message.kind !== 'checked') return;
    waiting.get(message.id)?.resolve(message.checked);
    waiting.delete(message.id);
    // A thread that has nothing to do keeps no program from ending.
    if (waiting.size === 0) worker.unref();
  });
  worker.once('error', end);
  worker.once('exit', () => end(new Error('line thread ended')));
  return { worker, waiting };
}

/** Ends the threads, once nobody waits for them. */
async function closeLineThreads(): Promise<void> {
  const ending = threads;
  if (ending?.some(({ waiting }) => waiting.size > 0)) {
    startedThreads();
    return;
  }
  threads = null;
  await Promise.all(ending?.map(({ worker }) => worker.terminate()) ?? []);
}

// Fuzzes one target in a process of its own, so that an endless loop or a crash ends nothing else.
// Its parent reads one JSON line a second: how far it is; and, where something was found, what.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BlockCoverage } from './coverage.ts';
import { mutate, randomFrom } from './mutate.ts';
import { corpusFolder, loadTarget } from './targets.ts';

const [name = '', seconds = '10', seed = '1', batchFile = ''] = process.argv.slice(2);
const longestInput = 16 * 1024;
const longestKept = 4 * 1024;
const mostKept = 80;
const batchLength = 48;

const ours = pathToFileURL(path.resolve(import.meta.dirname, '../..')).href;
const coverage = new BlockCoverage(
  (url) => url.startsWith(ours) && !url.includes('/node_modules/') && !url.includes('/test/fuzz/'),
);
const { fuzz, seeds } = await loadTarget(name);
const corpus = corpusFolder(name);
mkdirSync(corpus, { recursive: true });
const kept = readdirSync(corpus).map((file) => readFileSync(path.join(corpus, file)));
let files = kept.length;
const pool: Buffer[] = [...(await seeds()).map((bytes) => Buffer.from(bytes)), ...kept];
const random = randomFrom(Number(seed));
const seen = new Set<string>();
let runs = 0;
let told = 0;

function tell(more: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(
    `${JSON.stringify({ runs, blocks: seen.size, pool: pool.length, files, ...more })}\n`,
  );
  told = performance.now();
}

async function tryOne(data: Buffer): Promise<void> {
  runs++;
  try {
    await fuzz(data);
  } catch (error) {
    tell({
      finding: data.toString('base64'),
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    process.exit(1);
  }
}

function remember(data: Buffer): void {
  pool.push(data);
  if (data.length > longestKept || files >= mostKept) return;
  const file = path.join(corpus, createHash('sha1').update(data).digest('hex'));
  if (existsSync(file)) return;
  writeFileSync(file, data);
  files++;
}

for (const data of pool) await tryOne(data);
for (const block of coverage.take()) seen.add(block);

const until = performance.now() + Number(seconds) * 1000;
while (performance.now() < until) {
  const batch = Array.from({ length: batchLength }, () => {
    const data = pool[random(pool.length)] ?? Buffer.alloc(0);
    return mutate(data, pool[random(pool.length)] ?? data, random, longestInput);
  });
  // What is being tried, for the parent to keep if this process never comes back.
  writeFileSync(batchFile, JSON.stringify(batch.map((data) => data.toString('base64'))));
  for (const data of batch) await tryOne(data);
  const fresh = [...coverage.take()].filter((block) => !seen.has(block));
  if (fresh.length > 0) await findOut(batch, new Set(fresh));
  if (performance.now() - told > 1000) tell();
}
tell({ done: true });
process.exit(0);

/** Asking for coverage costs as much as many short runs. So a batch is asked for as a whole, and only
 * one that reached something new is run again, input by input. */
async function findOut(batch: readonly Buffer[], fresh: Set<string>): Promise<void> {
  for (const block of fresh) seen.add(block);
  for (const data of batch) {
    await tryOne(data);
    const reached = [...coverage.take()].filter((block) => fresh.delete(block));
    if (reached.length > 0) remember(data);
  }
}

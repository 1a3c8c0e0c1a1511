// Collects and merges what `prepare-round` left in the folder argv[2], post by post beside bare
// verification of the same signatures on as many threads; prints its figures as JSON.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expertInRound, panelKids, roundCase } from '../../../electron/agency/expert-case.ts';
import { contentHash, mergeInput } from '../../../electron/agency/merge-round.ts';
import { sealedRound } from '../../../electron/agency/rounds.ts';
import { sealedForm } from '../../../electron/agency/sealed-form.ts';
import { onlyKey, openObject } from '../../../electron/formats/jws.ts';
import { mergeRound } from '../../../shared/merge/merge-round.ts';
import { roundStatistics } from '../../../shared/merge/statistics/round-statistics.ts';
import { openOffice } from '../../unit/agency/agency-office.ts';
import { keysFile, lateFile, linesFile, postFile, round } from './large-round.ts';

const [folder = ''] = process.argv.slice(2);
const keys: readonly string[] = JSON.parse(await readFile(keysFile(folder), 'utf8'));

type Cost = { wall: number; cpu: number };
const cost = (): Cost => ({ wall: 0, cpu: 0 });

async function measured(into: Cost, work: () => Promise<unknown> | unknown): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  into.wall += performance.now() - start;
  const spent = process.cpuUsage(cpu);
  into.cpu += (spent.user + spent.system) / 1000;
}

let peakMb = 0;
const look = (): void => {
  peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1e6);
};
const sampling = setInterval(look, 20);

const threads = await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    const worker = new Worker(new URL('./bare-verify.ts', import.meta.url));
    await new Promise((resolve) => worker.once('message', resolve));
    return worker;
  }),
);

async function verifyBare(lines: readonly string[], publicKey: Uint8Array): Promise<void> {
  const share = Math.ceil(lines.length / threads.length);
  await Promise.all(
    threads.map((worker, i) => {
      const answered = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage({ lines: lines.slice(i * share, (i + 1) * share), publicKey });
      return answered;
    }),
  );
}

const office = await openOffice({ folder });
const bare = cost();
const collect = cost();
const open = cost();
let sheets = 0;
let bytes = 0;
// The longest that the window had to wait for an answer while posts were taken in.
let longestTurn = 0;
let turn = performance.now();
const turns = setInterval(() => {
  const now = performance.now();
  longestTurn = Math.max(longestTurn, now - turn);
  turn = now;
}, 5);
for (const [index, key] of keys.entries()) {
  const publicKey = new Uint8Array(Buffer.from(key, 'base64'));
  const lines = (await readFile(linesFile(folder, index), 'utf8')).split('\n');
  sheets += lines.length;
  bytes += lines.reduce((sum, line) => sum + line.length, 0);
  await measured(bare, () => verifyBare(lines, publicKey));
  if (index === 0) {
    const keyOf = onlyKey(publicKey);
    const openAll = (): void => {
      for (const jws of lines) openObject('sheet', jws, keyOf);
    };
    // Measured once the engine has seen enough of it, as in a thread that works for long.
    openAll();
    await measured(open, openAll);
    open.wall *= keys.length;
    open.cpu *= keys.length;
    // The first post pays for starting the threads; the bare side's run already.
    longestTurn = 0;
  }
  turn = performance.now();
  await measured(collect, async () => {
    const answer = await office.receive(postFile(folder, index));
    if (answer.outcome !== 'accepted') throw new Error(`post ${index}: ${answer.failure?.code}`);
  });
}
clearInterval(turns);
for (const worker of threads) await worker.terminate();
look();
const collectPeak = peakMb;

const merge = cost();
await measured(merge, () => office.handlers.merge({ round }));
look();
const mergePeak = process.resourceUsage().maxRSS / 1000;

const session = office.session();
const parts = { judge: cost(), engine: cost(), hash: cost(), statistics: cost() };
const shared = roundCase(session, sealedRound(session, round));
await measured(parts.judge, () => {
  for (const kid of panelKids(shared)) expertInRound(session, shared, kid);
});
const input = mergeInput(session, shared);
let content = mergeRound(input);
await measured(parts.engine, () => {
  content = mergeRound(input);
});
let hash = '';
await measured(parts.hash, () => {
  hash = contentHash(content);
});
const { rubric } = sealedForm(session, sealedRound(session, round));
// The signed result says its own hash.
await measured(parts.statistics, () => roundStatistics(content, hash, rubric));
const used = content.sheets.filter(({ use }) => use !== 'held').length;
if (used !== sheets) throw new Error(`${used} of ${sheets} sheets count`);

const late = cost();
const lateReceived = cost();
if (existsSync(lateFile(folder))) {
  await measured(lateReceived, () => office.receive(lateFile(folder)));
  await measured(late, () => office.handlers.merge({ round }));
}
const cold = cost();
office.lock();
const again = await openOffice({ folder });
await measured(cold, () => again.handlers.merge({ round }));
look();
clearInterval(sampling);
again.lock();

const resultBytes = JSON.stringify(content).length;
process.stdout.write(
  `${JSON.stringify({
    sheets,
    bytesOfSheet: Math.round(bytes / sheets),
    resultMb: resultBytes / 1e6,
    mergePeak,
    collectPeak,
    longestTurn,
    bare,
    collect,
    open,
    merge,
    late,
    lateReceived,
    cold,
    ...parts,
  })}\n`,
);
process.exit(0);

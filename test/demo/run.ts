// `npm run demo`: a whole round through the real windows. Exits non-zero if any step differs from
// what it should be.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { foundAgency, prepareRound, type Stage } from './act-agency.ts';
import { collect, decideAndGrant, mergeAndReport, tamper } from './act-close.ts';
import { amendOne, declare, enrol, readReceipt, scoreAll } from './act-experts.ts';
import { openAlbum } from './album.ts';
import { experts } from './cast.ts';
import { checkResult } from './check-result.ts';
import { postOfAnotherRound } from './foreign-post.ts';

const output = path.resolve(import.meta.dirname, '../../demo-output');
await rm(output, { recursive: true, force: true });
const stage: Stage = {
  album: await openAlbum(output),
  homes: await mkdtemp(path.join(tmpdir(), 'hengping-demo-')),
  exchanged: path.join(output, 'exchanged'),
  reports: path.join(output, 'reports'),
};
await mkdir(stage.exchanged, { recursive: true });
await mkdir(stage.reports, { recursive: true });

async function everyone(act: (index: number) => Promise<string>): Promise<string[]> {
  const made: string[] = [];
  for (const index of experts.keys()) made.push(await act(index));
  return made;
}

async function play(): Promise<void> {
  const code = await foundAgency(stage);
  const cards = [];
  for (const expert of experts) cards.push(await enrol(stage, expert, code));
  await prepareRound(stage, cards);
  await decideAndGrant(stage, await everyone((index) => declare(stage, index)));
  const sheets = await everyone((index) => scoreAll(stage, index));
  await collect(stage, sheets, {
    tampered: await tamper(stage, sheets[1] ?? ''),
    foreign: await postOfAnotherRound(stage),
  });
  await mergeAndReport(stage, await amendOne(stage, 4));
  await readReceipt(stage, 4);
  await checkResult(stage);
}

try {
  await play();
} catch (error) {
  stage.album.expect(`the demo runs to its end: ${String(error)}`, false, true);
}
await rm(stage.homes, { recursive: true, force: true });
process.exitCode = (await stage.album.close()) ? 0 : 1;

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  closeProgram,
  passphrase as expertPassphrase,
  expertWithGrant,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import { round as deskRound, sealSmallRound } from '../../unit/desk/small-round.ts';
import { databaseIsSound, workspaceIsTidy } from '../leftovers.ts';
import { startProcess } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import {
  agencyPassphrase,
  bundleOf,
  layOutReadyRound,
  layOutStartedRound,
  round,
} from './agency-round.ts';
import { resultIsWhole } from './merge.ts';
import { postsAreWholeOrOut, postsOf } from './receive.ts';
import { sealingIsWholeOrOut } from './seal.ts';

const hengping = path.resolve(import.meta.dirname, '../../../electron/bin/hengping.mjs');
const passphraseFile = (home: string) => path.join(home, 'passphrase');

/** `hengping …` as a person starts it. A shell says first that it begins. */
function startCommand(home: string, ...argv: readonly string[]) {
  const common = ['--home', home, '--passphrase-file', passphraseFile(home), '--json'];
  return startProcess('/bin/sh', [
    '-c',
    'echo begins; exec "$@"',
    'sh',
    process.execPath,
    hengping,
    ...common,
    ...argv,
  ]);
}

const keepPassphrase = (home: string, passphrase: string) =>
  writeFile(passphraseFile(home), `${passphrase}\n`, { mode: 0o600 });

/** What the command answered in the end, if it came so far. */
const answerOf = (said: readonly string[]): boolean => said.some((line) => line.startsWith('{'));

// Most of a command's time goes by before it opens the workspace.
const window = (whole: number | null) => ({ from: (whole ?? 0) * 0.35, to: whole ?? 0 });
const terminal = { share: 3, isEndless: false, window } as const;

export const cliSeal: StormJob = {
  ...terminal,
  name: 'cli-seal',
  async prepare(home) {
    await layOutReadyRound(home);
    await keepPassphrase(home, agencyPassphrase);
  },
  start: (home) =>
    startCommand(home, 'seal', '--round', round, '--suite', 'x25519', '--out', bundleOf(home)),
  check: (home, said) => sealingIsWholeOrOut(home, answerOf(said)),
};

export const cliReceive: StormJob = {
  ...terminal,
  name: 'cli-receive',
  async prepare(home) {
    await layOutStartedRound(home);
    await keepPassphrase(home, agencyPassphrase);
  },
  start: (home) => startCommand(home, 'receive', ...postsOf(home)),
  check: (home, said) => postsAreWholeOrOut(home, answerOf(said) ? postsOf(home).length : 0),
};

export const cliMerge: StormJob = {
  ...terminal,
  name: 'cli-merge',
  prepare: cliReceive.prepare,
  start: (home) => startCommand(home, 'merge', '--round', round),
  check: (home, said) =>
    resultIsWhole(
      home,
      said.flatMap((line) => /"contentSha256":"([0-9a-f]{64})"/.exec(line)?.[1] ?? []),
    ),
};

const score = 42;

export const cliScore: StormJob = {
  ...terminal,
  name: 'cli-score',
  async prepare(home) {
    closeProgram(await expertWithGrant(home, await sealSmallRound(home)));
    await keepPassphrase(home, expertPassphrase);
  },
  start: (home) =>
    startCommand(home, 'score', '--round', deskRound, '--app', 'A-01', '--set', `C1=${score}`),
  async check(home, said) {
    const program = startProgram(home);
    try {
      await program.workspace.unlock({ passphrase: expertPassphrase });
      const { scores } = await program.expert.draft({ round: deskRound, app: 'A-01' });
      const expected = answerOf(said) ? [score * 100] : [score * 100, undefined];
      holds(expected.includes(scores.C1), `score ${scores.C1}`);
      databaseIsSound(program.holder.expert().vault.read);
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

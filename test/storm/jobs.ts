import { autosave } from './jobs/autosave.ts';
import { backup, restore } from './jobs/backup.ts';
import { bundles } from './jobs/bundles.ts';
import { cliMerge, cliReceive, cliScore, cliSeal } from './jobs/cli.ts';
import { finalise } from './jobs/finalise.ts';
import { merge } from './jobs/merge.ts';
import { migrate } from './jobs/migrate.ts';
import { passphrase } from './jobs/passphrase.ts';
import { program } from './jobs/program.ts';
import { receive } from './jobs/receive.ts';
import { seal } from './jobs/seal.ts';
import type { StormJob } from './storm-job.ts';

/** Use cases in processes of their own: quick to start, so that many kills fall on them. */
export const processJobs: readonly StormJob[] = [
  autosave,
  finalise,
  seal,
  receive,
  bundles,
  merge,
  migrate,
  passphrase,
  backup,
  restore,
];

/** Everything that `npm run storm` kills: the processes, the terminal, the program with windows. */
export const allJobs: readonly StormJob[] = [
  ...processJobs,
  cliScore,
  cliSeal,
  cliReceive,
  cliMerge,
  program,
];

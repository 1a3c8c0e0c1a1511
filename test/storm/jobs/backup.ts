import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { checkBackup } from '../../../electron/vault/backup.ts';
import { createSafekeepingHandlers } from '../../../electron/workspace/safekeeping.ts';
import {
  closeProgram,
  expertWithGrant,
  type Program,
  passphrase,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import { round, sealSmallRound } from '../../unit/desk/small-round.ts';
import { databaseIsSound, finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';

const outOf = (home: string) => path.join(home, 'out');
const quiet = { signal: new AbortController().signal, onProgress: () => {} };
const safekeeping = ({ host, holder, jobs }: Program) =>
  createSafekeepingHandlers({ host, holder, jobs });
const opinion = (number: number) => ({ kind: 'overall', text: `第 ${number} 稿` }) as const;

async function layOutDesk(home: string): Promise<void> {
  await mkdir(outOf(home));
  closeProgram(await expertWithGrant(home, await sealSmallRound(home)));
}

/** Writes a backup after each edit, over the one before. */
export const workOnBackups: Work = async (home, say) => {
  const program = startProgram(home);
  await program.workspace.unlock({ passphrase });
  const keeping = safekeeping(program);
  program.dialog.saveTo = path.join(outOf(home), 'desk.hpbackup');
  say('ready');
  for (let number = 1; ; number += 1) {
    await program.expert.saveDraft({ round, app: 'A-01', change: opinion(number) });
    await keeping.backUp({});
    say(`${number}`);
  }
};

export const backup: StormJob = {
  name: 'backup',
  share: 10,
  isEndless: true,
  window: () => ({ from: 0, to: 1_200 }),
  prepare: layOutDesk,
  start: (home) => startWork('backup', home),
  async check(home, said) {
    const last = said.length - 1;
    const program = startProgram(home);
    try {
      await program.workspace.unlock({ passphrase });
      const { vault } = program.holder.expert();
      databaseIsSound(vault.read);
      const { overall } = await program.expert.draft({ round, app: 'A-01' });
      const saved = Number(/\d+/.exec(overall)?.[0] ?? 0);
      holds([last, last + 1].includes(saved), `opinion ${saved} after ${last} backups`);
      const files = await finalNames(outOf(home));
      holds(
        last === 0 || files.length === 1,
        `${files.length} backups after ${last} were answered`,
      );
      for (const name of files) {
        await checkBackup(vault.folder, path.join(outOf(home), name), vault.copying, quiet);
      }
      program.dialog.saveTo = path.join(outOf(home), 'desk.hpbackup');
      await safekeeping(program).backUp({});
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

const backupOf = (home: string) => path.join(outOf(home), 'desk.hpbackup');

async function restored(home: string): Promise<Program> {
  const program = startProgram(home);
  const keeping = safekeeping(program);
  program.dialog.open = [backupOf(home)];
  await keeping.chooseBackup({});
  await keeping.restore({ kind: 'passphrase', passphrase });
  return program;
}

/** Restores a backup on a machine that has nothing else. */
export const workOnRestoring: Work = async (home, say) => {
  say('ready');
  const program = await restored(home);
  say('restored');
  closeProgram(program);
};

export const restore: StormJob = {
  name: 'restore',
  share: 5,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  async prepare(home) {
    await layOutDesk(home);
    const program = startProgram(home);
    await program.workspace.unlock({ passphrase });
    await program.expert.saveDraft({ round, app: 'A-01', change: opinion(7) });
    program.dialog.saveTo = backupOf(home);
    await safekeeping(program).backUp({});
    closeProgram(program);
    // As on another computer: nothing but the file.
    const elsewhere = path.join(home, 'elsewhere');
    await mkdir(elsewhere);
    for (const name of await finalNames(home)) {
      if (name.startsWith('workspace'))
        await rename(path.join(home, name), path.join(elsewhere, name));
    }
  },
  start: (home) => startWork('restore', home),
  async check(home, said) {
    const found = startProgram(home);
    const { kind } = await found.workspace.state({});
    closeProgram(found);
    holds(['none', 'locked'].includes(kind), `what a kill left is ${kind}`);
    holds(kind === 'locked' || !said.includes('restored'), 'it was answered and is gone');
    const program = kind === 'locked' ? startProgram(home) : await restored(home);
    try {
      if (kind === 'locked') await program.workspace.unlock({ passphrase });
      const { overall } = await program.expert.draft({ round, app: 'A-01' });
      holds(overall === opinion(7).text, `restored with ${overall}`);
      databaseIsSound(program.holder.expert().vault.read);
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

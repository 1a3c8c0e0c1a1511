import { fileURLToPath } from 'node:url';
import {
  closeProgram,
  expertWithGrant,
  passphrase,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import { round, sealSmallRound } from '../../unit/desk/small-round.ts';
import { databaseIsSound, workspaceIsTidy } from '../leftovers.ts';
import { startProcess } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';

const child = fileURLToPath(new URL('../../unit/desk/autosave-child.ts', import.meta.url));

/** Score after score and opinion after opinion, each answered before the next. */
export const autosave: StormJob = {
  name: 'autosave',
  share: 20,
  isEndless: true,
  window: () => ({ from: 0, to: 400 }),
  async prepare(home) {
    closeProgram(await expertWithGrant(home, await sealSmallRound(home)));
  },
  start: (home) => startProcess(process.execPath, [child, home]),
  async check(home, said) {
    const last = Number(said.at(-1));
    const program = startProgram(home);
    try {
      await program.workspace.unlock({ passphrase });
      const draft = await program.expert.draft({ round, app: 'A-01' });
      const saved = Number(/\d+/.exec(draft.overall)?.[0]);
      // At most the edit under way is there or not.
      holds([last, last + 1].includes(saved), `opinion ${saved} after ${last} was acknowledged`);
      const scores = [last, last + 1].map((n) => (n % 120) * 50);
      holds(scores.includes(draft.scores.C1 ?? -1), `score ${draft.scores.C1} after ${last}`);
      databaseIsSound(program.holder.expert().vault.read);
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

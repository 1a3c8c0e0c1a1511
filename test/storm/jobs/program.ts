import { fileURLToPath } from 'node:url';
import { makeReaderHome } from '../../e2e/reader-home.ts';
import { closeProgram, passphrase, startProgram } from '../../unit/desk/expert-program.ts';
import { databaseIsSound, workspaceIsTidy } from '../leftovers.ts';
import { startProcess } from '../running.ts';
import { holds, type Running, type StormJob } from '../storm-job.ts';

const child = fileURLToPath(new URL('../program-child.ts', import.meta.url));

/** The program with its window: its page saves opinion after opinion. */
export const program: StormJob = {
  name: 'program',
  share: 4,
  isEndless: true,
  window: () => ({ from: 300, to: 1_800 }),
  prepare: (home) =>
    makeReaderHome(home, { 'B-01': [{ title: '申报书', pdf: Buffer.from('%PDF-1.7\n') }] }),
  start: (home) => withTheProgram(startProcess(process.execPath, [child, home])),
  async check(home, said) {
    const last = Number(said.slice(1).at(-1) ?? 0);
    const desk = startProgram(home);
    try {
      await desk.workspace.unlock({ passphrase });
      const { overall } = await desk.expert.draft({ round: 'RD-1', app: 'B-01' });
      const saved = Number(/\d+/.exec(overall)?.[0] ?? 0);
      holds([last, last + 1].includes(saved), `opinion ${saved} after ${last} was acknowledged`);
      databaseIsSound(desk.holder.expert().vault.read);
    } finally {
      closeProgram(desk);
    }
    await workspaceIsTidy(home);
  },
};

/** Playwright starts the program in a group of its own: the kill falls on that group, too. */
function withTheProgram(running: Running): Running {
  return {
    ...running,
    kill() {
      const pid = Number(/^process (\d+)$/.exec(running.said[0] ?? '')?.[1]);
      try {
        if (pid > 0) process.kill(-pid, 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
      running.kill();
    },
  };
}

import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
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

/** Playwright starts the program in a group of its own: the kill falls on that group, too, and the
 * run has ended when the program has, which is what held the workspace. */
function withTheProgram(running: Running): Running {
  const pid = () => Number(/^process (\d+)$/.exec(running.said[0] ?? '')?.[1] ?? 0);
  return {
    ...running,
    ended: running.ended.then(async (end) => {
      for (let turn = 0; isAlive(pid()) && turn < 400; turn += 1) await setTimeout(25);
      return end;
    }),
    kill() {
      try {
        if (pid() > 0) process.kill(-pid(), 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
      running.kill();
    },
  };
}

/** False for what nobody has collected yet, too: it holds nothing any more. */
function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

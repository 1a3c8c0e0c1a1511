import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { listSheets, listSubmissions } from '../../../electron/vault/expert-submissions.ts';
import {
  closeProgram,
  expertWithGrant,
  type Program,
  passphrase,
  score,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import { openSubmission, round, sealSmallRound } from '../../unit/desk/small-round.ts';
import { databaseIsSound, finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';

const apps = ['A-01', 'A-02', 'A-03'];
const outOf = (home: string) => path.join(home, 'out');
const handedIn = /^handed in (\d+)$/;

async function handIn(program: Program, number: number) {
  program.dialog.saveTo = path.join(outOf(program.home), `${number}.hppost`);
  return program.expert.submit({ round, passphrase, waive: true });
}

/** Hands in three sheets, amends them and hands in again, each time as a post of its own. */
export const workOnFinalising: Work = async (home, say) => {
  const program = startProgram(home);
  await program.workspace.unlock({ passphrase });
  for (const app of apps) await score(program, app, 5_000, 3_000);
  say('ready');
  for (let number = 1; ; number += 1) {
    await handIn(program, number);
    say(`handed in ${number}`);
    for (const app of apps) {
      await program.expert.amend({ round, app });
      const change = { kind: 'overall', text: `第 ${number + 1} 稿` } as const;
      await program.expert.saveDraft({ round, app, change });
    }
  }
};

export const finalise: StormJob = {
  name: 'finalise',
  share: 15,
  isEndless: true,
  window: () => ({ from: 0, to: 900 }),
  async prepare(home) {
    await mkdir(outOf(home));
    closeProgram(await expertWithGrant(home, await sealSmallRound(home)));
  },
  start: (home) => startWork('finalise', home),
  async check(home, said) {
    const acknowledged = said.filter((line) => handedIn.test(line)).length;
    const program = startProgram(home);
    try {
      await program.workspace.unlock({ passphrase });
      const { read } = program.holder.expert().vault;
      databaseIsSound(read);
      const posts = await finalNames(outOf(home));
      const wanted = Array.from({ length: acknowledged }, (_, i) => `${i + 1}.hppost`);
      const gone = wanted.filter((name) => !posts.includes(name));
      holds(gone.length === 0, `posts that were handed in are gone: ${gone.join(', ')}`);
      const scores = listSubmissions(read, round).slice(1);
      for (const name of posts) {
        const bytes = await readFile(path.join(outOf(home), name));
        const { head, sheets } = await openSubmission(bytes, program.card);
        holds(
          scores.some(({ sha256 }) => sha256 === head.payloadSha256),
          `${name} was never signed`,
        );
        holds(sheets.length >= apps.length, `${name} has ${sheets.length} sheets`);
      }
      const signed = listSheets(read, round).length;
      holds(signed === scores.length * apps.length, `${signed} sheets in ${scores.length} posts`);
      // Whatever was under way, the next attempt ends it: amended sheets are signed, a post that
      // has no file yet is written.
      await handIn(program, 1_000);
      const after = await readFile(path.join(outOf(home), '1000.hppost'));
      const { head } = await openSubmission(after, program.card);
      const newest = listSubmissions(read, round).at(-1);
      holds(newest?.sha256 === head.payloadSha256, 'the next post is not the newest');
      holds(newest.writtenAt !== null, 'the next post counts as unwritten');
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

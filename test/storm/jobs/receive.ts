import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerOf } from '../../unit/agency/started-round.ts';
import { workspaceIsTidy } from '../leftovers.ts';
import { startProcess } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import { amendments, layOutStartedRound, postName, round, withOffice } from './agency-round.ts';

const child = fileURLToPath(new URL('../../unit/agency/crash-child.ts', import.meta.url));

/** The posts in the order in which they were sent. */
export const postsOf = (home: string): readonly string[] =>
  Array.from({ length: amendments }, (_, index) => path.join(home, 'in', postName(index)));

/** Each post is in whole or out, and the rest can follow. @throws Violation */
export async function postsAreWholeOrOut(home: string, answered: number): Promise<void> {
  await withOffice(home, async (office) => {
    const ledger = async () => (await ledgerOf(office, round)).slice(1).flat();
    const before = await ledger();
    holds(before.length >= answered, `${before.length} posts after ${answered} were answered`);
    const accepted = before.filter((line) => line.endsWith(' accepted')).length;
    holds(accepted === Math.min(1, before.length), `${accepted} revisions are accepted`);
    for (const file of postsOf(home)) await office.receive(file);
    const after = await ledger();
    holds(after.length === amendments, `${after.length} posts in the end`);
    const superseded = after.filter((line) => line.endsWith(' superseded')).length;
    holds(superseded === amendments - 1, `${superseded} superseded in the end`);
  });
  await workspaceIsTidy(home);
}

export const receive: StormJob = {
  name: 'receive',
  share: 10,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  prepare: layOutStartedRound,
  start: (home) => startProcess(process.execPath, [child, 'receive', home, ...postsOf(home)]),
  check: (home, said) =>
    postsAreWholeOrOut(home, said.filter((line) => line.startsWith('accepted ')).length),
};

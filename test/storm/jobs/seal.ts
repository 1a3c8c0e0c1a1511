import { existsSync } from 'node:fs';
import path from 'node:path';
import { openOffice } from '../../unit/agency/agency-office.ts';
import { finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';
import { bundleIsWhole, bundleOf, layOutReadyRound, round, withOffice } from './agency-round.ts';

export const workOnSealing: Work = async (home, say) => {
  const office = await openOffice({ folder: home });
  say('ready');
  await office.handlers.seal({ round, suite: 'x25519' });
  say('sealed');
  office.lock();
};

/** Whatever sealed: the bundle is whole or absent, and the round can be sealed where it is not.
 * @throws Violation */
export async function sealingIsWholeOrOut(home: string, wasAnswered: boolean): Promise<void> {
  await withOffice(home, async (office) => {
    const phase = async () => (await office.handlers.round({ round })).phase;
    const found = await phase();
    holds(found === 'sealed' || !wasAnswered, `answered as sealed, now ${found}`);
    holds(found === 'preparing' || existsSync(bundleOf(home)), 'sealed without a bundle');
    if (existsSync(bundleOf(home))) await bundleIsWhole(office, bundleOf(home));
    const kept = path.join(home, 'workspace', 'bundles');
    for (const name of await finalNames(kept)) await bundleIsWhole(office, path.join(kept, name));
    if (found === 'sealed') return;
    await office.handlers.seal({ round, suite: 'x25519' });
    holds((await phase()) === 'sealed', 'it cannot be sealed afterwards');
    await bundleIsWhole(office, bundleOf(home));
  });
  await workspaceIsTidy(home);
}

export const seal: StormJob = {
  name: 'seal',
  share: 10,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  prepare: layOutReadyRound,
  start: (home) => startWork('seal', home),
  check: (home, said) => sealingIsWholeOrOut(home, said.includes('sealed')),
};

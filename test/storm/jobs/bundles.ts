import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import {
  closeProgram,
  newExpert,
  passphrase,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import {
  rosterFor,
  round,
  sealSmallRound,
  trust,
  writeDelivery,
} from '../../unit/desk/small-round.ts';
import { databaseIsSound, finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';

const filesOf = (home: string) =>
  [path.join(home, 'round.hpbundle'), path.join(home, 'roster.hppost')] as const;

/** Takes in a bundle, which is copied and verified, and the roster that goes with it. */
export const workOnBundles: Work = async (home, say) => {
  const program = startProgram(home);
  await program.workspace.unlock({ passphrase });
  say('ready');
  for (const file of filesOf(home)) {
    const [outcome] = await program.receive(file);
    if (outcome === 'accepted') say(`accepted ${path.basename(file)}`);
  }
  closeProgram(program);
};

export const bundles: StormJob = {
  name: 'bundles',
  share: 10,
  isEndless: false,
  window: (whole) => ({ from: 0, to: whole ?? 0 }),
  async prepare(home) {
    const sealed = await sealSmallRound(home);
    const [bundle, roster] = filesOf(home);
    await copyFile(sealed.bundlePath, bundle);
    const program = await newExpert(home);
    await program.receive(sealed.trustPath);
    const { agency } = trust.payload;
    await program.expert.confirmTrust({ agency, code: trustCode(trust.payload) });
    await writeDelivery(roster, program.card, 1, [rosterFor(program.card, sealed)]);
    closeProgram(program);
  },
  start: (home) => startWork('bundles', home),
  async check(home, said) {
    const [bundle, roster] = filesOf(home);
    const program = startProgram(home);
    try {
      await program.workspace.unlock({ passphrase });
      databaseIsSound(program.holder.expert().vault.read);
      const kept = path.join(home, 'workspace', 'bundles');
      for (const name of await finalNames(kept)) {
        await verifyBundle(path.join(kept, name), () => trust);
      }
      for (const file of [bundle, roster]) {
        const [outcome] = await program.receive(file);
        const wasAccepted = said.includes(`accepted ${path.basename(file)}`);
        const expected = wasAccepted ? ['already-known'] : ['accepted', 'already-known'];
        holds(expected.includes(outcome ?? ''), `${path.basename(file)} again: ${outcome}`);
      }
      const { rounds } = await program.expert.inbox({});
      const card = rounds.find((one) => one.round === round);
      holds(card?.bundle === 'present', `the bundle is ${card?.bundle}`);
      holds((await finalNames(kept)).length === 1, 'one bundle is kept');
    } finally {
      closeProgram(program);
    }
    await workspaceIsTidy(home);
  },
};

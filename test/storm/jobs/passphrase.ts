import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openWithPassphrase, parseKeyring, wipe } from '../../../electron/vault/keyring.ts';
import { Refusal } from '../../../shared/errors.ts';
import {
  closeProgram,
  passphrase as first,
  newExpert,
  startProgram,
} from '../../unit/desk/expert-program.ts';
import { databaseIsSound, finalNames, workspaceIsTidy } from '../leftovers.ts';
import { startWork } from '../running.ts';
import { holds, type StormJob } from '../storm-job.ts';
import type { Work } from '../works.ts';

const word = (number: number): string => (number === 0 ? first : `${first} ${number}`);

/** One passphrase after the other. */
export const workOnPassphrases: Work = async (home, say) => {
  const program = startProgram(home);
  await program.workspace.unlock({ passphrase: word(0) });
  say('ready');
  for (let number = 1; ; number += 1) {
    await program.workspace.changePassphrase({ current: word(number - 1), next: word(number) });
    say(`${number}`);
  }
};

export const passphrase: StormJob = {
  name: 'passphrase',
  share: 10,
  isEndless: true,
  window: () => ({ from: 0, to: 900 }),
  async prepare(home) {
    closeProgram(await newExpert(home));
  },
  start: (home) => startWork('passphrase', home),
  async check(home, said) {
    const last = said.length - 1;
    const program = startProgram(home);
    try {
      // The one answered last opens, or the one under way: never an older one, never none.
      const opening = [last, last + 1];
      let opened = -1;
      for (const number of opening) {
        if (opened >= 0) break;
        try {
          await program.workspace.unlock({ passphrase: word(number) });
          opened = number;
        } catch (error) {
          if (!(error instanceof Refusal) || error.code !== 'wrong-passphrase') throw error;
        }
      }
      holds(opened >= 0, `neither passphrase ${opening.join(' nor ')} opens`);
      databaseIsSound(program.holder.expert().vault.read);
      await program.workspace.changePassphrase({ current: word(opened), next: word(1_000) });
    } finally {
      closeProgram(program);
    }
    await keyringsAreWhole(home);
    await workspaceIsTidy(home);
  },
};

/** Every keyring under a final name opens with some passphrase that there was. */
async function keyringsAreWhole(home: string): Promise<void> {
  const folder = path.join(home, 'workspace');
  for (const name of (await finalNames(folder)).filter((one) => one.startsWith('keyring'))) {
    parseKeyring(await readFile(path.join(folder, name), 'utf8'));
  }
  const keyring = parseKeyring(await readFile(path.join(folder, 'keyring.json'), 'utf8'));
  wipe(await openWithPassphrase(keyring, word(1_000)));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  closeProgram,
  expertWithGrant,
  newFolder,
  passphrase,
  removeFolder,
  startProgram,
} from './expert-program.ts';
import { round, sealSmallRound } from './small-round.ts';

let home: string;
beforeEach(() => {
  home = newFolder();
});
afterEach(() => {
  removeFolder(home);
});

const script = fileURLToPath(new URL('./autosave-child.ts', import.meta.url));

/** Runs the child, kills it after it told `count` saves, and gives the last one it told. */
async function killAfter(count: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [script, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the child tells what it saved');
  const exited = once(child, 'exit');
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    if (last === count) child.kill('SIGKILL');
  }
  await exited;
  return last;
}

describe('autosave', () => {
  test('loses no edit that was answered when the program is killed, again and again', async () => {
    const sealed = await sealSmallRound(home);
    closeProgram(await expertWithGrant(home, sealed));
    for (const count of [3, 41]) {
      const last = await killAfter(count);
      expect(last).toBeGreaterThanOrEqual(count);
      const program = startProgram(home);
      await program.workspace.unlock({ passphrase });
      const draft = await program.expert.draft({ round, app: 'A-01' });
      const saved = Number(/\d+/.exec(draft.overall)?.[0]);
      // At most the edit under way is there or not; the two edits of one turn are separate.
      expect([last, last + 1]).toContain(saved);
      const scores = [last, last + 1].map((n) => (n % 120) * 50);
      expect(scores).toContain(draft.scores.C1);
      const { intact } = await program.workspace.journal({ before: null, limit: 1 });
      expect(intact).toBe(true);
      closeProgram(program);
    }
    expect(readdirSync(join(home, 'workspace')).toSorted()).toEqual([
      'bundles',
      'keyring.json',
      'workspace.db',
    ]);
  });
});

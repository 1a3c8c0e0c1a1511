import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wholeJournal } from '../../../electron/vault/journal.ts';
import { deskTests } from './desk-tests.ts';
import { expertWithGrant, type Program, passphrase, score } from './expert-program.ts';
import { issuedAt, receiptFor, round, writeDelivery } from './small-round.ts';

const tests = deskTests();

const item = (sha256: string) => ({
  payload_sha256: sha256,
  type: 'sheet' as const,
  app: 'A-01',
  rev: 1,
  verdict: 'accepted',
});

async function receipt(program: Program, sha256: string): Promise<void> {
  const object = receiptFor(program.card, [item(sha256)]);
  const path = join(program.home, 'receipt.hppost');
  const post = await writeDelivery(path, program.card, 3, [object]);
  expect(await program.receive(post)).toEqual(['accepted']);
}

describe('a receipt', () => {
  test('of what this workspace never signed marks it as an older copy', async () => {
    const program = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await receipt(program, 'ab'.repeat(32));
    expect((await program.safekeeping.standing({})).suspectSince).toBe(issuedAt);
    const { read } = program.holder.expert().vault;
    expect(wholeJournal(read).map(({ action }) => action)).toContain('received-unknown');
  });

  test('of what was signed here raises no doubt', async () => {
    const program = await tests.start(expertWithGrant(tests.home(), tests.sealed()));
    await score(program, 'A-01', 4_000, 2_000);
    program.dialog.saveTo = join(program.home, 'scores.hppost');
    const { sheets } = await program.expert.submit({ round, passphrase, waive: true });
    await receipt(program, sheets[0]?.sha256 ?? '');
    expect((await program.safekeeping.standing({})).suspectSince).toBeNull();
  });
});

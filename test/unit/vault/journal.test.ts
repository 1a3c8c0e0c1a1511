import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  appendToJournal,
  journalHead,
  journalIsIntact,
  wholeJournal,
} from '../../../electron/vault/journal.ts';
import { type ScratchVault, scratchVault } from './scratch-vault.ts';

let scratch: ScratchVault;
beforeEach(async () => {
  scratch = await scratchVault();
});
afterEach(() => {
  scratch.remove();
});

const fact = (n: number) => ({
  at: '2026-06-01T08:00:00Z',
  actor: 'E-1',
  action: 'did',
  subject: `thing ${n}`,
});

describe('the journal', () => {
  test('is read in order', () => {
    const { write, read } = scratch.vault;
    for (let n = 1; n <= 5; n++) appendToJournal(write, fact(n));
    expect(wholeJournal(read).map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(journalHead(read).seq).toBe(5);
    expect(journalIsIntact(read)).toBe(true);
  });

  test.each([
    ['a changed entry', "UPDATE journal SET subject = 'other' WHERE seq = 2"],
    ['a removed entry', 'DELETE FROM journal WHERE seq = 2'],
    ['a changed time', "UPDATE journal SET at = '2026-06-02T08:00:00Z' WHERE seq = 3"],
  ])('shows %s', (_, sql) => {
    const { write, read } = scratch.vault;
    for (let n = 1; n <= 3; n++) appendToJournal(write, fact(n));
    write.run(sql);
    expect(journalIsIntact(read)).toBe(false);
  });

  test('forgets an entry whose transaction failed', () => {
    const { write, read } = scratch.vault;
    expect(() =>
      write.transaction(() => {
        appendToJournal(write, fact(1));
        throw new Error('the deed failed');
      }),
    ).toThrow('the deed failed');
    expect(wholeJournal(read)).toEqual([]);
  });
});

import { Refusal } from '../../shared/errors.ts';
import { firstBrokenEntry } from '../formats/journal-chain.ts';
import { journalHead, wholeJournal } from './journal.ts';
import { isBefore, seenIn } from './seen-versions.ts';
import { readSetting } from './settings.ts';
import type { ReadDb } from './sqlite.ts';
import type { FoundState } from './state-file.ts';

/** Set from the first time that a state file was kept for a database. */
export const stateKeptSetting = 'state.kept';
/** The break in the journal that the person chose to go on with. */
export const brokenAcceptedSetting = 'state.broken-accepted';

/** How the state file stood to the database when the workspace was opened. `behind`: the program
 * ended between the two, or an older file was put back. `keyring`: the keyring is not the one that
 * was kept last. */
export type StateStanding = 'kept' | 'first' | 'behind' | 'missing' | 'bad' | 'keyring';

/**
 * Holds an opened database against the state kept beside it, and its journal against itself.
 *
 * Seen: an older database or workspace folder put back (its journal ends before, or goes on
 * differently from, the entry that the state names); pages of it put back (a break in the journal,
 * or versions below those that the state names); a state file removed, altered or older.
 * Not seen: database and state file put back together, as they once were together; pages that hold
 * neither the journal nor those versions, such as an unsigned draft. What was signed is seen by
 * whoever received it: each revision names the one before.
 *
 * @throws Refusal vault-older, vault-other-history, vault-pages-older, journal-broken
 */
export function standingOf(db: ReadDb, state: FoundState, keyringSha256: string): StateStanding {
  const entries = wholeJournal(db);
  const broken = firstBrokenEntry(entries);
  if (broken !== null && readSetting(db, brokenAcceptedSetting) !== String(broken)) {
    throw new Refusal('journal-broken', 'journal chain does not hold', { entry: broken });
  }
  if (state === 'bad') return 'bad';
  if (state === 'missing') return readSetting(db, stateKeptSetting) === null ? 'first' : 'missing';
  const { seq, hash, at } = state.journal;
  const head = journalHead(db);
  const found = { found: head.seq, kept: seq, foundAt: entries.at(-1)?.at ?? '', keptAt: at };
  if (head.seq < seq) throw new Refusal('vault-older', 'journal ends before its state', found);
  if (seq > 0 && entries[seq - 1]?.hash !== hash) {
    throw new Refusal('vault-other-history', 'journal goes on differently', found);
  }
  if (isBefore(seenIn(db), state.seen)) {
    throw new Refusal('vault-pages-older', 'versions below those of the state', found);
  }
  if (head.seq > seq) return 'behind';
  return state.keyring === keyringSha256 ? 'kept' : 'keyring';
}

/** True where the refusal is one that a person may go on in spite of, knowing what it means. */
export function mayGoOn(error: unknown): error is Refusal {
  return error instanceof Refusal && acceptable.has(error.code);
}

const acceptable: ReadonlySet<string> = new Set([
  'vault-older',
  'vault-other-history',
  'vault-pages-older',
  'journal-broken',
]);

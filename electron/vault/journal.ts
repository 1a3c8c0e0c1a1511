import type { JournalEntry } from '../../shared/operations/workspace.ts';
import {
  entryHash,
  firstBrokenEntry,
  type JournalFact,
  journalBeginning,
} from '../formats/journal-chain.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Adds an entry to the chain. Call it inside the transaction that does what it tells. */
export function appendToJournal(db: WriteDb, fact: JournalFact): JournalEntry {
  return db.transaction(() => {
    const head = journalHead(db);
    const seq = head.seq + 1;
    const hash = entryHash(seq, fact, head.hash);
    db.run(
      'INSERT INTO journal (seq, at, actor, action, subject, hash) VALUES (?, ?, ?, ?, ?, ?)',
      seq,
      fact.at,
      fact.actor,
      fact.action,
      fact.subject,
      hash,
    );
    return { seq, ...fact, hash };
  });
}

/** The last entry's number and hash; 0 and zeros where nothing happened yet. */
export function journalHead(db: ReadDb): { readonly seq: number; readonly hash: string } {
  const last = db.get<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
  );
  return last ?? { seq: 0, hash: journalBeginning };
}

/** The whole journal, oldest first. */
export function wholeJournal(db: ReadDb): readonly JournalEntry[] {
  return db.all<JournalEntry>(
    'SELECT seq, at, actor, action, subject, hash FROM journal ORDER BY seq',
  );
}

/** True where every entry's hash follows from the one before, without a gap. */
export const journalIsIntact = (db: ReadDb): boolean => firstBrokenEntry(wholeJournal(db)) === null;

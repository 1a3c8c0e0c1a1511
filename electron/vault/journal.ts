import { canonicalJson } from '../../shared/canonical-json.ts';
import type { JournalEntry } from '../../shared/operations/workspace.ts';
import { sha256Hex } from '../formats/hash.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** What happened, in the words of the use case: `sheet-signed`, and what it happened to. */
export type JournalFact = {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
};

const beginning = '0'.repeat(64);

function hashOf(seq: number, fact: JournalFact, previous: string): string {
  const { at, actor, action, subject } = fact;
  return sha256Hex(
    `hengping/journal/v1\0${canonicalJson({ seq, at, actor, action, subject, previous })}`,
  );
}

/** Adds an entry to the chain. Call it inside the transaction that does what it tells. */
export function appendToJournal(db: WriteDb, fact: JournalFact): JournalEntry {
  return db.transaction(() => {
    const head = journalHead(db);
    const seq = head.seq + 1;
    const hash = hashOf(seq, fact, head.hash);
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
  return last ?? { seq: 0, hash: beginning };
}

/** The newest `limit` entries with a number below `before` (null: from the newest), newest first. */
export function readJournal(
  db: ReadDb,
  before: number | null,
  limit: number,
): readonly JournalEntry[] {
  return db.all<JournalEntry>(
    'SELECT seq, at, actor, action, subject, hash FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT ?',
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
}

/** True where every entry's hash follows from the one before, without a gap. */
export function journalIsIntact(db: ReadDb): boolean {
  const entries = db.all<JournalEntry>(
    'SELECT seq, at, actor, action, subject, hash FROM journal ORDER BY seq',
  );
  let previous = beginning;
  return entries.every((entry, index) => {
    const expected = hashOf(entry.seq, entry, previous);
    previous = entry.hash;
    return entry.seq === index + 1 && entry.hash === expected;
  });
}

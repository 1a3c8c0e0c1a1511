import type { Bindable } from 'better-sqlite3';
import type { ReadDb, WriteDb } from './sqlite.ts';

type Row = Readonly<Record<string, Bindable>>;

// Where both sides have a row, which of the two holds. What is not named here is never altered once
// it is there: signed objects, sheets, submissions, deliveries.
const laterHolds: Readonly<Record<string, string>> = {
  declaration_answer: 'excluded.saved_at > declaration_answer.saved_at',
  recusal_decision: 'excluded.issued_at > recusal_decision.issued_at',
  answer_draft: 'excluded.saved_at > answer_draft.saved_at',
  receipt_verdict: 'excluded.receipt_rev > receipt_verdict.receipt_rev',
};

// Each has rules of its own: drafts are merged one by one, a round is what its papers make it, and
// what was erased elsewhere is erased here only by hand.
const apart = new Set([
  'expert_round',
  'draft',
  'draft_score',
  'draft_comment',
  'draft_evidence',
  'draft_veto',
  'draft_target',
  'draft_point',
  'draft_copy',
  'erased_round',
]);

/**
 * Adds to a database what another copy of the same workspace has about its rounds: papers, posts,
 * answers, receipts, pages seen. Rows that are there stay, but for a later answer, decision or
 * verdict. Call it inside a transaction; both must have the newest layout.
 */
export function addMissingRows(into: WriteDb, from: ReadDb): void {
  into.run('PRAGMA defer_foreign_keys=ON');
  copyRows(into, from, 'signed_object', '');
  copyRows(into, from, 'expert_round', '');
  for (const table of tablesByRound(from)) {
    if (!apart.has(table)) copyRows(into, from, table, laterHolds[table] ?? '');
  }
}

function tablesByRound(db: ReadDb): readonly string[] {
  const tables = db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  return tables
    .map(({ name }) => name)
    .filter((name) => name !== 'signed_object' && columnsOf(db, name).includes('round'));
}

const columnsOf = (db: ReadDb, table: string): readonly string[] =>
  db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => name);

function copyRows(into: WriteDb, from: ReadDb, table: string, later: string): void {
  const columns = columnsOf(from, table);
  const names = columns.join(', ');
  const blanks = columns.map(() => '?').join(', ');
  const action =
    later === ''
      ? 'ON CONFLICT DO NOTHING'
      : `ON CONFLICT DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}
         WHERE ${later}`;
  for (const row of from.all<Row>(`SELECT ${names} FROM ${table}`)) {
    const values = columns.map((column) => row[column] ?? null);
    into.run(`INSERT INTO ${table} (${names}) VALUES (${blanks}) ${action}`, ...values);
  }
}

/** Numbers of signed sheets and submissions that the two copies gave to different objects. */
export function signedTwice(
  into: ReadDb,
  from: ReadDb,
): readonly { readonly round: string; readonly app: string | null; readonly number: number }[] {
  const known = new Map(signedNumbers(into).map((one) => [keyOf(one), one.sha256]));
  return signedNumbers(from).flatMap(({ sha256, ...one }) => {
    const own = known.get(keyOf(one));
    return own === undefined || own === sha256 ? [] : [one];
  });
}

type Numbered = { readonly round: string; readonly app: string | null; readonly number: number };

const keyOf = ({ round, app, number }: Numbered): string => `${round}/${app ?? ''}/${number}`;

const signedNumbers = (db: ReadDb): readonly (Numbered & { readonly sha256: string })[] =>
  db.all<Numbered & { readonly sha256: string }>(
    `SELECT round, app, rev AS number, sha256 FROM signed_sheet
     UNION ALL SELECT round, NULL, seq, sha256 FROM sent_submission ORDER BY 1, 2, 3`,
  );

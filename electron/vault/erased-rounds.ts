import type { ReadDb, WriteDb } from './sqlite.ts';

export type ErasedRound = {
  readonly round: string;
  readonly erasedAt: string;
  /** Name of the bundle's copy, which the sweep deletes. */
  readonly bundleFile: string | null;
  /** Null until the sweep is through. */
  readonly sweptAt: string | null;
};

const columns = `round, erased_at AS erasedAt, bundle_file AS bundleFile, swept_at AS sweptAt`;

export function findErased(db: ReadDb, round: string): ErasedRound | null {
  return db.get<ErasedRound>(`SELECT ${columns} FROM erased_round WHERE round = ?`, round) ?? null;
}

export function listUnswept(db: ReadDb): readonly ErasedRound[] {
  return db.all<ErasedRound>(`SELECT ${columns} FROM erased_round WHERE swept_at IS NULL`);
}

export function noteSwept(db: WriteDb, round: string, at: string): void {
  db.run('UPDATE erased_round SET swept_at = ? WHERE round = ?', at, round);
}

// What a round leaves behind stays readable: own signed objects, receipts, decisions, the form and
// the seal. Everything that opens or shows an application goes.
const erasedTables = [
  'draft_score',
  'draft_comment',
  'draft_evidence',
  'draft_veto',
  'draft_target',
  'draft_point',
  'draft_copy',
  'draft',
  'answer_draft',
  'application_record',
  'document_reading',
  'page_seen',
  'declaration_answer',
] as const;

/**
 * Erases what a round's documents can be opened or read with. Freed bytes are overwritten by the
 * database (`secure_delete`); what older pages and files hold goes in the sweep that follows.
 */
export function eraseRound(db: WriteDb, round: string, at: string): void {
  db.transaction(() => {
    const row = db.get<{ bundleFile: string | null }>(
      'SELECT bundle_file AS bundleFile FROM expert_round WHERE round = ?',
      round,
    );
    db.run(
      `INSERT INTO erased_round (round, erased_at, bundle_file) VALUES (?, ?, ?)
       ON CONFLICT (round) DO NOTHING`,
      round,
      at,
      row?.bundleFile ?? null,
    );
    eraseRows(db, round);
  });
}

/** @returns how many rows were deleted */
function eraseRows(db: WriteDb, round: string): number {
  const counts = erasedTables.map((table) => db.run(`DELETE FROM ${table} WHERE round = ?`, round));
  db.run(
    `UPDATE expert_round SET bundle_file = NULL, roster_sha256 = NULL, grant_sha256 = NULL
     WHERE round = ?`,
    round,
  );
  const papers = db.run(
    "DELETE FROM signed_object WHERE round = ? AND type IN ('grant', 'roster')",
    round,
  );
  return counts.reduce((sum, count) => sum + count, papers);
}

/** Erases again what came back with the progress of another computer; the sweep follows it. */
export function keepErased(db: WriteDb): void {
  for (const { round } of db.all<{ round: string }>('SELECT round FROM erased_round')) {
    if (eraseRows(db, round) === 0) continue;
    db.run('UPDATE erased_round SET swept_at = NULL WHERE round = ?', round);
  }
}

type KeptType = 'coi' | 'sheet' | 'submission' | 'confirmation' | 'query-answer';

export type ErasableDocument = { readonly app: string; readonly docid: string };

/** What eraseRound would delete, for the list that is shown and signed before. */
export function listErasable(db: ReadDb, round: string) {
  return {
    grants: db.all<{ sha256: string }>(
      "SELECT sha256 FROM signed_object WHERE round = ? AND type = 'grant' ORDER BY sha256",
      round,
    ),
    records: db.all<{ app: string }>(
      'SELECT app FROM application_record WHERE round = ? ORDER BY app',
      round,
    ),
    drafts: db.all<{ app: string; rev: number }>(
      'SELECT app, rev FROM draft WHERE round = ? ORDER BY app',
      round,
    ),
    documents: db.all<ErasableDocument>(
      'SELECT app, docid FROM document_reading WHERE round = ? ORDER BY app, docid',
      round,
    ),
    kept: db.all<{ type: KeptType; sha256: string }>(
      `SELECT type, sha256 FROM signed_object
       WHERE round = ? AND type IN ('coi', 'sheet', 'submission', 'confirmation', 'query-answer')
       ORDER BY type, sha256`,
      round,
    ),
  };
}

import type { ReadDb, WriteDb } from './sqlite.ts';

/** An answer that is being written. */
export type AnswerDraft = {
  readonly querySha256: string;
  readonly reason: string;
  /** It names the sheet of the application that is signed next. */
  readonly corrects: boolean;
  readonly savedAt: string;
};

export function listAnswerDrafts(db: ReadDb, round: string): readonly AnswerDraft[] {
  const rows = db.all<Omit<AnswerDraft, 'corrects'> & { readonly corrects: number }>(
    `SELECT query_sha256 AS querySha256, reason, corrects, saved_at AS savedAt
     FROM answer_draft WHERE round = ? ORDER BY query_sha256`,
    round,
  );
  return rows.map((row) => ({ ...row, corrects: row.corrects === 1 }));
}

export function putAnswerDraft(db: WriteDb, round: string, draft: AnswerDraft): void {
  db.run(
    `INSERT INTO answer_draft (round, query_sha256, reason, corrects, saved_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round, query_sha256) DO UPDATE SET reason = excluded.reason,
       corrects = excluded.corrects, saved_at = excluded.saved_at`,
    round,
    draft.querySha256,
    draft.reason,
    draft.corrects ? 1 : 0,
    draft.savedAt,
  );
}

export type StoredAnswer = {
  readonly querySha256: string;
  readonly rev: number;
  readonly sha256: string;
  readonly signedAt: string;
};

/** Every answer that was signed, the earlier ones to a query before the later. */
export function listAnswers(db: ReadDb, round: string): readonly StoredAnswer[] {
  return db.all<StoredAnswer>(
    `SELECT query_sha256 AS querySha256, rev, sha256, signed_at AS signedAt
     FROM signed_answer WHERE round = ? ORDER BY query_sha256, rev`,
    round,
  );
}

/** Keeps a signed answer; what was being written becomes it. */
export function addAnswer(db: WriteDb, round: string, answer: StoredAnswer): void {
  db.run(
    `INSERT INTO signed_answer (round, query_sha256, rev, sha256, signed_at)
     VALUES (?, ?, ?, ?, ?)`,
    round,
    answer.querySha256,
    answer.rev,
    answer.sha256,
    answer.signedAt,
  );
  db.run(
    'DELETE FROM answer_draft WHERE round = ? AND query_sha256 = ?',
    round,
    answer.querySha256,
  );
}

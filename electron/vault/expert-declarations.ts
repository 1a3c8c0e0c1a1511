import type { ReadDb, WriteDb } from './sqlite.ts';

/** An answer as it stands on the expert's screen; signed or not. */
export type StoredAnswer = {
  readonly app: string;
  readonly status: 'none' | 'conflict' | 'recuse';
  readonly kind: string | null;
  readonly detail: string;
  readonly savedAt: string;
};

export function listAnswers(db: ReadDb, round: string): readonly StoredAnswer[] {
  return db.all<StoredAnswer>(
    `SELECT app, status, kind, detail, saved_at AS savedAt
     FROM declaration_answer WHERE round = ?`,
    round,
  );
}

export function putAnswer(db: WriteDb, round: string, answer: StoredAnswer): void {
  db.run(
    `INSERT INTO declaration_answer (round, app, status, kind, detail, saved_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, app) DO UPDATE SET status = excluded.status, kind = excluded.kind,
       detail = excluded.detail, saved_at = excluded.saved_at`,
    round,
    answer.app,
    answer.status,
    answer.kind,
    answer.detail,
    answer.savedAt,
  );
}

export function removeAnswer(db: WriteDb, round: string, app: string): void {
  db.run('DELETE FROM declaration_answer WHERE round = ? AND app = ?', round, app);
}

export type StoredDecision = {
  readonly app: string;
  readonly outcome: 'recused' | 'kept';
  readonly reason: string;
  readonly issuedAt: string;
};

export function listDecisions(db: ReadDb, round: string): readonly StoredDecision[] {
  return db.all<StoredDecision>(
    `SELECT app, outcome, reason, issued_at AS issuedAt FROM recusal_decision WHERE round = ?`,
    round,
  );
}

/** The later decision about an application holds. */
export function putDecision(db: WriteDb, round: string, decision: StoredDecision): void {
  db.run(
    `INSERT INTO recusal_decision (round, app, outcome, reason, issued_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round, app) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
       issued_at = excluded.issued_at
     WHERE excluded.issued_at >= recusal_decision.issued_at`,
    round,
    decision.app,
    decision.outcome,
    decision.reason,
    decision.issuedAt,
  );
}

import type { ReadDb, WriteDb } from './sqlite.ts';

/** A question to an expert about one score. */
export type StoredQuery = {
  readonly id: number;
  readonly kid: string;
  readonly app: string;
  /** Criterion; null for the total. */
  readonly item: string | null;
  readonly sheetSha256: string;
  readonly text: string;
  readonly answerBy: string;
  readonly askedAt: string;
  /** Null until it was signed with a post. */
  readonly payloadSha256: string | null;
};

const columns = `id, kid, app, item, sheet_sha256 AS sheetSha256, text, answer_by AS answerBy,
  asked_at AS askedAt, payload_sha256 AS payloadSha256`;

/** In the order in which they were asked; of one expert, or of all. */
export function listQueries(db: ReadDb, round: string, kid?: string): readonly StoredQuery[] {
  return kid === undefined
    ? db.all<StoredQuery>(`SELECT ${columns} FROM agency_query WHERE round = ? ORDER BY id`, round)
    : db.all<StoredQuery>(
        `SELECT ${columns} FROM agency_query WHERE round = ? AND kid = ? ORDER BY id`,
        round,
        kid,
      );
}

/** Questions that no post has carried yet, and accepted answers that came after the last merge. */
export function countQueries(
  db: ReadDb,
  round: string,
): { readonly unsent: number; readonly answers: number } {
  const row = db.get<{ unsent: number; answers: number }>(
    `SELECT
       (SELECT count(*) FROM agency_query WHERE round = ? AND payload_sha256 IS NULL) AS unsent,
       (SELECT count(*) FROM agency_received_object
        WHERE round = ? AND type = 'query-answer' AND verdict = 'accepted' AND received_at >
          coalesce((SELECT max(issued_at) FROM agency_result WHERE round = ?), '')) AS answers`,
    round,
    round,
    round,
  );
  return { unsent: row?.unsent ?? 0, answers: row?.answers ?? 0 };
}

export function insertQuery(
  db: WriteDb,
  round: string,
  query: Omit<StoredQuery, 'id' | 'payloadSha256'>,
): void {
  db.run(
    `INSERT INTO agency_query (round, kid, app, item, sheet_sha256, text, answer_by, asked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    round,
    query.kid,
    query.app,
    query.item,
    query.sheetSha256,
    query.text,
    query.answerBy,
    query.askedAt,
  );
}

export function deleteQuery(db: WriteDb, id: number): void {
  db.run('DELETE FROM agency_query WHERE id = ? AND payload_sha256 IS NULL', id);
}

export function markQuerySigned(db: WriteDb, id: number, payloadSha256: string): void {
  db.run('UPDATE agency_query SET payload_sha256 = ? WHERE id = ?', payloadSha256, id);
}

export type StoredPanelDecision = {
  readonly sheetSha256: string;
  readonly rev: number;
  readonly payloadSha256: string;
  readonly jws: string;
};

/** Every decision of the panel, the earlier ones on a score before the later. */
export function listPanelDecisions(db: ReadDb, round: string): readonly StoredPanelDecision[] {
  return db.all<StoredPanelDecision>(
    `SELECT sheet_sha256 AS sheetSha256, rev, payload_sha256 AS payloadSha256, jws
     FROM agency_panel_decision WHERE round = ? ORDER BY sheet_sha256, item, rev`,
    round,
  );
}

export function insertPanelDecision(
  db: WriteDb,
  round: string,
  decision: StoredPanelDecision & { readonly item: string | null },
): void {
  db.run(
    `INSERT INTO agency_panel_decision (round, sheet_sha256, item, rev, payload_sha256, jws)
     VALUES (?, ?, ?, ?, ?, ?)`,
    round,
    decision.sheetSha256,
    decision.item ?? '',
    decision.rev,
    decision.payloadSha256,
    decision.jws,
  );
}

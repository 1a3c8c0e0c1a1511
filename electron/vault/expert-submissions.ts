import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredSheet = {
  readonly app: string;
  readonly rev: number;
  readonly sha256: string;
  readonly signedAt: string;
};

/** Every revision that was signed in a round, by application and revision. */
export function listSheets(db: ReadDb, round: string): readonly StoredSheet[] {
  return db.all<StoredSheet>(
    `SELECT app, rev, sha256, signed_at AS signedAt
     FROM signed_sheet WHERE round = ? ORDER BY app, rev`,
    round,
  );
}

export function latestSheet(db: ReadDb, round: string, app: string): StoredSheet | null {
  const row = db.get<StoredSheet>(
    `SELECT app, rev, sha256, signed_at AS signedAt
     FROM signed_sheet WHERE round = ? AND app = ? ORDER BY rev DESC LIMIT 1`,
    round,
    app,
  );
  return row ?? null;
}

export function addSheet(db: WriteDb, round: string, sheet: StoredSheet): void {
  db.run(
    'INSERT INTO signed_sheet (round, app, rev, sha256, signed_at) VALUES (?, ?, ?, ?, ?)',
    round,
    sheet.app,
    sheet.rev,
    sheet.sha256,
    sheet.signedAt,
  );
}

export type StoredSubmission = {
  readonly seq: number;
  readonly sha256: string;
  readonly signedAt: string;
  /** Null while no file holds it: it is signed, and still to be handed over. */
  readonly writtenAt: string | null;
};

const submissionColumns = 'seq, sha256, signed_at AS signedAt, written_at AS writtenAt';

export function listSubmissions(db: ReadDb, round: string): readonly StoredSubmission[] {
  return db.all<StoredSubmission>(
    `SELECT ${submissionColumns} FROM sent_submission WHERE round = ? ORDER BY seq`,
    round,
  );
}

export function lastSubmission(db: ReadDb, round: string): StoredSubmission | null {
  const row = db.get<StoredSubmission>(
    `SELECT ${submissionColumns} FROM sent_submission WHERE round = ? ORDER BY seq DESC LIMIT 1`,
    round,
  );
  return row ?? null;
}

export function addSubmission(db: WriteDb, round: string, submission: StoredSubmission): void {
  db.run(
    'INSERT INTO sent_submission (round, seq, sha256, signed_at) VALUES (?, ?, ?, ?)',
    round,
    submission.seq,
    submission.sha256,
    submission.signedAt,
  );
}

export function noteSubmissionWritten(db: WriteDb, sha256: string, at: string): void {
  db.run('UPDATE sent_submission SET written_at = ? WHERE sha256 = ?', at, sha256);
}

export type StoredVerdict = { readonly payloadSha256: string; readonly verdict: string };

export function listVerdicts(db: ReadDb, round: string): readonly StoredVerdict[] {
  return db.all<StoredVerdict>(
    'SELECT payload_sha256 AS payloadSha256, verdict FROM receipt_verdict WHERE round = ?',
    round,
  );
}

/** What the agency says became of an object; a later receipt speaks over an earlier one. */
export function putVerdict(
  db: WriteDb,
  round: string,
  verdict: StoredVerdict,
  receiptRev: number,
  receivedAt: string,
): void {
  db.run(
    `INSERT INTO receipt_verdict (round, payload_sha256, verdict, receipt_rev, received_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round, payload_sha256) DO UPDATE SET verdict = excluded.verdict,
       receipt_rev = excluded.receipt_rev, received_at = excluded.received_at
     WHERE excluded.receipt_rev >= receipt_verdict.receipt_rev`,
    round,
    verdict.payloadSha256,
    verdict.verdict,
    receiptRev,
    receivedAt,
  );
}

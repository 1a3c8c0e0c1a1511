import type { Objection, Publication } from '../../shared/objects/proposed-list.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** What somebody is proposing, not signed yet. */
export type StoredListDraft = {
  readonly resultContentSha256: string;
  /** JSON: the entries, and the reasons by application and kind. */
  readonly entries: string;
  readonly reasons: string;
  readonly savedAt: string;
};

export function readListDraft(db: ReadDb, round: string): StoredListDraft | undefined {
  return db.get<StoredListDraft>(
    `SELECT result_content_sha256 AS resultContentSha256, entries, reasons, saved_at AS savedAt
     FROM agency_list_draft WHERE round = ?`,
    round,
  );
}

export function saveListDraft(db: WriteDb, round: string, draft: StoredListDraft): void {
  const { resultContentSha256, entries, reasons, savedAt } = draft;
  db.run(
    `INSERT INTO agency_list_draft (round, result_content_sha256, entries, reasons, saved_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round) DO UPDATE SET result_content_sha256 = excluded.result_content_sha256,
       entries = excluded.entries, reasons = excluded.reasons, saved_at = excluded.saved_at`,
    ...[round, resultContentSha256, entries, reasons, savedAt],
  );
}

export function dropListDraft(db: WriteDb, round: string): void {
  db.run(`DELETE FROM agency_list_draft WHERE round = ?`, round);
}

/** A signed version of the list; the old ones stay. */
export type StoredList = {
  readonly version: number;
  readonly payloadSha256: string;
  readonly jws: string;
  readonly issuedAt: string;
};

/** Oldest first. */
export function listLists(db: ReadDb, round: string): readonly StoredList[] {
  return db.all<StoredList>(
    `SELECT version, payload_sha256 AS payloadSha256, jws, issued_at AS issuedAt
     FROM agency_list WHERE round = ? ORDER BY version`,
    round,
  );
}

export function insertList(
  db: WriteDb,
  round: string,
  list: StoredList & { readonly isFinal: boolean },
): void {
  const { version, payloadSha256, jws, isFinal, issuedAt } = list;
  db.run(
    `INSERT INTO agency_list (round, version, payload_sha256, jws, is_final, issued_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[round, version, payloadSha256, jws, isFinal ? 1 : 0, issuedAt],
  );
}

/** True once the round's list was closed. */
export function readRoundClosed(db: ReadDb, round: string): boolean {
  const row = db.get<{ version: number }>(
    `SELECT version FROM agency_list WHERE round = ? AND is_final = 1`,
    round,
  );
  return row !== undefined;
}

export type StoredPublication = Publication & { readonly contact: string };

/** The notice in force: the newest one. */
export function readPublication(db: ReadDb, round: string): StoredPublication | undefined {
  const row = db.get<
    Omit<StoredPublication, 'known' | 'shows_scores'> & { known: number; shows: number }
  >(
    `SELECT list_sha256, starts, days, ends, known, shows_scores AS shows, contact
     FROM agency_publication WHERE round = ? ORDER BY number DESC LIMIT 1`,
    round,
  );
  if (row === undefined) return undefined;
  const { known, shows, ...rest } = row;
  return { ...rest, known: known === 1, shows_scores: shows === 1 };
}

export function insertPublication(
  db: WriteDb,
  round: string,
  publication: StoredPublication & { readonly at: string },
): void {
  const last = db.get<{ number: number | null }>(
    `SELECT max(number) AS number FROM agency_publication WHERE round = ?`,
    round,
  );
  const { list_sha256, starts, days, ends, known, shows_scores, contact, at } = publication;
  db.run(
    `INSERT INTO agency_publication (round, number, list_sha256, starts, days, ends, known,
       shows_scores, contact, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[round, (last?.number ?? 0) + 1, list_sha256, starts, days, ends],
    ...[known ? 1 : 0, shows_scores ? 1 : 0, contact, at],
  );
}

type ObjectionRow = {
  readonly number: number;
  readonly by: string;
  readonly received_on: string;
  readonly writing: number;
  readonly app: string | null;
  readonly text: string;
  readonly timing: Objection['timing'];
  readonly name: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly outcome: 'upheld' | 'rejected' | null;
  readonly reason: string | null;
  readonly handledOn: string | null;
};

/** In the order in which they were recorded. */
export function listObjections(db: ReadDb, round: string): readonly Objection[] {
  return db
    .all<ObjectionRow>(
      `SELECT number, objector AS "by", received_on, in_writing AS writing, app, text, timing,
         file_name AS name, file_size AS size, file_sha256 AS sha256, outcome, reason,
         handled_on AS handledOn FROM agency_objection WHERE round = ? ORDER BY number`,
      round,
    )
    .map(({ writing, name, size, sha256, outcome, reason, handledOn, ...row }) => ({
      ...row,
      in_writing: writing === 1,
      file: name !== null && size !== null && sha256 !== null ? { name, size, sha256 } : null,
      handled:
        outcome !== null && reason !== null && handledOn !== null
          ? { outcome, reason, on: handledOn }
          : null,
    }));
}

export function insertObjection(
  db: WriteDb,
  round: string,
  objection: Objection & { readonly at: string },
): void {
  const { number, by, received_on, in_writing, app, text, timing, file, at } = objection;
  db.run(
    `INSERT INTO agency_objection (round, number, objector, received_on, in_writing, app, text,
       timing, file_name, file_size, file_sha256, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[round, number, by, received_on, in_writing ? 1 : 0, app, text, timing],
    ...[file?.name ?? null, file?.size ?? null, file?.sha256 ?? null, at],
  );
}

export function settleObjection(
  db: WriteDb,
  round: string,
  number: number,
  handled: NonNullable<Objection['handled']>,
): void {
  db.run(
    `UPDATE agency_objection SET outcome = ?, reason = ?, handled_on = ?
     WHERE round = ? AND number = ?`,
    ...[handled.outcome, handled.reason, handled.on, round, number],
  );
}

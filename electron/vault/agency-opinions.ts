import type { MemberStand } from '../../shared/objects/panel-opinion.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** One field of the opinion: application '' is the round, item '' the text on the whole. */
export type OpinionPlace = { readonly app: string; readonly item: string };

/** What a field shows, and whether there is something to go back or forward to. */
export type StoredField = OpinionPlace & {
  readonly rev: number;
  readonly before: number;
  readonly text: string;
  readonly savedAt: string | null;
  readonly begunAt: string | null;
  /** The newest revision that was edited from this one; null where none was. */
  readonly after: number | null;
  readonly newest: number;
};

const fieldColumns = `f.app, f.item, f.shown_rev AS rev, coalesce(t.before_rev, 0) AS before,
  coalesce(t.text, '') AS text, t.saved_at AS savedAt, t.begun_at AS begunAt,
  (SELECT max(n.rev) FROM agency_opinion_text n
    WHERE n.round = f.round AND n.app = f.app AND n.item = f.item AND n.before_rev = f.shown_rev
  ) AS after,
  (SELECT max(n.rev) FROM agency_opinion_text n
    WHERE n.round = f.round AND n.app = f.app AND n.item = f.item) AS newest`;

const fieldsFrom = `agency_opinion_field f LEFT JOIN agency_opinion_text t
  ON t.round = f.round AND t.app = f.app AND t.item = f.item AND t.rev = f.shown_rev`;

/** Every field that was ever written in, as it stands now. */
export function listOpinionFields(db: ReadDb, round: string): readonly StoredField[] {
  return db.all<StoredField>(
    `SELECT ${fieldColumns} FROM ${fieldsFrom} WHERE f.round = ? ORDER BY f.app, f.item`,
    round,
  );
}

export function readOpinionField(
  db: ReadDb,
  round: string,
  { app, item }: OpinionPlace,
): StoredField | undefined {
  return db.get<StoredField>(
    `SELECT ${fieldColumns} FROM ${fieldsFrom} WHERE f.round = ? AND f.app = ? AND f.item = ?`,
    round,
    app,
    item,
  );
}

export function insertOpinionText(
  db: WriteDb,
  round: string,
  { app, item }: OpinionPlace,
  revision: {
    readonly rev: number;
    readonly before: number;
    readonly text: string;
    readonly at: string;
    /** False for a text that the program put in. */
    readonly isTyped: boolean;
  },
): void {
  const { rev, before, text, at, isTyped } = revision;
  db.run(
    `INSERT INTO agency_opinion_text (round, app, item, rev, before_rev, text, begun_at, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[round, app, item, rev, before, text, isTyped ? at : null, at],
  );
}

export function replaceOpinionText(
  db: WriteDb,
  round: string,
  { app, item }: OpinionPlace,
  revision: { readonly rev: number; readonly text: string; readonly at: string },
): void {
  db.run(
    `UPDATE agency_opinion_text SET text = ?, saved_at = ?
     WHERE round = ? AND app = ? AND item = ? AND rev = ?`,
    ...[revision.text, revision.at, round, app, item, revision.rev],
  );
}

export function showOpinionText(
  db: WriteDb,
  round: string,
  { app, item }: OpinionPlace,
  rev: number,
): void {
  db.run(
    `INSERT INTO agency_opinion_field (round, app, item, shown_rev) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app, item) DO UPDATE SET shown_rev = excluded.shown_rev`,
    ...[round, app, item, rev],
  );
}

/** A signed version of the opinion. */
export type StoredOpinion = {
  readonly version: number;
  readonly contentSha256: string;
  readonly payloadSha256: string;
  readonly jws: string;
  readonly issuedAt: string;
};

const opinionColumns = `version, content_sha256 AS contentSha256, payload_sha256 AS payloadSha256,
  jws, issued_at AS issuedAt`;

export function readLatestOpinion(db: ReadDb, round: string): StoredOpinion | undefined {
  return db.get<StoredOpinion>(
    `SELECT ${opinionColumns} FROM agency_opinion WHERE round = ? ORDER BY version DESC LIMIT 1`,
    round,
  );
}

export function readOpinionByHash(db: ReadDb, payloadSha256: string): StoredOpinion | undefined {
  return db.get<StoredOpinion>(
    `SELECT ${opinionColumns} FROM agency_opinion WHERE payload_sha256 = ?`,
    payloadSha256,
  );
}

export function insertOpinion(db: WriteDb, round: string, opinion: StoredOpinion): void {
  const { version, contentSha256, payloadSha256, jws, issuedAt } = opinion;
  db.run(
    `INSERT INTO agency_opinion (round, version, content_sha256, payload_sha256, jws, issued_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[round, version, contentSha256, payloadSha256, jws, issuedAt],
  );
}

export type StoredAnswer = {
  readonly kid: string;
  readonly stand: MemberStand;
  readonly answeredOn: string;
  /** JSON: [{ app, reason }]. */
  readonly dissents: string;
};

/** What came back on paper to one text. */
export function listOpinionAnswers(
  db: ReadDb,
  round: string,
  contentSha256: string,
): readonly StoredAnswer[] {
  return db.all<StoredAnswer>(
    `SELECT kid, stand, answered_on AS answeredOn, dissents FROM agency_opinion_answer
     WHERE round = ? AND content_sha256 = ? ORDER BY kid`,
    round,
    contentSha256,
  );
}

export function saveOpinionAnswer(
  db: WriteDb,
  round: string,
  contentSha256: string,
  answer: StoredAnswer & { readonly at: string },
): void {
  const { kid, stand, answeredOn, dissents, at } = answer;
  db.run(
    `INSERT INTO agency_opinion_answer
       (round, content_sha256, kid, stand, answered_on, dissents, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, content_sha256, kid) DO UPDATE SET stand = excluded.stand,
       answered_on = excluded.answered_on, dissents = excluded.dissents,
       recorded_at = excluded.recorded_at`,
    ...[round, contentSha256, kid, stand, answeredOn, dissents, at],
  );
}

/** Signed sheets of a round, or of one application, by payload hash. */
export function listSheetJws(db: ReadDb, round: string, app?: string): ReadonlyMap<string, string> {
  const rows = db.all<{ sha256: string; jws: string }>(
    `SELECT payload_sha256 AS sha256, jws FROM agency_received_object
     WHERE round = ? AND type = 'sheet' ${app === undefined ? '' : 'AND app = ?'}`,
    ...(app === undefined ? [round] : [round, app]),
  );
  return new Map(rows.map(({ sha256, jws }) => [sha256, jws]));
}

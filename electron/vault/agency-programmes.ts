import type { ReadDb, WriteDb } from './sqlite.ts';

/** An own programme as stored; both texts are JSON. */
export type StoredProgramme = {
  readonly programme: string;
  /** As last saved, and the SHA-256 of its canonical JSON; null until first saved. */
  readonly content: string | null;
  readonly sha256: string | null;
  readonly savedAt: string | null;
  /** As it is being written; null where nothing differs from what was saved. */
  readonly draft: string | null;
  readonly draftAt: string | null;
};

const columns = `programme, content, sha256, saved_at AS savedAt, draft, draft_at AS draftAt`;

/** Oldest first. */
export function listStoredProgrammes(db: ReadDb): readonly StoredProgramme[] {
  return db.all<StoredProgramme>(
    `SELECT ${columns} FROM agency_programme ORDER BY created_at, programme`,
  );
}

export function readStoredProgramme(db: ReadDb, programme: string): StoredProgramme | undefined {
  return db.get<StoredProgramme>(
    `SELECT ${columns} FROM agency_programme WHERE programme = ?`,
    programme,
  );
}

export function insertProgrammeDraft(
  db: WriteDb,
  given: { readonly programme: string; readonly draft: string; readonly at: string },
): void {
  db.run(
    `INSERT INTO agency_programme (programme, draft, draft_at, created_at) VALUES (?, ?, ?, ?)`,
    given.programme,
    given.draft,
    given.at,
    given.at,
  );
}

/** @param draft null drops the draft of a programme that was saved before */
export function storeProgrammeDraft(
  db: WriteDb,
  given: { readonly programme: string; readonly draft: string | null; readonly at: string },
): void {
  db.run(
    `UPDATE agency_programme SET draft = ?, draft_at = ? WHERE programme = ?`,
    given.draft,
    given.draft === null ? null : given.at,
    given.programme,
  );
}

/** Stores what was checked as the programme, in place of its draft. */
export function storeProgramme(
  db: WriteDb,
  given: {
    readonly programme: string;
    readonly content: string;
    readonly sha256: string;
    readonly at: string;
  },
): void {
  db.run(
    `INSERT INTO agency_programme (programme, content, sha256, saved_at, created_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (programme) DO UPDATE SET content = excluded.content, sha256 = excluded.sha256,
       saved_at = excluded.saved_at, draft = NULL, draft_at = NULL`,
    given.programme,
    given.content,
    given.sha256,
    given.at,
    given.at,
  );
}

export function deleteProgramme(db: WriteDb, programme: string): void {
  db.run(`DELETE FROM agency_programme WHERE programme = ?`, programme);
}

/** Rounds that name a programme, newest first. */
export function roundsOfProgramme(db: ReadDb, programme: string): readonly string[] {
  return db
    .all<{ round: string }>(
      `SELECT round FROM agency_round WHERE programme = ? ORDER BY created_at DESC, round`,
      programme,
    )
    .map(({ round }) => round);
}

export type StoredRoundReview = { readonly programme: string; readonly review: string };

/** Both as JSON: what the round keeps of its programme, and its review. */
export function readRoundReview(db: ReadDb, round: string): StoredRoundReview | undefined {
  return db.get<StoredRoundReview>(
    `SELECT programme, review FROM agency_round_review WHERE round = ?`,
    round,
  );
}

export function insertRoundReview(db: WriteDb, round: string, kept: StoredRoundReview): void {
  db.run(
    `INSERT INTO agency_round_review (round, programme, review) VALUES (?, ?, ?)`,
    round,
    kept.programme,
    kept.review,
  );
}

import { putVeto, setTargetJudgement, setTargetNote } from './expert-statements.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredDraft = {
  readonly app: string;
  readonly rev: number;
  /** `signed` is locked: revision `rev` was signed as it stands here. */
  readonly state: 'open' | 'signed';
  readonly overall: string;
  readonly decision: string | null;
  /** Why that was chosen; empty where nothing was written. */
  readonly decisionReason: string;
  readonly savedAt: string;
};
export type StoredScore = { readonly app: string; readonly item: string; readonly value: number };
export type StoredComment = {
  readonly app: string;
  readonly item: string;
  readonly comment: string;
};
export type StoredEvidence = {
  readonly app: string;
  readonly id: string;
  /** Canonical JSON of the evidence. */
  readonly evidence: string;
};

const draftColumns =
  'app, rev, state, overall, decision, decision_reason AS decisionReason, saved_at AS savedAt';

export function listDrafts(db: ReadDb, round: string): readonly StoredDraft[] {
  return db.all<StoredDraft>(`SELECT ${draftColumns} FROM draft WHERE round = ?`, round);
}

export function findDraft(db: ReadDb, round: string, app: string): StoredDraft | null {
  const row = db.get<StoredDraft>(
    `SELECT ${draftColumns} FROM draft WHERE round = ? AND app = ?`,
    round,
    app,
  );
  return row ?? null;
}

/** Scores of one application, or of a whole round where `app` is left out. */
export function listScores(db: ReadDb, round: string, app?: string): readonly StoredScore[] {
  return app === undefined
    ? db.all<StoredScore>('SELECT app, item, value FROM draft_score WHERE round = ?', round)
    : db.all<StoredScore>(
        'SELECT app, item, value FROM draft_score WHERE round = ? AND app = ?',
        round,
        app,
      );
}

export function listComments(db: ReadDb, round: string, app?: string): readonly StoredComment[] {
  return app === undefined
    ? db.all<StoredComment>('SELECT app, item, comment FROM draft_comment WHERE round = ?', round)
    : db.all<StoredComment>(
        'SELECT app, item, comment FROM draft_comment WHERE round = ? AND app = ?',
        round,
        app,
      );
}

/** In the order in which it was attached. */
export function listEvidence(db: ReadDb, round: string, app: string): readonly StoredEvidence[] {
  return db.all<StoredEvidence>(
    'SELECT app, id, evidence FROM draft_evidence WHERE round = ? AND app = ? ORDER BY place',
    round,
    app,
  );
}

export function countEvidence(
  db: ReadDb,
  round: string,
): readonly { readonly app: string; readonly count: number }[] {
  return db.all<{ app: string; count: number }>(
    'SELECT app, count(*) AS count FROM draft_evidence WHERE round = ? GROUP BY app',
    round,
  );
}

/** Begins revision 1 where nothing was written yet, and notes the time of this edit. */
export function touchDraft(db: WriteDb, round: string, app: string, at: string): void {
  db.run(
    `INSERT INTO draft (round, app, rev, state, overall, saved_at) VALUES (?, ?, 1, 'open', '', ?)
     ON CONFLICT (round, app) DO UPDATE SET saved_at = excluded.saved_at`,
    round,
    app,
    at,
  );
}

export function putScore(
  db: WriteDb,
  round: string,
  app: string,
  item: string,
  value: number | null,
): void {
  if (value === null) {
    db.run('DELETE FROM draft_score WHERE round = ? AND app = ? AND item = ?', round, app, item);
    return;
  }
  db.run(
    `INSERT INTO draft_score (round, app, item, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app, item) DO UPDATE SET value = excluded.value`,
    round,
    app,
    item,
    value,
  );
}

/** An empty comment is none. */
export function putComment(
  db: WriteDb,
  round: string,
  app: string,
  item: string,
  comment: string,
): void {
  if (comment === '') {
    db.run('DELETE FROM draft_comment WHERE round = ? AND app = ? AND item = ?', round, app, item);
    return;
  }
  db.run(
    `INSERT INTO draft_comment (round, app, item, comment) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app, item) DO UPDATE SET comment = excluded.comment`,
    round,
    app,
    item,
    comment,
  );
}

export function setOverall(db: WriteDb, round: string, app: string, overall: string): void {
  db.run('UPDATE draft SET overall = ? WHERE round = ? AND app = ?', overall, round, app);
}

export function setDecisionChoice(
  db: WriteDb,
  round: string,
  app: string,
  choice: string | null,
): void {
  db.run('UPDATE draft SET decision = ? WHERE round = ? AND app = ?', choice, round, app);
}

export function setDecisionReason(db: WriteDb, round: string, app: string, reason: string): void {
  db.run('UPDATE draft SET decision_reason = ? WHERE round = ? AND app = ?', reason, round, app);
}

/** Attaches a piece of evidence; one that is attached already stays where it is. */
export function addEvidence(
  db: WriteDb,
  round: string,
  app: string,
  id: string,
  evidence: string,
): void {
  db.run(
    `INSERT INTO draft_evidence (round, app, place, id, evidence)
     SELECT ?, ?, coalesce(max(place), 0) + 1, ?, ?
     FROM draft_evidence WHERE round = ? AND app = ?
     ON CONFLICT (round, app, id) DO NOTHING`,
    round,
    app,
    id,
    evidence,
    round,
    app,
  );
}

export function removeEvidence(db: WriteDb, round: string, app: string, id: string): void {
  db.run('DELETE FROM draft_evidence WHERE round = ? AND app = ? AND id = ?', round, app, id);
}

/** Locks the draft as the revision that was signed. */
export function lockDraft(db: WriteDb, round: string, app: string): void {
  db.run("UPDATE draft SET state = 'signed' WHERE round = ? AND app = ?", round, app);
}

/** Opens the next revision for writing. */
export function reopenDraft(db: WriteDb, round: string, app: string, at: string): void {
  db.run(
    `UPDATE draft SET state = 'open', rev = rev + 1, saved_at = ?
     WHERE round = ? AND app = ? AND state = 'signed'`,
    at,
    round,
    app,
  );
}

export type DraftContent = {
  readonly rev: number;
  readonly state: 'open' | 'signed';
  readonly overall: string;
  readonly decision: string | null;
  readonly savedAt: string;
  readonly scores: readonly { readonly item: string; readonly value: number }[];
  readonly comments: readonly { readonly item: string; readonly comment: string }[];
  readonly evidence: readonly { readonly id: string; readonly evidence: string }[];
  /** Absent in what was kept before there were any. */
  readonly decisionReason?: string;
  readonly vetoes?: readonly { readonly item: string; readonly reason: string }[];
  readonly targets?: readonly {
    readonly target: string;
    readonly judgement: string | null;
    readonly note: string;
  }[];
};

const partsOfDraft = [
  'draft_score',
  'draft_comment',
  'draft_evidence',
  'draft_veto',
  'draft_target',
] as const;

/** Puts a whole draft in the place of what was written: how an amendment is abandoned. */
export function replaceDraft(db: WriteDb, round: string, app: string, content: DraftContent): void {
  db.transaction(() => {
    for (const table of partsOfDraft) {
      db.run(`DELETE FROM ${table} WHERE round = ? AND app = ?`, round, app);
    }
    db.run(
      `INSERT INTO draft (round, app, rev, state, overall, decision, decision_reason, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (round, app) DO UPDATE SET rev = excluded.rev, state = excluded.state,
         overall = excluded.overall, decision = excluded.decision,
         decision_reason = excluded.decision_reason, saved_at = excluded.saved_at`,
      round,
      app,
      content.rev,
      content.state,
      content.overall,
      content.decision,
      content.decisionReason ?? '',
      content.savedAt,
    );
    for (const { item, value } of content.scores) putScore(db, round, app, item, value);
    for (const { item, comment } of content.comments) putComment(db, round, app, item, comment);
    for (const { id, evidence } of content.evidence) addEvidence(db, round, app, id, evidence);
    for (const { item, reason } of content.vetoes ?? []) putVeto(db, round, app, item, reason);
    for (const row of content.targets ?? []) {
      setTargetJudgement(db, round, app, row.target, row.judgement);
      setTargetNote(db, round, app, row.target, row.note);
    }
  });
}

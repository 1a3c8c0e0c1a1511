import type { ReadDb, WriteDb } from './sqlite.ts';

// What an expert states beside scores: ticked veto questions and judgements of targets. Rows of a
// draft; `expert-drafts.ts` begins, locks and replaces the draft itself.

export type StoredVeto = { readonly app: string; readonly item: string; readonly reason: string };
export type StoredTarget = {
  readonly app: string;
  readonly target: string;
  readonly judgement: string | null;
  readonly note: string;
};

/** Ticked questions of one application, or of a whole round where `app` is left out. */
export function listVetoes(db: ReadDb, round: string, app?: string): readonly StoredVeto[] {
  const sql = 'SELECT app, item, reason FROM draft_veto WHERE round = ?';
  return app === undefined
    ? db.all<StoredVeto>(sql, round)
    : db.all<StoredVeto>(`${sql} AND app = ?`, round, app);
}

/** Judged or annotated targets of one application, or of a whole round. */
export function listTargets(db: ReadDb, round: string, app?: string): readonly StoredTarget[] {
  const sql = 'SELECT app, target, judgement, note FROM draft_target WHERE round = ?';
  return app === undefined
    ? db.all<StoredTarget>(sql, round)
    : db.all<StoredTarget>(`${sql} AND app = ?`, round, app);
}

/** Ids of the targets that an opened application's record names, in its order. */
export function listAskedTargets(
  db: ReadDb,
  round: string,
  app?: string,
): readonly { readonly app: string; readonly target: string }[] {
  const sql = `SELECT r.app, json_extract(t.value, '$.id') AS target
    FROM application_record r, json_each(r.record, '$.targets') t WHERE r.round = ?`;
  const order = 'ORDER BY r.app, t.key';
  return app === undefined
    ? db.all<{ app: string; target: string }>(`${sql} ${order}`, round)
    : db.all<{ app: string; target: string }>(`${sql} AND r.app = ? ${order}`, round, app);
}

/** Ticks a question with a reason, which may still be empty; null takes the tick away. */
export function putVeto(
  db: WriteDb,
  round: string,
  app: string,
  item: string,
  reason: string | null,
): void {
  if (reason === null) {
    db.run('DELETE FROM draft_veto WHERE round = ? AND app = ? AND item = ?', round, app, item);
    return;
  }
  db.run(
    `INSERT INTO draft_veto (round, app, item, reason) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app, item) DO UPDATE SET reason = excluded.reason`,
    round,
    app,
    item,
    reason,
  );
}

export function setTargetJudgement(
  db: WriteDb,
  round: string,
  app: string,
  target: string,
  judgement: string | null,
): void {
  db.run(
    `INSERT INTO draft_target (round, app, target, judgement, note) VALUES (?, ?, ?, ?, '')
     ON CONFLICT (round, app, target) DO UPDATE SET judgement = excluded.judgement`,
    round,
    app,
    target,
    judgement,
  );
  dropBlankTargets(db, round, app);
}

export function setTargetNote(
  db: WriteDb,
  round: string,
  app: string,
  target: string,
  note: string,
): void {
  db.run(
    `INSERT INTO draft_target (round, app, target, judgement, note) VALUES (?, ?, ?, NULL, ?)
     ON CONFLICT (round, app, target) DO UPDATE SET note = excluded.note`,
    round,
    app,
    target,
    note,
  );
  dropBlankTargets(db, round, app);
}

/** A target without judgement and note was not touched, as far as a draft is concerned. */
function dropBlankTargets(db: WriteDb, round: string, app: string): void {
  db.run(
    `DELETE FROM draft_target
     WHERE round = ? AND app = ? AND judgement IS NULL AND note = ''`,
    round,
    app,
  );
}

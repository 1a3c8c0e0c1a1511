import { canonicalJson } from '../../shared/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import {
  type DraftContent,
  findDraft,
  listComments,
  listDrafts,
  listEvidence,
  listScores,
} from './expert-drafts.ts';
import { listRounds } from './expert-rounds.ts';
import { listTargets, listVetoes } from './expert-statements.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Everything written about an application, or null. */
export function wholeDraft(db: ReadDb, round: string, app: string): DraftContent | null {
  const draft = findDraft(db, round, app);
  if (!draft) return null;
  const { rev, state, overall, decision, decisionReason, savedAt } = draft;
  const vetoes = byItem(listVetoes(db, round, app));
  const targets = listTargets(db, round, app).toSorted((a, b) => (a.target < b.target ? -1 : 1));
  return {
    rev,
    state,
    overall,
    decision,
    savedAt,
    scores: byItem(listScores(db, round, app)).map(({ item, value }) => ({ item, value })),
    comments: byItem(listComments(db, round, app)).map(({ item, comment }) => ({ item, comment })),
    evidence: listEvidence(db, round, app).map(({ id, evidence }) => ({ id, evidence })),
    // Absent where there is nothing, so that a draft without them keeps the hash it always had.
    ...(decisionReason === '' ? {} : { decisionReason }),
    ...(vetoes.length === 0
      ? {}
      : { vetoes: vetoes.map(({ item, reason }) => ({ item, reason })) }),
    ...(targets.length === 0 ? {} : { targets: targets.map(({ app: _, ...target }) => target) }),
  };
}

const byItem = <Row extends { readonly item: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.item < b.item ? -1 : 1));

/** What is written, whenever and wherever it was saved. */
export function draftHash({ evidence, rev: _, state: __, savedAt: ___, ...written }: DraftContent) {
  const cited = evidence.map((piece) => piece.evidence);
  return sha256Hex(canonicalJson({ ...written, cited }));
}

/** True where nothing is written. */
export function isEmptyDraft(draft: DraftContent): boolean {
  const { overall, decision, decisionReason = '', vetoes = [], targets = [] } = draft;
  const parts = [draft.scores, draft.comments, draft.evidence, vetoes, targets];
  const isUndecided = decision === null && decisionReason === '';
  return overall === '' && isUndecided && parts.every(({ length }) => length === 0);
}

/** Remembers how every draft stands: what is about to be copied to another computer. */
export function noteDraftPoints(db: WriteDb): void {
  db.transaction(() => {
    for (const { round } of listRounds(db)) {
      for (const { app } of listDrafts(db, round)) noteDraftPoint(db, round, app);
    }
  });
}

export function noteDraftPoint(db: WriteDb, round: string, app: string): void {
  const draft = wholeDraft(db, round, app);
  if (!draft) return;
  db.run(
    'INSERT INTO draft_point (round, app, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    round,
    app,
    draftHash(draft),
  );
}

export function hasDraftPoint(db: ReadDb, round: string, app: string, sha256: string): boolean {
  const row = db.get(
    'SELECT 1 FROM draft_point WHERE round = ? AND app = ? AND sha256 = ?',
    round,
    app,
    sha256,
  );
  return row !== undefined;
}

export type DraftCopy = {
  readonly id: number;
  readonly round: string;
  readonly app: string;
  readonly savedAt: string;
  readonly keptAt: string;
  /** Canonical JSON of a `DraftContent`. */
  readonly content: string;
};

export function listDraftCopies(db: ReadDb): readonly DraftCopy[] {
  return db.all<DraftCopy>(
    `SELECT id, round, app, content, saved_at AS savedAt, kept_at AS keptAt
     FROM draft_copy ORDER BY round, app, saved_at, id`,
  );
}

export function keepDraftCopy(
  db: WriteDb,
  round: string,
  app: string,
  draft: DraftContent,
  at: string,
): void {
  db.run(
    `INSERT INTO draft_copy (round, app, sha256, content, saved_at, kept_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (round, app, sha256) DO NOTHING`,
    round,
    app,
    draftHash(draft),
    canonicalJson(draft),
    draft.savedAt,
    at,
  );
}

export function removeDraftCopy(db: WriteDb, id: number): void {
  db.run('DELETE FROM draft_copy WHERE id = ?', id);
}

import { invariant, Refusal } from '../../shared/errors.ts';
import type { KeptDraft } from '../../shared/operations/safekeeping.ts';
import { type DraftContent, replaceDraft } from '../vault/expert-drafts.ts';
import {
  type DraftCopy,
  keepDraftCopy,
  listDraftCopies,
  removeDraftCopy,
  wholeDraft,
} from '../vault/expert-progress.ts';
import { type ExpertSession, record } from '../workspace/session.ts';

/** Drafts that merging kept beside the ones in use. */
export function keptDrafts(session: ExpertSession): readonly KeptDraft[] {
  return listDraftCopies(session.vault.read).map((copy) => {
    const content = contentOf(copy);
    const current = wholeDraft(session.vault.read, copy.round, copy.app);
    return {
      id: copy.id,
      round: copy.round,
      app: copy.app,
      savedAt: copy.savedAt,
      scores: content.scores,
      comments: content.comments.map(({ item, comment }) => ({ item, text: comment })),
      overall: content.overall,
      decision: content.decision,
      decisionReason: content.decisionReason ?? '',
      vetoes: content.vetoes ?? [],
      targets: content.targets ?? [],
      evidenceCount: content.evidence.length,
      currentSavedAt: current?.savedAt ?? null,
      currentIsSigned: current?.state === 'signed',
    };
  });
}

/**
 * Puts a kept draft in the place of the one in use, which is kept in its turn.
 * @throws Refusal draft-copy-unknown, draft-locked where the one in use is signed
 */
export function takeUpKeptDraft(session: ExpertSession, id: number): readonly KeptDraft[] {
  const copy = find(session, id);
  const db = session.vault.write;
  const { round, app } = copy;
  db.transaction(() => {
    const current = wholeDraft(db, round, app);
    if (current?.state === 'signed') throw new Refusal('draft-locked', 'draft is signed', { app });
    const content = contentOf(copy);
    const at = session.now();
    if (current) keepDraftCopy(db, round, app, current, at);
    // It goes on as the revision that is being written, whatever it was written as.
    replaceDraft(db, round, app, {
      ...content,
      rev: current?.rev ?? 1,
      state: 'open',
      savedAt: at,
    });
    removeDraftCopy(db, id);
    record(session, 'draft-copy-used', `${round}/${app}`);
  });
  return keptDrafts(session);
}

/** @throws Refusal draft-copy-unknown */
export function dropKeptDraft(session: ExpertSession, id: number): readonly KeptDraft[] {
  const { round, app } = find(session, id);
  session.vault.write.transaction(() => {
    removeDraftCopy(session.vault.write, id);
    record(session, 'draft-copy-dropped', `${round}/${app}`);
  });
  return keptDrafts(session);
}

function find(session: ExpertSession, id: number): DraftCopy {
  const copy = listDraftCopies(session.vault.read).find((candidate) => candidate.id === id);
  if (!copy) throw new Refusal('draft-copy-unknown', 'no such copy');
  return copy;
}

function contentOf({ content }: DraftCopy): DraftContent {
  const value: DraftContent = JSON.parse(content);
  invariant(Array.isArray(value.scores), 'a kept draft was written by this program');
  return value;
}

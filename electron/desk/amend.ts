import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import type { Draft } from '../../shared/operations/expert.ts';
import { findDraft, reopenDraft, replaceDraft } from '../vault/expert-drafts.ts';
import { latestSheet } from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { requireAccess } from './access.ts';
import { draftView } from './drafts.ts';
import { readPapers, storedPayload } from './round-papers.ts';

type RoundApp = { readonly round: string; readonly app: string };

/**
 * Opens a signed application for writing as its next revision. The signed one stays what it is.
 * @throws Refusal amend-unsigned, round-unknown, and as requireAccess does
 */
export function amend(session: ExpertSession, { round, app }: RoundApp): Draft {
  const papers = readPapers(session, round);
  requireAccess(papers, app);
  if (findDraft(session.vault.read, round, app)?.state !== 'signed') {
    throw new Refusal('amend-unsigned', 'draft is not signed', { app });
  }
  session.vault.write.transaction(() => {
    reopenDraft(session.vault.write, round, app, session.now());
    record(session, 'amendment-begun', `${round}/${app}`);
  });
  return draftView(session, papers, app);
}

/**
 * Gives an amendment up: the draft is again what the last signed revision says.
 * @throws Refusal amend-none, round-unknown, and as requireAccess does
 */
export function abandonAmendment(session: ExpertSession, { round, app }: RoundApp): Draft {
  const papers = readPapers(session, round);
  requireAccess(papers, app);
  const draft = findDraft(session.vault.read, round, app);
  const signed = latestSheet(session.vault.read, round, app);
  if (draft?.state !== 'open' || !signed) throw new Refusal('amend-none', 'no amendment', { app });
  const sheet = storedPayload(session.vault.read, 'sheet', signed.sha256);
  session.vault.write.transaction(() => {
    replaceDraft(session.vault.write, round, app, {
      rev: sheet.rev,
      state: 'signed',
      overall: sheet.overall,
      decision: sheet.decision,
      decisionReason: sheet.decision_reason ?? '',
      vetoes: sheet.vetoes ?? [],
      targets: sheet.targets ?? [],
      savedAt: signed.signedAt,
      scores: sheet.scores,
      comments: sheet.comments.map(({ item, text }) => ({ item, comment: text })),
      evidence: sheet.evidence.map((piece) => ({
        id: randomUUID(),
        evidence: canonicalJson(piece),
      })),
    });
    record(session, 'amendment-abandoned', `${round}/${app}`);
  });
  return draftView(session, papers, app);
}

import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import type { ApplicationRecord } from '../../shared/objects/bundle.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { Evidence } from '../../shared/objects/sheet.ts';
import type { Draft, DraftChange, DraftSaved } from '../../shared/operations/expert.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import {
  addEvidence,
  findDraft,
  listEvidence,
  putComment,
  putScore,
  removeEvidence,
  setDecisionChoice,
  setDecisionReason,
  setOverall,
  touchDraft,
} from '../vault/expert-drafts.ts';
import { putVeto, setTargetJudgement, setTargetNote } from '../vault/expert-statements.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo, requireAccess } from './access.ts';
import { checkChange } from './draft-checks.ts';
import {
  applicationState,
  type DraftContent,
  readContent,
  readEvidence,
  totalOf,
} from './draft-content.ts';
import { formOf, type RoundPapers, readPapers } from './round-papers.ts';
import { applicationRecords } from './sealed-documents.ts';

type RoundApp = { readonly round: string; readonly app: string };

/** What the expert has written about an application. Nothing written yet is an empty draft.
 * @throws Refusal round-unknown, bundle-missing, and as requireAccess does */
export function readDraft(session: ExpertSession, { round, app }: RoundApp): Draft {
  const papers = readPapers(session, round);
  requireAccess(papers, app);
  return draftView(session, papers, app);
}

export function draftView(session: ExpertSession, papers: RoundPapers, app: string): Draft {
  const form = formOf(papers).payload;
  const { round } = papers.row;
  const content = readContent(session.vault.read, round, app);
  const { draft } = content;
  return {
    app,
    state: applicationState(accessTo(papers, app), content, form),
    rev: draft?.rev ?? 1,
    scores: content.scores,
    comments: content.comments,
    overall: draft?.overall ?? '',
    decision: draft?.decision ?? null,
    decisionReason: draft?.decisionReason ?? '',
    vetoes: content.vetoes,
    targets: content.targets,
    evidence: readEvidence(session.vault.read, round, app),
    total: shownTotal(form, content),
    savedAt: draft?.savedAt ?? null,
  };
}

/** The total on the screen; where a vote decides there is none. */
export function shownTotal(form: Form, content: DraftContent): string | null {
  return showsTotal(form) ? (totalOf(form, content)?.printed ?? null) : null;
}

/**
 * Saves one edit. When it returns the edit is on the disk.
 * @throws Refusal draft-locked, evidence-foreign, evidence-too-many, and as readDraft and
 * checkChange do
 */
export async function saveDraft(
  session: ExpertSession,
  { round, app, change }: RoundApp & { readonly change: DraftChange },
): Promise<DraftSaved> {
  const papers = readPapers(session, round);
  requireAccess(papers, app);
  const form = formOf(papers).payload;
  if (findDraft(session.vault.read, round, app)?.state === 'signed') {
    throw new Refusal('draft-locked', 'draft is signed', { app });
  }
  const record = (await applicationRecords(session, papers, [app])).get(app);
  checkChange(form, record?.targets ?? [], change);
  if (change.kind === 'add-evidence') {
    checkEvidence(session, papers, record, change.evidence);
  }
  const savedAt = session.now();
  const db = session.vault.write;
  db.transaction(() => {
    touchDraft(db, round, app, savedAt);
    applyChange(session, round, app, change);
  });
  const content = readContent(session.vault.read, round, app);
  return {
    savedAt,
    total: shownTotal(form, content),
    state: applicationState('open', content, form),
  };
}

function applyChange(
  session: ExpertSession,
  round: string,
  app: string,
  change: DraftChange,
): void {
  const db = session.vault.write;
  switch (change.kind) {
    case 'score':
      putScore(db, round, app, change.item, change.value);
      break;
    case 'comment':
      putComment(db, round, app, change.item, tidy(change.text));
      break;
    case 'overall':
      setOverall(db, round, app, tidy(change.text));
      break;
    case 'decision':
      setDecisionChoice(db, round, app, change.choice);
      break;
    case 'decision-reason':
      setDecisionReason(db, round, app, tidy(change.text));
      break;
    case 'veto':
      putVeto(db, round, app, change.item, change.reason === null ? null : tidy(change.reason));
      break;
    case 'target':
      setTargetJudgement(db, round, app, change.target, change.judgement);
      break;
    case 'target-note':
      setTargetNote(db, round, app, change.target, tidy(change.text));
      break;
    case 'add-evidence':
      addEvidence(db, round, app, change.id, canonicalJson(change.evidence));
      break;
    case 'remove-evidence':
      removeEvidence(db, round, app, change.id);
      break;
  }
}

/** Signed text is NFC and well-formed; what is typed or pasted becomes so before it is kept. */
export function tidy(typed: string): string {
  return typed.toWellFormed().replaceAll('\0', '').normalize('NFC');
}

// The signed sheet holds no more.
const mostEvidence = 500;

function checkEvidence(
  session: ExpertSession,
  papers: RoundPapers,
  record: ApplicationRecord | undefined,
  evidence: Evidence,
): void {
  const { round } = papers.row;
  const app = record?.app ?? '';
  if (listEvidence(session.vault.read, round, app).length >= mostEvidence) {
    throw new Refusal('evidence-too-many', 'evidence limit', { most: mostEvidence });
  }
  const cited = record?.docs.find((document) => document.docid === evidence.docid);
  if (cited?.sha256 !== evidence.doc_sha256) {
    throw new Refusal('evidence-foreign', 'evidence of another document', { app });
  }
}

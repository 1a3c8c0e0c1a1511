import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { checkScores } from '../../shared/merge/sheet-total.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { Evidence } from '../../shared/objects/sheet.ts';
import type { Draft, DraftChange, DraftSaved } from '../../shared/operations/expert.ts';
import {
  addEvidence,
  findDraft,
  listEvidence,
  putComment,
  putScore,
  removeEvidence,
  setDecisionChoice,
  setOverall,
  touchDraft,
} from '../vault/expert-drafts.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo, requireAccess } from './access.ts';
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
    evidence: readEvidence(session.vault.read, round, app),
    total: shownTotal(form, content),
    savedAt: draft?.savedAt ?? null,
  };
}

/** The total on the screen; a form that only asks for a vote shows none. */
export function shownTotal(form: Form, content: DraftContent): string | null {
  return form.rubric.criteria.length === 0 ? null : (totalOf(form, content)?.printed ?? null);
}

/**
 * Saves one edit. When it returns the edit is on the disk.
 * @throws Refusal draft-locked, criterion-unknown, score-out-of-range, score-off-step,
 * choice-unknown, evidence-foreign, evidence-too-many, and as readDraft does
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
  checkChange(form, change);
  if (change.kind === 'add-evidence') {
    await checkEvidence(session, papers, app, change.evidence);
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

function checkChange(form: Form, change: DraftChange): void {
  switch (change.kind) {
    case 'score':
      requireCriterion(form, change.item);
      if (change.value !== null) checkScore(form, change.item, change.value);
      break;
    case 'comment':
      requireCriterion(form, change.item);
      break;
    case 'decision':
      requireChoice(form, change.choice);
      break;
    case 'add-evidence':
      requireCriterion(form, change.evidence.item);
      break;
    case 'overall':
    case 'remove-evidence':
      break;
  }
}

function requireCriterion(form: Form, item: string): void {
  if (!form.rubric.criteria.some((criterion) => criterion.id === item)) {
    throw new Refusal('criterion-unknown', 'no such criterion', { item });
  }
}

function checkScore(form: Form, item: string, value: number): void {
  const problem = checkScores(form.rubric, { [item]: value }).find((one) => one.item === item);
  const criterion = form.rubric.criteria.find((candidate) => candidate.id === item);
  if (problem?.kind === 'out-of-range') {
    const max = (criterion?.max ?? 0) / 100;
    throw new Refusal('score-out-of-range', 'score above its maximum', { item, max });
  }
  if (problem?.kind === 'off-step') {
    const step = (criterion?.step ?? 0) / 100;
    throw new Refusal('score-off-step', 'score between steps', { item, step });
  }
}

function requireChoice(form: Form, choice: string | null): void {
  const { kind, choices } = form.rubric.decision;
  const known = kind !== 'none' && choices.some((candidate) => candidate.id === choice);
  if (choice !== null && !known) throw new Refusal('choice-unknown', 'no such choice');
}

// The signed sheet holds no more.
const mostEvidence = 500;

async function checkEvidence(
  session: ExpertSession,
  papers: RoundPapers,
  app: string,
  evidence: Evidence,
): Promise<void> {
  const { round } = papers.row;
  if (listEvidence(session.vault.read, round, app).length >= mostEvidence) {
    throw new Refusal('evidence-too-many', 'evidence limit', { most: mostEvidence });
  }
  const record = (await applicationRecords(session, papers, [app])).get(app);
  const cited = record?.docs.find((document) => document.docid === evidence.docid);
  if (cited?.sha256 !== evidence.doc_sha256) {
    throw new Refusal('evidence-foreign', 'evidence of another document', { app });
  }
}

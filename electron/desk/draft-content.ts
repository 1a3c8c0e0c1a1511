import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import { sheetTotal } from '../../shared/merge/sheet-total.ts';
import type { Form } from '../../shared/objects/form.ts';
import { Evidence } from '../../shared/objects/sheet.ts';
import type { ApplicationState, SubmissionProblem } from '../../shared/operations/expert.ts';
import {
  countEvidence,
  findDraft,
  listComments,
  listDrafts,
  listEvidence,
  listScores,
  type StoredDraft,
} from '../vault/expert-drafts.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import type { Access } from './access.ts';

/** What is written about one application, as far as a total and completeness need it. */
export type DraftContent = {
  readonly draft: StoredDraft | null;
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly evidenceCount: number;
};

const empty: DraftContent = { draft: null, scores: {}, comments: {}, evidenceCount: 0 };

export function readContent(db: ReadDb, round: string, app: string): DraftContent {
  return {
    draft: findDraft(db, round, app),
    scores: Object.fromEntries(listScores(db, round, app).map((row) => [row.item, row.value])),
    comments: Object.fromEntries(
      listComments(db, round, app).map((row) => [row.item, row.comment]),
    ),
    evidenceCount: listEvidence(db, round, app).length,
  };
}

/** The drafts of a whole round in four queries, whatever its size. */
export function readRoundContents(db: ReadDb, round: string): (app: string) => DraftContent {
  const scores = Map.groupBy(listScores(db, round), (row) => row.app);
  const comments = Map.groupBy(listComments(db, round), (row) => row.app);
  const evidence = new Map(countEvidence(db, round).map(({ app, count }) => [app, count]));
  const drafts = new Map(listDrafts(db, round).map((draft) => [draft.app, draft]));
  return (app) => {
    const draft = drafts.get(app);
    if (!draft) return empty;
    return {
      draft,
      scores: Object.fromEntries((scores.get(app) ?? []).map((row) => [row.item, row.value])),
      comments: Object.fromEntries((comments.get(app) ?? []).map((row) => [row.item, row.comment])),
      evidenceCount: evidence.get(app) ?? 0,
    };
  };
}

export type AttachedEvidence = Evidence & { readonly id: string };

export function readEvidence(db: ReadDb, round: string, app: string): readonly AttachedEvidence[] {
  return listEvidence(db, round, app).map(({ id, evidence }) => ({
    ...Evidence.parse(JSON.parse(evidence)),
    id,
  }));
}

/** What the form asks for and the draft lacks, in the form's order. */
export function missingParts(
  form: Form,
  content: DraftContent,
): readonly Pick<SubmissionProblem, 'item' | 'kind'>[] {
  const missing: Pick<SubmissionProblem, 'item' | 'kind'>[] = [];
  for (const { id, commentRequired } of form.rubric.criteria) {
    if (content.scores[id] === undefined) missing.push({ item: id, kind: 'score-missing' });
    if (commentRequired && isBlank(content.comments[id])) {
      missing.push({ item: id, kind: 'comment-missing' });
    }
  }
  const { decision, overallComment } = form.rubric;
  if (overallComment === 'required' && isBlank(content.draft?.overall)) {
    missing.push({ item: null, kind: 'overall-missing' });
  }
  if (decision.kind !== 'none' && decision.required && !content.draft?.decision) {
    missing.push({ item: null, kind: 'decision-missing' });
  }
  return missing;
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function hasBegun({ draft, scores, comments, evidenceCount }: DraftContent): boolean {
  const written = Object.keys(scores).length + Object.keys(comments).length + evidenceCount;
  return written > 0 || !isBlank(draft?.overall) || (draft?.decision ?? null) !== null;
}

export function applicationState(
  access: Access,
  content: DraftContent,
  form: Form,
): ApplicationState {
  switch (access) {
    case 'recused':
    case 'cannot-judge':
    case 'recusal-pending':
    case 'not-granted':
      return access;
    case 'undeclared':
    case 'outdated':
      return 'not-granted';
    case 'open':
      return draftState(content, form);
  }
}

function draftState(content: DraftContent, form: Form): ApplicationState {
  const { draft } = content;
  if (draft?.state === 'signed') return draft.rev === 1 ? 'submitted' : 'amended';
  if (draft && draft.rev > 1) return 'amending';
  if (!hasBegun(content)) return 'not-begun';
  return missingParts(form, content).length === 0 ? 'complete' : 'begun';
}

/** The exact total and the same as the sealed rule prints it; null while a score is missing. A form
 * without criteria (a vote) has no total to show. */
export function totalOf(
  form: Form,
  content: DraftContent,
): { readonly exact: string; readonly printed: string } | null {
  const exact = sheetTotal(form.rubric, content.scores);
  return exact === null
    ? null
    : { exact, printed: printedAt(form.policy, 'sheet', parseExact(exact)) };
}

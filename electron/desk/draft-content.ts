import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import { sheetTotal } from '../../shared/merge/sheet-total.ts';
import type { Form } from '../../shared/objects/form.ts';
import { Evidence } from '../../shared/objects/sheet.ts';
import type {
  ApplicationState,
  SubmissionProblem,
  TargetJudgement,
} from '../../shared/operations/expert.ts';
import {
  countEvidence,
  findDraft,
  listComments,
  listDrafts,
  listEvidence,
  listScores,
  type StoredDraft,
} from '../vault/expert-drafts.ts';
import {
  listAskedTargets,
  listTargets,
  listVetoes,
  type StoredTarget,
  type StoredVeto,
} from '../vault/expert-statements.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import type { Access } from './access.ts';

/** What is written about one application, as far as a total and completeness need it. */
export type DraftContent = {
  readonly draft: StoredDraft | null;
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly evidenceCount: number;
  /** Ticked veto questions by criterion, with their reasons. */
  readonly vetoes: Readonly<Record<string, string>>;
  readonly targets: Readonly<Record<string, TargetJudgement>>;
  /** Targets of the application in the order of its record; empty until that was opened. */
  readonly askedTargets: readonly string[];
};

const empty: DraftContent = {
  draft: null,
  scores: {},
  comments: {},
  evidenceCount: 0,
  vetoes: {},
  targets: {},
  askedTargets: [],
};

export function readContent(db: ReadDb, round: string, app: string): DraftContent {
  return {
    draft: findDraft(db, round, app),
    scores: Object.fromEntries(listScores(db, round, app).map((row) => [row.item, row.value])),
    comments: Object.fromEntries(
      listComments(db, round, app).map((row) => [row.item, row.comment]),
    ),
    evidenceCount: listEvidence(db, round, app).length,
    vetoes: vetoesOf(listVetoes(db, round, app)),
    targets: targetsOf(listTargets(db, round, app)),
    askedTargets: listAskedTargets(db, round, app).map(({ target }) => target),
  };
}

const vetoesOf = (rows: readonly StoredVeto[]): DraftContent['vetoes'] =>
  Object.fromEntries(rows.map(({ item, reason }) => [item, reason]));

const targetsOf = (rows: readonly StoredTarget[]): DraftContent['targets'] =>
  Object.fromEntries(rows.map(({ target, judgement, note }) => [target, { judgement, note }]));

/** The drafts of a whole round in a handful of queries, whatever its size. */
export function readRoundContents(db: ReadDb, round: string): (app: string) => DraftContent {
  const scores = Map.groupBy(listScores(db, round), (row) => row.app);
  const comments = Map.groupBy(listComments(db, round), (row) => row.app);
  const evidence = new Map(countEvidence(db, round).map(({ app, count }) => [app, count]));
  const vetoes = Map.groupBy(listVetoes(db, round), (row) => row.app);
  const targets = Map.groupBy(listTargets(db, round), (row) => row.app);
  const asked = Map.groupBy(listAskedTargets(db, round), (row) => row.app);
  const drafts = new Map(listDrafts(db, round).map((draft) => [draft.app, draft]));
  return (app) => {
    const draft = drafts.get(app);
    const askedTargets = (asked.get(app) ?? []).map(({ target }) => target);
    if (!draft) return { ...empty, askedTargets };
    return {
      draft,
      scores: Object.fromEntries((scores.get(app) ?? []).map((row) => [row.item, row.value])),
      comments: Object.fromEntries((comments.get(app) ?? []).map((row) => [row.item, row.comment])),
      evidenceCount: evidence.get(app) ?? 0,
      vetoes: vetoesOf(vetoes.get(app) ?? []),
      targets: targetsOf(targets.get(app) ?? []),
      askedTargets,
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

type Missing = Pick<SubmissionProblem, 'item' | 'kind'>;

/** What the form asks for and the draft lacks, in the form's order. */
export function missingParts(form: Form, content: DraftContent): readonly Missing[] {
  const missing: Missing[] = [];
  for (const { id, commentRequired } of form.rubric.criteria) {
    if (content.scores[id] === undefined) missing.push({ item: id, kind: 'score-missing' });
    if (content.vetoes[id] !== undefined && isBlank(content.vetoes[id])) {
      missing.push({ item: id, kind: 'veto-reason-missing' });
    }
    if (commentRequired && isBlank(content.comments[id])) {
      missing.push({ item: id, kind: 'comment-missing' });
    }
  }
  missing.push(...missingTargets(form, content));
  const { decision, overallComment } = form.rubric;
  if (overallComment === 'required' && isBlank(content.draft?.overall)) {
    missing.push({ item: null, kind: 'overall-missing' });
  }
  if (decision.kind !== 'none' && decision.required && !content.draft?.decision) {
    missing.push({ item: null, kind: 'decision-missing' });
  }
  const chosen = decision.choices.find(({ id }) => id === content.draft?.decision);
  if (chosen?.reasonRequired === true && isBlank(content.draft?.decisionReason)) {
    missing.push({ item: null, kind: 'decision-reason-missing' });
  }
  return missing;
}

function missingTargets({ rubric }: Form, content: DraftContent): readonly Missing[] {
  const { targets: rule } = rubric;
  if (rule === undefined) return [];
  // A round is sealed with targets for every application: none known means not opened here yet.
  if (content.askedTargets.length === 0) return [{ item: null, kind: 'target-missing' }];
  return content.askedTargets.flatMap((item): readonly Missing[] => {
    const judged = content.targets[item];
    if (judged === undefined || judged.judgement === null)
      return [{ item, kind: 'target-missing' }];
    const isNoteMissing = rule.reasonFor.includes(judged.judgement) && isBlank(judged.note);
    return isNoteMissing ? [{ item, kind: 'target-note-missing' }] : [];
  });
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function hasBegun({ draft, evidenceCount, ...parts }: DraftContent): boolean {
  const { scores, comments, vetoes, targets } = parts;
  const written = [scores, comments, vetoes, targets].some((part) => Object.keys(part).length > 0);
  const decided = (draft?.decision ?? null) !== null || !isBlank(draft?.decisionReason);
  return written || evidenceCount > 0 || !isBlank(draft?.overall) || decided;
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

import { Refusal } from '../../shared/errors.ts';
import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import type { Query } from '../../shared/objects/query.ts';
import type { ReceivedQuery } from '../../shared/operations/queries.ts';
import { verdictText, verdictTone } from '../../shared/verdicts.ts';
import { findErased } from '../vault/erased-rounds.ts';
import {
  listAnswerDrafts,
  listAnswers,
  putAnswerDraft,
  type StoredAnswer,
} from '../vault/expert-answers.ts';
import { findRound } from '../vault/expert-rounds.ts';
import { latestSheet, listVerdicts } from '../vault/expert-submissions.ts';
import { findObject, listObjects } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { tidy } from './drafts.ts';
import { type Paper, papersOf, type RoundPapers, storedPayload } from './round-papers.ts';

/** What a round's papers are also once it was erased: questions can still be answered with a reason.
 * @throws Refusal round-unknown */
export function papersAfterAll(session: ExpertSession, round: string): RoundPapers {
  const row = findRound(session.vault.read, round);
  if (!row) throw new Refusal('round-unknown', 'no such round', { round });
  return papersOf(session, row);
}

/** Every question that the agency asked in a round, in its order of numbers. */
export function receivedQueries(session: ExpertSession, round: string): readonly Paper<Query>[] {
  const { read } = session.vault;
  return listObjects(read, round, 'query')
    .map(({ sha256 }) => ({ sha256, payload: storedPayload(read, 'query', sha256) }))
    .toSorted((a, b) => a.payload.rev - b.payload.rev);
}

/** @throws Refusal round-unknown, query-not-here */
export function receivedQuery(session: ExpertSession, round: string, sha256: string): Paper<Query> {
  const found = receivedQueries(session, round).find((query) => query.sha256 === sha256);
  if (!found) throw new Refusal('query-not-here', 'no such query');
  return found;
}

/** Numbers of the questions that no signed answer replies to. */
export function openQueries(session: ExpertSession, round: string): number {
  const answered = new Set(
    listAnswers(session.vault.read, round).map(({ querySha256 }) => querySha256),
  );
  return receivedQueries(session, round).filter(({ sha256 }) => !answered.has(sha256)).length;
}

/** The questions of a round with what was written and signed in answer.
 * @throws Refusal round-unknown */
export function readQueries(session: ExpertSession, round: string): readonly ReceivedQuery[] {
  const papers = papersAfterAll(session, round);
  const { read } = session.vault;
  const drafts = new Map(listAnswerDrafts(read, round).map((one) => [one.querySha256, one]));
  const answers = Map.groupBy(listAnswers(read, round), ({ querySha256 }) => querySha256);
  return receivedQueries(session, round).map((query) => {
    const { sha256, payload } = query;
    const draft = drafts.get(sha256);
    return {
      ...scoreName(papers, payload),
      sha256,
      text: payload.text,
      issuedAt: payload.issued_at,
      answerBy: payload.answer_by,
      sheet: askedSheet(session, papers, payload),
      laterRev: laterSheet(session, round, payload)?.rev ?? null,
      canCorrect: canCorrect(session, papers, payload.app),
      draft: draft ? { reason: draft.reason, corrects: draft.corrects } : null,
      answers: (answers.get(sha256) ?? []).map((answer) => answerRow(session, round, answer)),
    };
  });
}

function scoreName(papers: RoundPapers, { app, item }: Query) {
  const entry = papers.roster?.payload.apps.find((one) => one.app === app);
  const criterion = papers.form?.payload.rubric.criteria.find(({ id }) => id === item);
  return { app, title: entry?.party.title ?? '', item, itemTitle: criterion?.title ?? null };
}

function askedSheet(
  session: ExpertSession,
  { form }: RoundPapers,
  { sheet_sha256, item }: Query,
): ReceivedQuery['sheet'] {
  if (findObject(session.vault.read, sheet_sha256)?.type !== 'sheet') return null;
  const sheet = storedPayload(session.vault.read, 'sheet', sheet_sha256);
  return {
    rev: sheet.rev,
    total: form ? printedAt(form.payload.policy, 'sheet', parseExact(sheet.total)) : null,
    score: sheet.scores.find((score) => score.item === item)?.value ?? null,
  };
}

/** The newest signed sheet of the application, where it is later than the one asked about. */
export function laterSheet(session: ExpertSession, round: string, { app, sheet_sha256 }: Query) {
  const { read } = session.vault;
  const latest = latestSheet(read, round, app);
  const asked = findObject(read, sheet_sha256);
  const rev = asked?.type === 'sheet' ? storedPayload(read, 'sheet', sheet_sha256).rev : 0;
  return latest && asked && latest.rev > rev ? latest : null;
}

export function canCorrect(session: ExpertSession, papers: RoundPapers, app: string): boolean {
  const isErased = findErased(session.vault.read, papers.row.round) !== null;
  return !isErased && accessTo(papers, app) === 'open';
}

function answerRow(
  session: ExpertSession,
  round: string,
  { sha256, signedAt }: StoredAnswer,
): ReceivedQuery['answers'][number] {
  const { read } = session.vault;
  const { reason, corrected_sha256 } = storedPayload(read, 'query-answer', sha256);
  const told = listVerdicts(read, round).find(({ payloadSha256 }) => payloadSha256 === sha256);
  return {
    sha256,
    reason,
    correctedSha256: corrected_sha256,
    signedAt,
    receipt: told ? { tone: verdictTone(told.verdict), reason: verdictText(told.verdict) } : null,
  };
}

/**
 * Keeps what is being written in answer. One that `corrects` goes out with the sheet of the application
 * that is signed next.
 * @throws Refusal round-unknown, query-not-here, query-no-correction
 */
export function saveQueryAnswer(
  session: ExpertSession,
  input: {
    readonly round: string;
    readonly query: string;
    readonly reason: string;
    readonly corrects: boolean;
  },
): readonly ReceivedQuery[] {
  const { round, corrects } = input;
  const { payload } = receivedQuery(session, round, input.query);
  if (corrects && !canCorrect(session, papersAfterAll(session, round), payload.app)) {
    throw new Refusal('query-no-correction', 'closed to the expert', { app: payload.app });
  }
  putAnswerDraft(session.vault.write, round, {
    querySha256: input.query,
    reason: tidy(input.reason),
    corrects,
    savedAt: session.now(),
  });
  return readQueries(session, round);
}

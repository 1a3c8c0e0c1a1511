import { asksForRepeat } from '../../shared/verdicts.ts';
import { listAnswers } from '../vault/expert-answers.ts';
import { listClosings } from '../vault/expert-closing.ts';
import { listSheets, listVerdicts } from '../vault/expert-submissions.ts';
import type { ExpertSession } from '../workspace/session.ts';
import {
  type OutgoingObject,
  storedAnswer,
  storedConfirmation,
  storedDeclaration,
  storedSheet,
} from './outgoing-post.ts';
import type { RoundPapers } from './round-papers.ts';

/** Hashes of what a receipt has settled: the agency holds it and judged it. */
export function settledObjects(session: ExpertSession, round: string): ReadonlySet<string> {
  return new Set(
    listVerdicts(session.vault.read, round)
      .filter(({ verdict }) => !asksForRepeat(verdict))
      .map(({ payloadSha256 }) => payloadSha256),
  );
}

/** What every post with sheets carries besides the new ones: the declaration in force, and sheets and
 * answers and confirmations that no receipt has settled. */
export function outstandingObjects(
  session: ExpertSession,
  papers: RoundPapers,
): readonly OutgoingObject[] {
  const { round } = papers.row;
  const { read } = session.vault;
  const settled = settledObjects(session, round);
  const declaration = papers.declaration
    ? [storedDeclaration(session, papers.declaration.sha256)]
    : [];
  const sheets = listSheets(read, round)
    .filter(({ sha256 }) => !settled.has(sha256))
    .map(({ sha256 }) => storedSheet(session, sha256));
  const answers = listAnswers(read, round)
    .filter(({ sha256 }) => !settled.has(sha256))
    .map(({ sha256 }) => storedAnswer(session, sha256));
  const confirmations = listClosings(read, round)
    .filter(({ type, sha256 }) => type === 'confirmation' && !settled.has(sha256))
    .map(({ sha256 }) => storedConfirmation(session, sha256));
  return [...declaration, ...sheets, ...answers, ...confirmations];
}

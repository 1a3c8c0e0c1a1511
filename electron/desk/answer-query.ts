import { Refusal } from '../../shared/errors.ts';
import type { Query } from '../../shared/objects/query.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { newNonce128 } from '../formats/random.ts';
import type { Signer } from '../formats/signing.ts';
import { addAnswer, listAnswerDrafts, listAnswers } from '../vault/expert-answers.ts';
import {
  lastSubmission,
  listSubmissions,
  type StoredSubmission,
} from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { isComplete } from './completeness.ts';
import { tidy } from './drafts.ts';
import {
  type ChoosePath,
  postFileName,
  sendAgain,
  sendPost,
  signSubmission,
  storedPost,
  submissionCode,
} from './outgoing-post.ts';
import { outstandingObjects } from './outstanding.ts';
import { ownSigner } from './own-key.ts';
import { pinnedTrust } from './pinned-trust.ts';
import { laterSheet, papersAfterAll, receivedQueries, receivedQuery } from './queries.ts';
import { requireOwnKey } from './revoked.ts';
import { type Paper, storedPayload } from './round-papers.ts';

type Words = { readonly reason: string; readonly correctedSha256: string | null };

/**
 * Signs an answer to a question and writes it as a post, with whatever no receipt has settled. The
 * same answer again writes the post that carried it once more; another one is the next revision.
 * @throws Refusal round-unknown, query-not-here, query-reason-missing, query-not-corrected,
 * own-key-revoked, wrong-passphrase, dialog-cancelled, disk-full, file-unwritable
 */
export async function answerQuery(
  session: ExpertSession,
  input: {
    readonly round: string;
    readonly query: string;
    readonly reason: string;
    readonly corrects: boolean;
    readonly passphrase: string;
  },
  choosePath: ChoosePath,
): Promise<SavedFile & { readonly code: string }> {
  const { round } = input;
  const papers = papersAfterAll(session, round);
  requireOwnKey(session);
  const query = receivedQuery(session, round, input.query);
  const words = wordsOf(session, round, query.payload, input);
  const signing = await session.vault.unlockSigning(input.passphrase);
  try {
    const earlier = carrierOf(session, round, query.sha256, words);
    const seq = earlier?.seq ?? (lastSubmission(session.vault.read, round)?.seq ?? 0) + 1;
    const path = await choosePath(postFileName(session, round, 'answer', seq));
    if (earlier) {
      const code = submissionCode(earlier.sha256);
      return { ...(await sendAgain(session, earlier, path)), code };
    }
    const signer = ownSigner(session, signing);
    const answer = signAnswer(session, signer, query, words);
    const objects = [...outstandingObjects(session, papers), answer];
    const post = signSubmission(session, signer, papers, objects, isComplete(session, papers));
    const saved = await sendPost(session, post, path, () => keepAnswer(session, answer));
    return { ...saved, code: submissionCode(post.head.payloadSha256) };
  } finally {
    signing.close();
  }
}

/** @throws Refusal query-reason-missing, query-not-corrected */
function wordsOf(
  session: ExpertSession,
  round: string,
  query: Query,
  input: { readonly reason: string; readonly corrects: boolean },
): Words {
  const reason = tidy(input.reason).trim();
  if (reason === '') throw new Refusal('query-reason-missing', 'no reason');
  if (!input.corrects) return { reason, correctedSha256: null };
  const later = laterSheet(session, round, query);
  if (!later) throw new Refusal('query-not-corrected', 'no later sheet', { app: query.app });
  return { reason, correctedSha256: later.sha256 };
}

/** The post that carried these very words already; null where they are new. */
function carrierOf(
  session: ExpertSession,
  round: string,
  querySha256: string,
  words: Words,
): StoredSubmission | null {
  const last = listAnswers(session.vault.read, round).findLast(
    (answer) => answer.querySha256 === querySha256,
  );
  if (!last) return null;
  const said = storedPayload(session.vault.read, 'query-answer', last.sha256);
  const isSame = said.reason === words.reason && said.corrected_sha256 === words.correctedSha256;
  if (!isSame) return null;
  const carries = (submission: StoredSubmission) =>
    storedPost(session, submission.sha256).objects.some(
      ({ payloadSha256 }) => payloadSha256 === last.sha256,
    );
  return listSubmissions(session.vault.read, round).find(carries) ?? null;
}

function signAnswer(
  session: ExpertSession,
  signer: Signer,
  { sha256, payload }: Paper<Query>,
  { reason, correctedSha256 }: Words,
): SignedObject<'query-answer'> {
  const { round, app, item } = payload;
  const last = listAnswers(session.vault.read, round).findLast(
    ({ querySha256 }) => querySha256 === sha256,
  );
  return signObject(
    'query-answer',
    {
      v: 1,
      type: 'query-answer',
      agency: pinnedTrust(session).payload.agency,
      round,
      expert: session.expert,
      expert_kid: session.kid,
      query_sha256: sha256,
      app,
      item,
      rev: (last?.rev ?? 0) + 1,
      prev: last?.sha256 ?? null,
      reason,
      corrected_sha256: correctedSha256,
      claimed_at: deskTime(session).at,
      nonce: newNonce128(),
      app_version: session.appVersion,
    },
    signer,
  );
}

/** Inside the transaction that notes the post as signed. */
export function keepAnswer(session: ExpertSession, answer: SignedObject<'query-answer'>): void {
  const { round, query_sha256: querySha256, rev, claimed_at: signedAt } = answer.payload;
  const { payloadSha256: sha256 } = answer;
  addAnswer(session.vault.write, round, { querySha256, rev, sha256, signedAt });
  record(session, 'answer-signed', sha256);
}

/** Answers that were written to go with a corrected sheet, for the sheets that are signed now. One
 * without a reason stays as it is. */
export function answersWithSheets(
  session: ExpertSession,
  signer: Signer,
  round: string,
  sheets: readonly SignedObject<'sheet'>[],
): readonly SignedObject<'query-answer'>[] {
  const byApp = new Map(sheets.map((sheet) => [sheet.payload.app, sheet]));
  const drafts = new Map(
    listAnswerDrafts(session.vault.read, round).map((draft) => [draft.querySha256, draft]),
  );
  return receivedQueries(session, round).flatMap((query) => {
    const draft = drafts.get(query.sha256);
    const sheet = byApp.get(query.payload.app);
    const reason = draft?.reason.trim() ?? '';
    if (!draft?.corrects || !sheet || reason === '') return [];
    const words = { reason, correctedSha256: sheet.payloadSha256 };
    return [signAnswer(session, signer, query, words)];
  });
}

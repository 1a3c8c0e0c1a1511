import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { ApplicationRecord } from '../../shared/objects/bundle.ts';
import type { SubmissionCheck, Submitted } from '../../shared/operations/expert.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { lockDraft } from '../vault/expert-drafts.ts';
import { addSheet, lastSubmission, type StoredSubmission } from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { answersWithSheets, keepAnswer } from './answer-query.ts';
import { checkSubmission } from './check-submission.ts';
import { isComplete } from './completeness.ts';
import {
  type ChoosePath,
  type OutgoingPost,
  postFileName,
  sendAgain,
  sendPost,
  signSubmission,
  storedPost,
  submissionCode,
} from './outgoing-post.ts';
import { outstandingObjects, settledObjects } from './outstanding.ts';
import { ownSigner } from './own-key.ts';
import { requireOwnKey } from './revoked.ts';
import { type RoundPapers, readPapers, requireOneSealing } from './round-papers.ts';
import { applicationRecords } from './sealed-documents.ts';
import { sheetOf } from './sheet-of-draft.ts';

/**
 * Signs a sheet for every application that is ready, and writes them as one post with the
 * declaration they cite and whatever the agency has not acknowledged yet, so that a lost post is
 * made good by the next. Without anything new, a post that still lacks its receipt is written again.
 * @throws Refusal own-key-revoked, wrong-passphrase, submission-blocked, submission-incomplete, nothing-to-submit,
 * draft-changed, form-differs, object-too-large, dialog-cancelled, disk-full, file-unwritable
 */
export async function submit(
  session: ExpertSession,
  input: { readonly round: string; readonly passphrase: string; readonly waive: boolean },
  choosePath: ChoosePath,
): Promise<Submitted> {
  const { round, passphrase, waive } = input;
  const papers = readPapers(session, round);
  requireOneSealing(papers);
  requireOwnKey(session);
  const check = await checkSubmission(session, round);
  refuseOpenProblems(check, waive);
  const again = check.ready.length === 0 ? unacknowledged(session, round) : null;
  if (check.ready.length === 0 && !again) {
    throw new Refusal('nothing-to-submit', 'no sheet is ready');
  }
  const signing = await session.vault.unlockSigning(passphrase);
  try {
    const seq = again?.seq ?? (lastSubmission(session.vault.read, round)?.seq ?? 0) + 1;
    const path = await choosePath(postFileName(session, round, 'scores', seq));
    if (again) {
      const post = storedPost(session, again.sha256);
      return answer(post, await sendAgain(session, again, path));
    }
    const signer = ownSigner(session, signing);
    const apps = check.ready.map((entry) => entry.app);
    const records = await applicationRecords(session, papers, apps);
    const sheets = [...records.values()].map((application) =>
      signObject('sheet', sheetOf(session, papers, application), signer),
    );
    const answers = answersWithSheets(session, signer, round, sheets);
    const objects = [...outstandingObjects(session, papers), ...sheets, ...answers];
    const complete = isComplete(session, papers, new Set(apps));
    const post = signSubmission(session, signer, papers, objects, complete);
    const saved = await sendPost(session, post, path, () => {
      refuseChanged(session, papers, records, sheets);
      for (const { payload, payloadSha256: sha256 } of sheets) {
        const { app, rev, claimed_at: signedAt } = payload;
        addSheet(session.vault.write, round, { app, rev, sha256, signedAt });
        lockDraft(session.vault.write, round, app);
        record(session, 'sheet-signed', sha256);
      }
      for (const one of answers) keepAnswer(session, one);
    });
    return answer(post, saved);
  } finally {
    signing.close();
  }
}

/** What is signed must be what is on the screen: an edit meanwhile stops the signing.
 * @throws Refusal draft-changed */
function refuseChanged(
  session: ExpertSession,
  papers: RoundPapers,
  records: ReadonlyMap<string, ApplicationRecord>,
  sheets: readonly SignedObject<'sheet'>[],
): void {
  for (const { payload } of sheets) {
    const application = records.get(payload.app);
    invariant(application, 'a sheet was made from a record');
    const { nonce, claimed_at, clock_suspect } = payload;
    const now = { ...sheetOf(session, papers, application), nonce, claimed_at, clock_suspect };
    if (canonicalJson(now) !== canonicalJson(payload)) {
      throw new Refusal('draft-changed', 'draft was edited meanwhile', { app: payload.app });
    }
  }
}

function refuseOpenProblems({ problems }: SubmissionCheck, waive: boolean): void {
  const blocking = problems.filter((problem) => problem.blocking).length;
  if (blocking > 0) {
    throw new Refusal('submission-blocked', 'blocking problems', { count: blocking });
  }
  if (problems.length > 0 && !waive) {
    throw new Refusal('submission-incomplete', 'open problems', { count: problems.length });
  }
}

/** The last post, if it carries sheets that no receipt has settled. */
function unacknowledged(session: ExpertSession, round: string): StoredSubmission | null {
  const last = lastSubmission(session.vault.read, round);
  if (!last) return null;
  const settled = settledObjects(session, round);
  const sheets = storedPost(session, last.sha256).objects.filter((one) => one.type === 'sheet');
  return sheets.some((sheet) => !settled.has(sheet.payloadSha256)) ? last : null;
}

function answer(post: OutgoingPost, saved: { fileName: string; folder: string }): Submitted {
  return {
    ...saved,
    code: submissionCode(post.head.payloadSha256),
    sheets: post.objects
      .filter((object) => object.type === 'sheet')
      .map(({ payload, payloadSha256 }) => ({
        app: payload.app,
        rev: payload.rev,
        sha256: payloadSha256,
      })),
  };
}

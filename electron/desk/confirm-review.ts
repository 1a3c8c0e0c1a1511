import { closingStatement } from '../../shared/closing-statement.ts';
import { Refusal } from '../../shared/errors.ts';
import type { Confirmation } from '../../shared/objects/closing.ts';
import type { SignedClosing } from '../../shared/operations/closing.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signObject } from '../formats/jws.ts';
import { newNonce128 } from '../formats/random.ts';
import { addClosing, listClosings } from '../vault/expert-closing.ts';
import { lastSubmission, listSheets } from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { isComplete } from './completeness.ts';
import { tidy } from './drafts.ts';
import {
  type ChoosePath,
  postFileName,
  sendPost,
  signSubmission,
  submissionCode,
} from './outgoing-post.ts';
import { outstandingObjects } from './outstanding.ts';
import { ownSigner } from './own-key.ts';
import { requireOwnKey } from './revoked.ts';
import { formOf, type RoundPapers, readPapers, rosterOf } from './round-papers.ts';

type Arisen = Confirmation['arisen'][number];

/**
 * Signs the post-review confirmation and writes it as a post, with whatever no receipt has settled.
 * Conflicts that arose meanwhile are listed in it; a later confirmation is the next revision.
 * @throws Refusal round-unknown, round-erased, confirmation-early, application-unknown,
 * own-key-revoked, wrong-passphrase, bundle-missing, roster-missing, dialog-cancelled, disk-full,
 * file-unwritable
 */
export async function confirmReview(
  session: ExpertSession,
  input: {
    readonly round: string;
    readonly passphrase: string;
    readonly arisen: readonly Arisen[];
  },
  choosePath: ChoosePath,
): Promise<SignedClosing> {
  const { round, passphrase } = input;
  const papers = readPapers(session, round);
  requireOwnKey(session);
  requireSubmitted(session, papers);
  requireOnRoster(papers, input.arisen);
  const signing = await session.vault.unlockSigning(passphrase);
  try {
    const seq = (lastSubmission(session.vault.read, round)?.seq ?? 0) + 1;
    const path = await choosePath(postFileName(session, round, 'confirmation', seq));
    const signer = ownSigner(session, signing);
    const confirmation = signObject(
      'confirmation',
      confirmationOf(session, papers, input.arisen),
      signer,
    );
    const objects = [...outstandingObjects(session, papers), confirmation];
    const post = signSubmission(session, signer, papers, objects, isComplete(session, papers));
    const { rev, claimed_at: signedAt } = confirmation.payload;
    const saved = await sendPost(session, post, path, () => {
      addClosing(session.vault.write, round, {
        type: 'confirmation',
        rev,
        sha256: confirmation.payloadSha256,
        signedAt,
      });
      record(session, 'review-confirmed', confirmation.payloadSha256);
    });
    return { ...saved, code: submissionCode(post.head.payloadSha256) };
  } finally {
    signing.close();
  }
}

function requireSubmitted(session: ExpertSession, papers: RoundPapers): void {
  const isThere = papers.declaration && lastSubmission(session.vault.read, papers.row.round);
  if (!isThere) throw new Refusal('confirmation-early', 'nothing was handed in');
}

function requireOnRoster(papers: RoundPapers, arisen: readonly Arisen[]): void {
  const known = new Set(rosterOf(papers).payload.apps.map(({ app }) => app));
  const unknown = arisen.find(({ app }) => !known.has(app));
  if (unknown) throw new Refusal('application-unknown', 'not on the roster', { app: unknown.app });
}

function confirmationOf(
  session: ExpertSession,
  papers: RoundPapers,
  arisen: readonly Arisen[],
): Confirmation {
  const { round } = papers.row;
  const { read } = session.vault;
  const last = listClosings(read, round).findLast(({ type }) => type === 'confirmation');
  const newest = new Map(listSheets(read, round).map(({ app, sha256 }) => [app, sha256]));
  if (!papers.declaration) throw new Refusal('confirmation-early', 'nothing declared');
  return {
    v: 1,
    type: 'confirmation',
    agency: formOf(papers).payload.agency,
    round,
    expert: session.expert,
    expert_kid: session.kid,
    rev: (last?.rev ?? 0) + 1,
    prev: last?.sha256 ?? null,
    coi_sha256: papers.declaration.sha256,
    sheets: [...newest.values()].toSorted(),
    arisen: arisen.map(({ app, kind, detail }) => ({ app, kind, detail: tidy(detail) })),
    statement_sha256: sha256Hex(closingStatement.zh),
    claimed_at: deskTime(session).at,
    nonce: newNonce128(),
    app_version: session.appVersion,
  };
}

import { Refusal } from '../../shared/errors.ts';
import type { Destruction } from '../../shared/objects/closing.ts';
import type { SignedClosing } from '../../shared/operations/closing.ts';
import { signObject, storedPayload } from '../formats/jws.ts';
import { newNonce128 } from '../formats/random.ts';
import { eraseRound, listErasable } from '../vault/erased-rounds.ts';
import { addClosing, listClosings } from '../vault/expert-closing.ts';
import { lastSubmission } from '../vault/expert-submissions.ts';
import { findObject } from '../vault/signed-objects.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { atRiskOf } from './closing-view.ts';
import { isComplete } from './completeness.ts';
import {
  type ChoosePath,
  postFileName,
  sendPost,
  signSubmission,
  submissionCode,
} from './outgoing-post.ts';
import { outstandingObjects } from './outstanding.ts';
import { ownSigner } from './own-key.ts';
import { pinnedTrust } from './pinned-trust.ts';
import { requireOwnKey } from './revoked.ts';
import { forgetPapers, type RoundPapers, readPapers } from './round-papers.ts';
import { sweepErased } from './sweep-erased.ts';

/**
 * Erases what a round's documents can be opened or read with, and writes the signed list of it as a
 * post. The post is complete on the disk before anything is deleted, and the deletion is one
 * transaction with what says so: a failed write erases nothing.
 * @throws Refusal round-unknown, round-erased, destruction-not-typed, confirmation-missing,
 * destruction-at-risk, own-key-revoked, wrong-passphrase, dialog-cancelled, disk-full,
 * file-unwritable, vault-unwritable
 */
export async function destroyRound(
  session: ExpertSession,
  input: {
    readonly round: string;
    readonly passphrase: string;
    readonly typed: string;
    readonly waive: boolean;
  },
  choosePath: ChoosePath,
): Promise<SignedClosing> {
  const { round, passphrase, typed, waive } = input;
  const papers = readPapers(session, round);
  requireOwnKey(session);
  if (typed.trim() !== round)
    throw new Refusal('destruction-not-typed', 'typed differs', { round });
  const confirmation = listClosings(session.vault.read, round).findLast(
    ({ type }) => type === 'confirmation',
  );
  if (!confirmation) throw new Refusal('confirmation-missing', 'no confirmation yet');
  const risk = atRiskOf(session, papers);
  const atRisk = risk.sheets.length + risk.drafts.length;
  if (atRisk > 0 && !waive) {
    throw new Refusal('destruction-at-risk', 'not everything is acknowledged', { count: atRisk });
  }
  const signing = await session.vault.unlockSigning(passphrase);
  try {
    const seq = (lastSubmission(session.vault.read, round)?.seq ?? 0) + 1;
    const path = await choosePath(postFileName(session, round, 'destruction', seq));
    const signer = ownSigner(session, signing);
    await session.documents.closeRound(round);
    const payload = destructionOf(session, papers, confirmation.sha256, risk.hashes);
    const destruction = signObject('destruction', payload, signer);
    const objects = [...outstandingObjects(session, papers), destruction];
    const post = signSubmission(session, signer, papers, objects, isComplete(session, papers));
    const saved = await sendPost(session, post, path, () => {
      const { payloadSha256: sha256 } = destruction;
      const { rev, claimed_at: signedAt } = payload;
      addClosing(session.vault.write, round, { type: 'destruction', rev, sha256, signedAt });
      eraseRound(session.vault.write, round, session.now());
      record(session, 'round-erased', sha256);
    });
    forgetPapers(session.vault.read);
    await session.documents.closeRound(round);
    await sweepErased(session);
    return { ...saved, code: submissionCode(post.head.payloadSha256) };
  } finally {
    signing.close();
  }
}

function destructionOf(
  session: ExpertSession,
  papers: RoundPapers,
  confirmationSha256: string,
  unacknowledged: readonly string[],
): Destruction {
  const { round, bundleFile, bundleId, sealSha256 } = papers.row;
  const { read } = session.vault;
  const { grants, records, drafts, documents, kept } = listErasable(read, round);
  return {
    v: 1,
    type: 'destruction',
    agency: pinnedTrust(session).payload.agency,
    round,
    expert: session.expert,
    expert_kid: session.kid,
    rev: 1,
    prev: null,
    confirmation_sha256: confirmationSha256,
    bundles:
      bundleFile === null || bundleId === null || sealSha256 === null
        ? []
        : [{ bundle_id: bundleId, seal_sha256: sealSha256 }],
    grants: grants.map(({ sha256 }) => ({
      payload_sha256: sha256,
      apps: storedPayload('grant', findObject(read, sha256)?.jws ?? '', sha256).apps.map(
        ({ app }) => app,
      ),
    })),
    records: records.map(({ app }) => app),
    drafts: [...drafts],
    documents: [...documents],
    kept: kept.map(({ type, sha256 }) => ({ type, payload_sha256: sha256 })),
    unacknowledged: [...unacknowledged],
    claimed_at: deskTime(session).at,
    nonce: newNonce128(),
    app_version: session.appVersion,
  };
}

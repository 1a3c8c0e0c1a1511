import { canonicalJson } from '../../shared/canonical-json.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { newNonce128 } from '../formats/random.ts';
import type { Signer } from '../formats/signing.ts';
import { setDeclaration } from '../vault/expert-rounds.ts';
import {
  lastSubmission,
  listSubmissions,
  type StoredSubmission,
} from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { isComplete } from './completeness.ts';
import { type Answer, completeAnswers } from './declaration.ts';
import {
  type ChoosePath,
  postFileName,
  sendAgain,
  sendPost,
  signSubmission,
  storedPost,
  submissionCode,
} from './outgoing-post.ts';
import { ownSigner } from './own-key.ts';
import { requireOwnKey } from './revoked.ts';
import {
  formOf,
  type RoundPapers,
  readPapers,
  requireOneSealing,
  rosterOf,
} from './round-papers.ts';

/**
 * Signs the commitment and every answer as one declaration, and writes the post. A later correction
 * is the next revision. Where nothing changed since, the same post is written once more.
 * @throws Refusal own-key-revoked, wrong-passphrase, declaration-incomplete, conflict-kind-missing, form-differs,
 * bundle-missing, roster-missing, round-unknown, dialog-cancelled, disk-full, file-unwritable
 */
export async function signDeclaration(
  session: ExpertSession,
  { round, passphrase }: { readonly round: string; readonly passphrase: string },
  choosePath: ChoosePath,
): Promise<SavedFile & { readonly code: string }> {
  const papers = readPapers(session, round);
  requireOneSealing(papers);
  requireOwnKey(session);
  const answers = completeAnswers(session, papers);
  const signing = await session.vault.unlockSigning(passphrase);
  try {
    const earlier = carrierOf(session, papers, answers);
    const seq = earlier?.seq ?? (lastSubmission(session.vault.read, round)?.seq ?? 0) + 1;
    const path = await choosePath(postFileName(session, round, 'declaration', seq));
    if (earlier) {
      const code = submissionCode(earlier.sha256);
      return { ...(await sendAgain(session, earlier, path)), code };
    }
    const signer = ownSigner(session, signing);
    const declaration = sign(session, signer, papers, answers);
    const complete = isComplete(session, withDeclaration(papers, declaration));
    const post = signSubmission(session, signer, papers, [declaration], complete);
    const saved = await sendPost(session, post, path, () => {
      setDeclaration(session.vault.write, round, declaration.payloadSha256);
      record(session, 'declaration-signed', declaration.payloadSha256);
    });
    await session.documents.closeRound(round);
    return { ...saved, code: submissionCode(post.head.payloadSha256) };
  } finally {
    signing.close();
  }
}

/** The post that carried these very answers already; null where something changed. */
function carrierOf(
  session: ExpertSession,
  papers: RoundPapers,
  answers: readonly Answer[],
): StoredSubmission | null {
  const { declaration } = papers;
  if (!declaration || declaration.payload.roster_sha256 !== papers.roster?.sha256) return null;
  if (canonicalJson(declaration.payload.apps) !== canonicalJson(answers)) return null;
  const carries = (submission: StoredSubmission) =>
    storedPost(session, submission.sha256).objects.some(
      (object) => object.payloadSha256 === declaration.sha256,
    );
  return listSubmissions(session.vault.read, papers.row.round).find(carries) ?? null;
}

function sign(
  session: ExpertSession,
  signer: Signer,
  papers: RoundPapers,
  answers: readonly Answer[],
): SignedObject<'coi'> {
  const form = formOf(papers);
  const previous = papers.declaration;
  return signObject(
    'coi',
    {
      v: 1,
      type: 'coi',
      agency: form.payload.agency,
      round: papers.row.round,
      expert: session.expert,
      expert_kid: session.kid,
      roster_sha256: rosterOf(papers).sha256,
      form_sha256: form.sha256,
      commitment_sha256: sha256Hex(form.payload.commitment.zh),
      rev: (previous?.payload.rev ?? 0) + 1,
      prev: previous?.sha256 ?? null,
      apps: [...answers],
      claimed_at: deskTime(session).at,
      nonce: newNonce128(),
      app_version: session.appVersion,
    },
    signer,
  );
}

function withDeclaration(papers: RoundPapers, declaration: SignedObject<'coi'>): RoundPapers {
  const { payloadSha256: sha256, payload } = declaration;
  return { ...papers, declaration: { sha256, payload } };
}

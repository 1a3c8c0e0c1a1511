import { readFile } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { sha256Hex } from '../formats/hash.ts';
import { decryptPost, postItemOf, type Submitted } from '../formats/post.ts';
import { nextRunning, receiptChainBeginning } from '../formats/receipt-chain.ts';
import { readExpert } from '../vault/agency-experts.ts';
import {
  insertReceivedItem,
  insertReceivedPost,
  isKnownRefusal,
  isKnownSubmission,
  listReceivedRows,
  type ReceivedObject,
} from '../vault/agency-posts-in.ts';
import { readRound } from '../vault/agency-rounds.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { intakeIdentityOf } from './agency-keys.ts';
import { roundCase, saveVerdicts } from './expert-case.ts';
import { enrolledKey } from './experts.ts';
import { postSummary } from './post-summary.ts';
import { receivedMemory } from './received-memory.ts';
import { asSealed, type SealedRound } from './rounds.ts';

type Claimed = { round: string | null };

/**
 * Takes in what an expert handed back: verifies every line, keeps each object once, and judges
 * everything received from that expert anew, in one transaction. A post that cannot be taken as a
 * whole is refused and stays listed in the ledger with its reason.
 * @throws Refusal post-for-expert, post-other-agency, post-other-round, post-unknown-expert,
 * file-missing, file-unreadable, and as decryptPost and its verify do
 */
export async function receivePost(
  session: AgencySession,
  file: IncomingFile,
): Promise<ReceivedFile> {
  const bytes = await readBytes(file.path);
  const fileSha256 = sha256Hex(bytes);
  const claimed: Claimed = { round: null };
  try {
    const { round, post } = await openSubmission(session, bytes, claimed);
    // Until here nothing was kept; from here on all of it is, in one transaction.
    if (file.signal.aborted) throw new Refusal('cancelled', 'cancelled before it was kept');
    return takeIn(session, round, post, { name: file.name, sha256: fileSha256 });
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'cancelled') {
      noteRefusal(session, error, claimed, { name: file.name, sha256: fileSha256 });
    }
    throw error;
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw readRefusal(error, path);
  }
}

async function openSubmission(
  session: AgencySession,
  bytes: Uint8Array,
  claimed: Claimed,
): Promise<{ readonly round: SealedRound; readonly post: Submitted }> {
  const decrypted = await decryptPost(bytes, [intakeIdentityOf(session)]);
  const { direction, kid, unverifiedHead } = decrypted;
  if (direction === 'delivery') throw new Refusal('post-for-expert', 'a post to an expert');
  if (unverifiedHead.agency !== session.agency) {
    const details = { agency: unverifiedHead.agency };
    throw new Refusal('post-other-agency', 'meant for another agency', details);
  }
  const stored = readRound(session.vault.read, unverifiedHead.round);
  const round = stored && asSealed(session, stored);
  if (!round) {
    const details = { round: unverifiedHead.round };
    throw new Refusal('post-other-round', 'no sealed round of that id', details);
  }
  claimed.round = round.round;
  requireConfirmed(session, kid);
  const publicKey = enrolledKey(session, kid);
  return { round, post: await decrypted.verifySubmission(publicKey) };
}

/** @throws Refusal post-unknown-expert */
function requireConfirmed(session: AgencySession, kid: string): void {
  const expert = readExpert(session.vault.read, kid);
  if (!expert || expert.confirmedAt === null) {
    throw new Refusal('post-unknown-expert', 'signing key is not confirmed');
  }
}

type FileFacts = { readonly name: string; readonly sha256: string };

function takeIn(
  session: AgencySession,
  round: SealedRound,
  post: Submitted,
  file: FileFacts,
): ReceivedFile {
  const { write, read } = session.vault;
  const { head } = post;
  const kid = head.payload.expert_kid;
  const answer = { name: file.name, kind: 'post', failure: null, subject: round.round } as const;
  const name = readExpert(read, kid)?.name ?? '';
  if (isKnownSubmission(read, round.round, kid, head.payloadSha256)) {
    const summary = {
      zh: `${name}的这份函件此前已收到，没有重复计入。`,
      en: `This post of ${name} was received before; nothing was counted twice.`,
    };
    return { ...answer, outcome: 'already-known', summary };
  }
  return write.transaction(() => {
    const seq = insertPostRow(session, round, post, file);
    const arriving = keepItems(session, round, post, seq);
    const judged = saveVerdicts(session, roundCase(session, round, kid), kid, arriving);
    record(session, 'post-received', head.payloadSha256);
    const verdicts = new Map(judged.received.map((one) => [one.payloadSha256, one.verdict]));
    const summary = postSummary(
      name,
      post.objects.map((object) => ({
        type: object.type,
        verdict: verdicts.get(object.payloadSha256) ?? 'held',
      })),
    );
    return { ...answer, outcome: 'accepted', summary };
  });
}

function insertPostRow(
  session: AgencySession,
  round: SealedRound,
  { head }: Submitted,
  file: FileFacts,
): number {
  return insertReceivedPost(session.vault.write, {
    round: round.round,
    kid: head.payload.expert_kid,
    fileName: file.name,
    fileSha256: file.sha256,
    kind: 'submission',
    receivedAt: session.now(),
    submissionSeq: head.payload.submission_seq,
    submissionSha256: head.payloadSha256,
    prevSubmissionSha256: head.payload.prev_submission_sha256,
    submissionJws: head.jws,
    refusalCode: null,
    refusalDetails: null,
  });
}

/** Keeps the list of a post, and in mind what its objects say.
 * @returns the objects that were not there before, still to be kept with their verdicts */
function keepItems(
  session: AgencySession,
  round: SealedRound,
  { head, objects }: Submitted,
  seq: number,
): readonly ReceivedObject[] {
  const { read, write } = session.vault;
  const kid = head.payload.expert_kid;
  const before = listReceivedRows(read, round.round, kid);
  const known = new Set(before.map((object) => object.payloadSha256));
  const memory = receivedMemory(session, round.round, kid);
  const arriving: ReceivedObject[] = [];
  let running = before.at(-1)?.runningSha256 ?? receiptChainBeginning;
  for (const [index, object] of objects.entries()) {
    const item = postItemOf(object);
    insertReceivedItem(write, {
      post: seq,
      position: index,
      type: item.type,
      app: item.app,
      rev: item.rev,
      payloadSha256: item.payload_sha256,
    });
    if (known.has(object.payloadSha256)) continue;
    memory.noteVerified(object.payloadSha256, object.payload);
    running = nextRunning(running, object.payloadSha256);
    arriving.push({
      kid,
      payloadSha256: object.payloadSha256,
      type: object.type,
      app: item.app,
      rev: item.rev,
      jws: object.jws,
      firstPost: seq,
      receivedAt: session.now(),
      position: before.length + arriving.length,
      runningSha256: running,
      verdict: 'held',
    });
  }
  return arriving;
}

function noteRefusal(
  session: AgencySession,
  refusal: Refusal,
  claimed: Claimed,
  file: FileFacts,
): void {
  const { read, write } = session.vault;
  if (isKnownRefusal(read, file.sha256, refusal.code)) return;
  write.transaction(() => {
    insertReceivedPost(write, {
      round: claimed.round,
      kid: null,
      fileName: file.name,
      fileSha256: file.sha256,
      kind: refusal.code === 'post-for-expert' ? 'delivery' : 'submission',
      receivedAt: session.now(),
      submissionSeq: null,
      submissionSha256: null,
      prevSubmissionSha256: null,
      submissionJws: null,
      refusalCode: refusal.code,
      refusalDetails: JSON.stringify(refusal.details),
    });
    record(session, 'post-refused', file.sha256);
  });
}

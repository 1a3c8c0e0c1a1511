import { basename, dirname } from 'node:path';
import { invariant } from '../../shared/errors.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { isAgeRecipientOf } from '../formats/age-keys.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { codeOf } from '../formats/codes.ts';
import { onlyKey, openObject, signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { type PostObject, postItemOf, writePost } from '../formats/post.ts';
import type { Signer } from '../formats/signing.ts';
import {
  addSubmission,
  lastSubmission,
  noteSubmissionWritten,
  type StoredSubmission,
} from '../vault/expert-submissions.ts';
import { findObject, keepObject } from '../vault/signed-objects.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { expertProfile } from './expert-profile.ts';
import { ownPublicKey } from './own-key.ts';
import { pinnedTrust } from './pinned-trust.ts';
import type { RoundPapers } from './round-papers.ts';

const outgoingTypes = ['coi', 'sheet', 'query-answer', 'confirmation', 'destruction'] as const;

/** Asks where a file goes. Refuses with `dialog-cancelled` where the person thought better of it. */
export type ChoosePath = (suggestedName: string) => Promise<string>;

export type OutgoingType = (typeof outgoingTypes)[number];
export type OutgoingObject = SignedObject<OutgoingType>;

export type OutgoingPost = {
  readonly head: SignedObject<'submission'>;
  readonly objects: readonly OutgoingObject[];
};

/** Signs the list that heads a post to the agency: next number, hash of the one before. */
export function signSubmission(
  session: ExpertSession,
  signer: Signer,
  papers: RoundPapers,
  objects: readonly OutgoingObject[],
  complete: boolean,
): OutgoingPost {
  const { round } = papers.row;
  const previous = lastSubmission(session.vault.read, round);
  const head = signObject(
    'submission',
    {
      v: 1,
      type: 'submission',
      agency: pinnedTrust(session).payload.agency,
      round,
      bundle: papers.row.sealSha256,
      expert: session.expert,
      expert_kid: session.kid,
      submission_seq: (previous?.seq ?? 0) + 1,
      prev_submission_sha256: previous?.sha256 ?? null,
      items: objects.map(postItemOf),
      complete,
      claimed_at: deskTime(session).at,
    },
    signer,
  );
  return { head, objects };
}

/**
 * Writes a newly signed post and notes it as signed. The file is complete on the disk, but for its
 * name, before the vault says so: a failed write leaves nothing signed, and what the vault calls
 * signed has a file. What `commit` writes joins the same transaction.
 * @throws Refusal disk-full, file-unwritable, suite-mixed
 */
export async function sendPost(
  session: ExpertSession,
  post: OutgoingPost,
  path: string,
  commit: () => void,
): Promise<SavedFile> {
  const bytes = await sealPost(session, post);
  const db = session.vault.write;
  const { payload, payloadSha256: sha256 } = post.head;
  await writeFileAtomically(
    path,
    (file) => file.write(bytes, 0),
    async () => {
      db.transaction(() => {
        for (const object of [post.head, ...post.objects]) keep(session, object);
        commit();
        addSubmission(db, payload.round, {
          seq: payload.submission_seq,
          sha256,
          signedAt: payload.claimed_at,
          writtenAt: null,
        });
        record(session, 'submission-signed', sha256);
      });
    },
  );
  noteSubmissionWritten(db, sha256, session.now());
  return savedAs(path);
}

/** Writes a post that was signed before once more: same list, same objects.
 * @throws Refusal disk-full, file-unwritable */
export async function sendAgain(
  session: ExpertSession,
  submission: StoredSubmission,
  path: string,
): Promise<SavedFile> {
  const post = storedPost(session, submission.sha256);
  const bytes = await sealPost(session, post);
  await writeFileAtomically(path, (file) => file.write(bytes, 0));
  session.vault.write.transaction(() => {
    noteSubmissionWritten(session.vault.write, submission.sha256, session.now());
    record(session, 'submission-written-again', submission.sha256);
  });
  return savedAs(path);
}

/** The post of a submission, from the vault. */
export function storedPost(session: ExpertSession, sha256: string): OutgoingPost {
  const key = onlyKey(ownPublicKey(session));
  const head = openObject('submission', storedJws(session, sha256), key);
  const objects = head.payload.items.map((item): OutgoingObject => {
    const jws = storedJws(session, item.payload_sha256);
    const type = outgoingTypes.find((one) => one === item.type);
    invariant(type, 'a submission lists what an expert signs');
    return openObject(type, jws, key);
  });
  return { head, objects };
}

export function storedSheet(session: ExpertSession, sha256: string): SignedObject<'sheet'> {
  return openObject('sheet', storedJws(session, sha256), onlyKey(ownPublicKey(session)));
}

export function storedDeclaration(session: ExpertSession, sha256: string): SignedObject<'coi'> {
  return openObject('coi', storedJws(session, sha256), onlyKey(ownPublicKey(session)));
}

export function storedAnswer(session: ExpertSession, sha256: string): SignedObject<'query-answer'> {
  return openObject('query-answer', storedJws(session, sha256), onlyKey(ownPublicKey(session)));
}

export function storedConfirmation(
  session: ExpertSession,
  sha256: string,
): SignedObject<'confirmation'> {
  return openObject('confirmation', storedJws(session, sha256), onlyKey(ownPublicKey(session)));
}

function storedJws(session: ExpertSession, sha256: string): string {
  const stored = findObject(session.vault.read, sha256);
  invariant(stored, 'what was signed is in the vault');
  return stored.jws;
}

function keep(session: ExpertSession, object: SignedObject<'submission'> | OutgoingObject): void {
  const { type, payloadSha256: sha256, payload, kid, jws } = object;
  const { agency, round } = payload;
  keepObject(session.vault.write, { sha256, type, agency, round, kid, jws }, session.now());
}

function sealPost(session: ExpertSession, post: OutgoingPost): Promise<Uint8Array> {
  const { intake } = pinnedTrust(session).payload;
  const own = expertProfile(session).recipient;
  // To the expert too, so that the file can be looked into here; never mixing suites.
  const self = isAgeRecipientOf(intake.suite, own) ? [own] : [];
  const objects: readonly PostObject[] = post.objects;
  return writePost(post.head, objects, [...intake.recipients, ...self]);
}

/** 5×4 characters of a submission, to compare by phone. */
export function submissionCode(sha256: string): string {
  return codeOf(Buffer.from(sha256, 'hex'), 100);
}

/** `CB-2026-李明-scores-2.hppost`: round, name, what it is, number. */
export function postFileName(
  session: ExpertSession,
  round: string,
  what: 'declaration' | 'scores' | 'answer' | 'confirmation' | 'destruction',
  seq: number,
): string {
  const name = safeName(expertProfile(session).name) || session.expert;
  return `${round}-${name}-${what}-${seq}.hppost`;
}

const longestName = 40;

/** What every file system takes: letters and digits of any script, nothing else. */
export function safeName(name: string): string {
  return [...name.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')].slice(0, longestName).join('');
}

export function savedAs(path: string): SavedFile {
  return { fileName: basename(path), folder: dirname(path) };
}

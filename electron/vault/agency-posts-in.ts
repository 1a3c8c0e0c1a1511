import type { Verdict } from '../../shared/verdicts.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** One file that was handed in, as the ledger keeps it. */
export type ReceivedPost = {
  readonly seq: number;
  /** Both null where a refused file does not say, or says what this agency does not know. */
  readonly round: string | null;
  readonly kid: string | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly kind: string;
  readonly receivedAt: string;
  readonly submissionSeq: number | null;
  readonly submissionSha256: string | null;
  readonly prevSubmissionSha256: string | null;
  readonly submissionJws: string | null;
  readonly refusalCode: string | null;
  /** JSON of the refusal's details. */
  readonly refusalDetails: string | null;
};

export type ReceivedType = 'coi' | 'sheet' | 'query-answer' | 'confirmation' | 'destruction';

export type ReceivedObject = {
  readonly kid: string;
  readonly payloadSha256: string;
  readonly type: ReceivedType;
  readonly app: string | null;
  readonly rev: number;
  readonly jws: string;
  readonly firstPost: number;
  readonly receivedAt: string;
  readonly position: number;
  readonly runningSha256: string;
  readonly verdict: Verdict;
};

/** A received object as the ledger has it, without its signed text. */
export type ReceivedRow = Omit<ReceivedObject, 'jws'>;

export type ReceivedItem = {
  readonly post: number;
  readonly position: number;
  readonly type: string;
  readonly app: string | null;
  readonly rev: number;
  readonly payloadSha256: string;
};

const postColumns = `seq, round, kid, file_name AS fileName, file_sha256 AS fileSha256, kind,
  received_at AS receivedAt, submission_seq AS submissionSeq, submission_sha256 AS submissionSha256,
  prev_submission_sha256 AS prevSubmissionSha256, submission_jws AS submissionJws,
  refusal_code AS refusalCode, refusal_details AS refusalDetails`;

const rowColumns = `kid, payload_sha256 AS payloadSha256, type, app, rev,
  first_post AS firstPost, received_at AS receivedAt, position, running_sha256 AS runningSha256,
  verdict`;

/** Posts of a round in order of receipt, and the refused files that name no known round. */
export function listReceivedPosts(db: ReadDb, round: string): readonly ReceivedPost[] {
  return db.all<ReceivedPost>(
    `SELECT ${postColumns} FROM agency_received_post
     WHERE round = ? OR round IS NULL ORDER BY seq`,
    round,
  );
}

/** True where a file of the same bytes was refused for the same reason before: dropping it again
 * adds no line to the ledger. */
export function isKnownRefusal(db: ReadDb, fileSha256: string, code: string): boolean {
  const row = db.get<{ seq: number }>(
    `SELECT seq FROM agency_received_post WHERE file_sha256 = ? AND refusal_code = ? LIMIT 1`,
    fileSha256,
    code,
  );
  return row !== undefined;
}

/** True where a post with this very list was taken in before. */
export function isKnownSubmission(
  db: ReadDb,
  round: string,
  kid: string,
  submissionSha256: string,
): boolean {
  const row = db.get<{ seq: number }>(
    `SELECT seq FROM agency_received_post
     WHERE round = ? AND kid = ? AND submission_sha256 = ? AND refusal_code IS NULL`,
    round,
    kid,
    submissionSha256,
  );
  return row !== undefined;
}

/** A post that was taken in, as one place where an object of its expert stood. */
export type Carrier = {
  readonly payloadSha256: string;
  readonly submissionSha256: string;
  readonly seq: number;
  readonly prev: string | null;
  readonly receivedAt: string;
};

/** Which posts carried what one expert sent, in order of receipt. */
export function listCarriers(db: ReadDb, round: string, kid: string): readonly Carrier[] {
  return db.all<Carrier>(
    `SELECT i.payload_sha256 AS payloadSha256, p.submission_sha256 AS submissionSha256,
            p.submission_seq AS seq, p.prev_submission_sha256 AS prev,
            p.received_at AS receivedAt
     FROM agency_received_post p JOIN agency_received_item i ON i.post = p.seq
     WHERE p.round = ? AND p.kid = ? AND p.refusal_code IS NULL ORDER BY p.seq, i.position`,
    round,
    kid,
  );
}

/** @returns the post's number in the ledger */
export function insertReceivedPost(db: WriteDb, post: Omit<ReceivedPost, 'seq'>): number {
  const last = db.get<{ seq: number | null }>(`SELECT max(seq) AS seq FROM agency_received_post`);
  const seq = (last?.seq ?? 0) + 1;
  db.run(
    `INSERT INTO agency_received_post (seq, round, kid, file_name, file_sha256, kind, received_at,
       submission_seq, submission_sha256, prev_submission_sha256, submission_jws, refusal_code,
       refusal_details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    seq,
    post.round,
    post.kid,
    post.fileName,
    post.fileSha256,
    post.kind,
    post.receivedAt,
    post.submissionSeq,
    post.submissionSha256,
    post.prevSubmissionSha256,
    post.submissionJws,
    post.refusalCode,
    post.refusalDetails,
  );
  return seq;
}

export function insertReceivedItem(db: WriteDb, item: ReceivedItem): void {
  db.run(
    `INSERT INTO agency_received_item (post, position, type, app, rev, payload_sha256)
     VALUES (?, ?, ?, ?, ?, ?)`,
    item.post,
    item.position,
    item.type,
    item.app,
    item.rev,
    item.payloadSha256,
  );
}

export function listReceivedItems(db: ReadDb, round: string): readonly ReceivedItem[] {
  return db.all<ReceivedItem>(
    `SELECT i.post, i.position, i.type, i.app, i.rev, i.payload_sha256 AS payloadSha256
     FROM agency_received_item i JOIN agency_received_post p ON p.seq = i.post
     WHERE p.round = ? ORDER BY i.post, i.position`,
    round,
  );
}

export function insertReceivedObject(db: WriteDb, round: string, object: ReceivedObject): void {
  db.run(
    `INSERT INTO agency_received_object (round, kid, payload_sha256, type, app, rev, jws,
       first_post, received_at, position, running_sha256, verdict)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    round,
    object.kid,
    object.payloadSha256,
    object.type,
    object.app,
    object.rev,
    object.jws,
    object.firstPost,
    object.receivedAt,
    object.position,
    object.runningSha256,
    object.verdict,
  );
}

/** Everything received from one expert, or from all, in order of receipt. Read from an index alone:
 * the signed texts are not touched. */
export function listReceivedRows(db: ReadDb, round: string, kid?: string): readonly ReceivedRow[] {
  return kid === undefined
    ? db.all<ReceivedRow>(
        `SELECT ${rowColumns} FROM agency_received_object
         WHERE round = ? ORDER BY kid, position`,
        round,
      )
    : db.all<ReceivedRow>(
        `SELECT ${rowColumns} FROM agency_received_object
         WHERE round = ? AND kid = ? ORDER BY position`,
        round,
        kid,
      );
}

/** The signed text of one object; undefined where there is none of that hash. */
export function readReceivedText(
  db: ReadDb,
  round: string,
  kid: string,
  payloadSha256: string,
): string | undefined {
  const row = db.get<{ jws: string }>(
    `SELECT jws FROM agency_received_object
     WHERE round = ? AND kid = ? AND payload_sha256 = ?`,
    round,
    kid,
    payloadSha256,
  );
  return row?.jws;
}

export function countAcceptedSheets(db: ReadDb, round: string): number {
  const row = db.get<{ count: number }>(
    `SELECT count(*) AS count FROM agency_received_object
     WHERE round = ? AND type = 'sheet' AND verdict = 'accepted'`,
    round,
  );
  return row?.count ?? 0;
}

export function saveVerdict(
  db: WriteDb,
  round: string,
  object: { readonly kid: string; readonly payloadSha256: string; readonly verdict: Verdict },
): void {
  db.run(
    `UPDATE agency_received_object SET verdict = ?
     WHERE round = ? AND kid = ? AND payload_sha256 = ?`,
    object.verdict,
    round,
    object.kid,
    object.payloadSha256,
  );
}

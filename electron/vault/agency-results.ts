import type { ReadDb, WriteDb } from './sqlite.ts';

/** A signed result; merging again with other sheets makes the next version, the old ones stay. */
export type StoredResult = {
  readonly version: number;
  readonly contentSha256: string;
  readonly payloadSha256: string;
  readonly jws: string;
  readonly issuedAt: string;
};

export function readLatestResult(db: ReadDb, round: string): StoredResult | undefined {
  return db.get<StoredResult>(
    `SELECT version, content_sha256 AS contentSha256, payload_sha256 AS payloadSha256, jws,
       issued_at AS issuedAt
     FROM agency_result WHERE round = ? ORDER BY version DESC LIMIT 1`,
    round,
  );
}

/** Which result is the last, without its text: that of a large round is long. */
export function latestResultHead(
  db: ReadDb,
  round: string,
): Pick<StoredResult, 'version' | 'contentSha256'> | undefined {
  return db.get<Pick<StoredResult, 'version' | 'contentSha256'>>(
    `SELECT version, content_sha256 AS contentSha256
     FROM agency_result WHERE round = ? ORDER BY version DESC LIMIT 1`,
    round,
  );
}

export function insertResult(db: WriteDb, round: string, result: StoredResult): void {
  db.run(
    `INSERT INTO agency_result (round, version, content_sha256, payload_sha256, jws, issued_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    round,
    result.version,
    result.contentSha256,
    result.payloadSha256,
    result.jws,
    result.issuedAt,
  );
}

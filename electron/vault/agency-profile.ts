import type { AgeSuite } from '../../shared/objects/common.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type AgencyProfile = {
  readonly agency: string;
  readonly name: string;
  readonly suite: AgeSuite;
  readonly createdAt: string;
  readonly trustExportedAt: string | null;
};

export type StoredTrust = {
  readonly version: number;
  readonly jws: string;
  readonly payloadSha256: string;
  readonly issuedAt: string;
};

/** What an agency begins with beside its keys, in one transaction. */
export function insertAgency(
  db: WriteDb,
  profile: Omit<AgencyProfile, 'trustExportedAt'>,
  trust: StoredTrust,
): void {
  db.transaction(() => {
    db.run(
      `INSERT INTO agency_profile (one, agency, name, suite, created_at) VALUES (1, ?, ?, ?, ?)`,
      profile.agency,
      profile.name,
      profile.suite,
      profile.createdAt,
    );
    putTrust(db, trust);
  });
}

/** Keeps the next version and why it was made; it has not been exported yet. */
export function insertTrust(db: WriteDb, trust: StoredTrust, reason: string): void {
  db.transaction(() => {
    putTrust(db, trust);
    db.run(
      `INSERT INTO agency_trust_reason (version, reason) VALUES (?, ?)`,
      trust.version,
      reason,
    );
    db.run(`UPDATE agency_profile SET trust_exported_at = NULL`);
  });
}

function putTrust(db: WriteDb, trust: StoredTrust): void {
  db.run(
    `INSERT INTO agency_trust (version, jws, payload_sha256, issued_at) VALUES (?, ?, ?, ?)`,
    trust.version,
    trust.jws,
    trust.payloadSha256,
    trust.issuedAt,
  );
}

/** Why each version was made, by its number. */
export function trustReasons(db: ReadDb): ReadonlyMap<number, string> {
  const rows = db.all<{ version: number; reason: string }>(
    `SELECT version, reason FROM agency_trust_reason`,
  );
  return new Map(rows.map(({ version, reason }) => [version, reason]));
}

export function readAgencyProfile(db: ReadDb): AgencyProfile | undefined {
  return db.get<AgencyProfile>(
    `SELECT agency, name, suite, created_at AS createdAt, trust_exported_at AS trustExportedAt
     FROM agency_profile`,
  );
}

export function markTrustExported(db: WriteDb, at: string): void {
  db.run(`UPDATE agency_profile SET trust_exported_at = ?`, at);
}

/** Every version, oldest first: the last one is in force. */
export function listTrust(db: ReadDb): readonly StoredTrust[] {
  return db.all<StoredTrust>(
    `SELECT version, jws, payload_sha256 AS payloadSha256, issued_at AS issuedAt
     FROM agency_trust ORDER BY version`,
  );
}

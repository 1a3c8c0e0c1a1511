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
    db.run(
      `INSERT INTO agency_trust (version, jws, payload_sha256, issued_at) VALUES (?, ?, ?, ?)`,
      trust.version,
      trust.jws,
      trust.payloadSha256,
      trust.issuedAt,
    );
  });
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

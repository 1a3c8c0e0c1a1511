import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredTrust = {
  readonly state: 'pending' | 'pinned';
  readonly pinnedAt: string | null;
  /** The text of every version, the oldest first. */
  readonly versions: readonly string[];
};

export function readTrust(db: ReadDb): StoredTrust | null {
  const row = db.get<Pick<StoredTrust, 'state' | 'pinnedAt'>>(
    'SELECT state, pinned_at AS pinnedAt FROM expert_trust',
  );
  if (row === undefined) return null;
  const versions = db.all<{ jws: string }>(
    `SELECT jws FROM expert_trust_version JOIN signed_object ON sha256 = trust_sha256
     ORDER BY version`,
  );
  return { ...row, versions: versions.map(({ jws }) => jws) };
}

type Version = { readonly version: number; readonly sha256: string };

/** Notes a chain that still waits for its paper code; an earlier pending one goes. */
export function putPendingTrust(db: WriteDb, chain: readonly Version[], at: string): void {
  db.run("DELETE FROM expert_trust_version WHERE (SELECT state FROM expert_trust) = 'pending'");
  putVersions(db, chain, at);
}

/** Notes later versions of the chain that is there. */
export function addTrustVersions(db: WriteDb, later: readonly Version[], at: string): void {
  putVersions(db, later, at);
}

function putVersions(db: WriteDb, versions: readonly Version[], at: string): void {
  for (const { version, sha256 } of versions) {
    db.run(
      'INSERT INTO expert_trust_version (version, trust_sha256, received_at) VALUES (?, ?, ?)',
      version,
      sha256,
      at,
    );
  }
  const newest = versions.at(-1);
  if (newest === undefined) return;
  db.run(
    `INSERT INTO expert_trust (one, state, trust_sha256) VALUES (1, 'pending', ?)
     ON CONFLICT (one) DO UPDATE SET trust_sha256 = excluded.trust_sha256`,
    newest.sha256,
  );
}

/** From here on this agency, and no other. */
export function pinTrust(db: WriteDb, at: string): void {
  db.run("UPDATE expert_trust SET state = 'pinned', pinned_at = ? WHERE state = 'pending'", at);
}

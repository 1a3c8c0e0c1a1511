import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredTrust = {
  readonly state: 'pending' | 'pinned';
  readonly jws: string;
  readonly pinnedAt: string | null;
};

export function readTrust(db: ReadDb): StoredTrust | null {
  const row = db.get<StoredTrust>(
    `SELECT state, jws, pinned_at AS pinnedAt
     FROM expert_trust JOIN signed_object ON sha256 = trust_sha256`,
  );
  return row ?? null;
}

/** Notes a trust document that still waits for its paper code; an earlier pending one goes. */
export function putPendingTrust(db: WriteDb, sha256: string): void {
  db.run(
    `INSERT INTO expert_trust (one, state, trust_sha256) VALUES (1, 'pending', ?)
     ON CONFLICT (one) DO UPDATE SET trust_sha256 = excluded.trust_sha256
     WHERE state = 'pending'`,
    sha256,
  );
}

/** From here on this agency, and no other. */
export function pinTrust(db: WriteDb, at: string): void {
  db.run("UPDATE expert_trust SET state = 'pinned', pinned_at = ? WHERE state = 'pending'", at);
}

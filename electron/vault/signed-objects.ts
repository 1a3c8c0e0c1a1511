import type { ReadDb, WriteDb } from './sqlite.ts';

/** A signed object as it is kept: `sha256` of the payload is its identity, `jws` its exact bytes. */
export type StoredObject = {
  readonly sha256: string;
  readonly type: string;
  readonly agency: string;
  readonly round: string;
  readonly kid: string;
  readonly jws: string;
};

/** Keeps an object; what is there already stays as it is. Returns whether it was new. */
export function keepObject(db: WriteDb, object: StoredObject, storedAt: string): boolean {
  const { sha256, type, agency, round, kid, jws } = object;
  const changed = db.run(
    `INSERT INTO signed_object (sha256, type, agency, round, kid, jws, stored_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING`,
    sha256,
    type,
    agency,
    round,
    kid,
    jws,
    storedAt,
  );
  return changed === 1;
}

export function findObject(db: ReadDb, sha256: string): StoredObject | null {
  const row = db.get<StoredObject>(
    'SELECT sha256, type, agency, round, kid, jws FROM signed_object WHERE sha256 = ?',
    sha256,
  );
  return row ?? null;
}

/** Objects of one type in a round, in order of their hash. */
export function listObjects(db: ReadDb, round: string, type: string): readonly StoredObject[] {
  return db.all<StoredObject>(
    `SELECT sha256, type, agency, round, kid, jws FROM signed_object
     WHERE round = ? AND type = ? ORDER BY sha256`,
    round,
    type,
  );
}

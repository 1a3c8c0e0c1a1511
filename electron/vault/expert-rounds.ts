import type { ReadDb, WriteDb } from './sqlite.ts';

/** A round as this expert's papers make it: which signed objects hold now. */
export type StoredRound = {
  readonly round: string;
  readonly addedAt: string;
  /** Name of the bundle inside the workspace's `bundles` folder. */
  readonly bundleFile: string | null;
  readonly bundleId: string | null;
  readonly bundleRev: number | null;
  readonly sealSha256: string | null;
  readonly formSha256: string | null;
  readonly rosterSha256: string | null;
  readonly declarationSha256: string | null;
  readonly grantSha256: string | null;
};

const columns = `round, added_at AS addedAt, bundle_file AS bundleFile, bundle_id AS bundleId,
  bundle_rev AS bundleRev, seal_sha256 AS sealSha256, form_sha256 AS formSha256,
  roster_sha256 AS rosterSha256, declaration_sha256 AS declarationSha256,
  grant_sha256 AS grantSha256`;

export function listRounds(db: ReadDb): readonly StoredRound[] {
  return db.all<StoredRound>(`SELECT ${columns} FROM expert_round ORDER BY added_at DESC, round`);
}

export function findRound(db: ReadDb, round: string): StoredRound | null {
  return db.get<StoredRound>(`SELECT ${columns} FROM expert_round WHERE round = ?`, round) ?? null;
}

export function addRound(db: WriteDb, round: string, at: string): void {
  db.run(
    'INSERT INTO expert_round (round, added_at) VALUES (?, ?) ON CONFLICT (round) DO NOTHING',
    round,
    at,
  );
}

export type BundleOfRound = {
  readonly file: string;
  readonly bundleId: string;
  readonly rev: number;
  readonly sealSha256: string;
  readonly formSha256: string;
};

export function setBundle(db: WriteDb, round: string, bundle: BundleOfRound): void {
  db.run(
    `UPDATE expert_round SET bundle_file = ?, bundle_id = ?, bundle_rev = ?, seal_sha256 = ?,
       form_sha256 = ? WHERE round = ?`,
    bundle.file,
    bundle.bundleId,
    bundle.rev,
    bundle.sealSha256,
    bundle.formSha256,
    round,
  );
}

export function setRoster(db: WriteDb, round: string, sha256: string): void {
  db.run('UPDATE expert_round SET roster_sha256 = ? WHERE round = ?', sha256, round);
}

export function setDeclaration(db: WriteDb, round: string, sha256: string): void {
  db.run('UPDATE expert_round SET declaration_sha256 = ? WHERE round = ?', sha256, round);
}

export function setGrant(db: WriteDb, round: string, sha256: string): void {
  db.run('UPDATE expert_round SET grant_sha256 = ? WHERE round = ?', sha256, round);
}

export type StoredDelivery = { readonly seq: number; readonly sha256: string };

export function listDeliveries(db: ReadDb, round: string): readonly StoredDelivery[] {
  return db.all<StoredDelivery>(
    'SELECT seq, sha256 FROM expert_delivery WHERE round = ? ORDER BY seq',
    round,
  );
}

export function addDelivery(
  db: WriteDb,
  round: string,
  delivery: StoredDelivery,
  receivedAt: string,
): void {
  db.run(
    'INSERT INTO expert_delivery (round, seq, sha256, received_at) VALUES (?, ?, ?, ?)',
    round,
    delivery.seq,
    delivery.sha256,
    receivedAt,
  );
}

export type RecordRow = { readonly app: string; readonly record: string };

/** Application metadata of the round, as decrypted from the bundle with this seal. */
export function listRecords(db: ReadDb, round: string, sealSha256: string): readonly RecordRow[] {
  return db.all<RecordRow>(
    'SELECT app, record FROM application_record WHERE round = ? AND seal_sha256 = ?',
    round,
    sealSha256,
  );
}

export function putRecord(db: WriteDb, round: string, sealSha256: string, row: RecordRow): void {
  db.run(
    `INSERT INTO application_record (round, app, seal_sha256, record) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app) DO UPDATE
     SET seal_sha256 = excluded.seal_sha256, record = excluded.record`,
    round,
    row.app,
    sealSha256,
    row.record,
  );
}

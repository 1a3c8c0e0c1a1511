import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredEffect = {
  readonly app: string;
  readonly keys: 'withheld' | 'withdrawn' | 'released';
  readonly voidSheets: number;
  readonly since: string;
};

export function listEffects(db: ReadDb, round: string): readonly StoredEffect[] {
  return db.all<StoredEffect>(
    'SELECT app, keys, void_sheets AS voidSheets, since FROM recusal_effect WHERE round = ?',
    round,
  );
}

/** The later statement about an application holds. */
export function putEffect(db: WriteDb, round: string, effect: StoredEffect, rev: number): void {
  db.run(
    `INSERT INTO recusal_effect (round, app, keys, void_sheets, since, effect_rev)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, app) DO UPDATE SET keys = excluded.keys,
       void_sheets = excluded.void_sheets, since = excluded.since,
       effect_rev = excluded.effect_rev
     WHERE excluded.effect_rev >= recusal_effect.effect_rev`,
    round,
    effect.app,
    effect.keys,
    effect.voidSheets,
    effect.since,
    rev,
  );
}

export type SealTwin = {
  readonly bundleId: string;
  readonly rev: number;
  readonly sealSha256: string;
};

export function listSealTwins(db: ReadDb, round: string): readonly SealTwin[] {
  return db.all<SealTwin>(
    `SELECT bundle_id AS bundleId, rev, seal_sha256 AS sealSha256
     FROM seal_twin WHERE round = ? ORDER BY received_at, seal_sha256`,
    round,
  );
}

export function addSealTwin(db: WriteDb, round: string, twin: SealTwin, at: string): void {
  db.run(
    `INSERT INTO seal_twin (round, bundle_id, rev, seal_sha256, received_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    round,
    twin.bundleId,
    twin.rev,
    twin.sealSha256,
    at,
  );
}

export type DeliveryTwin = { readonly seq: number; readonly sha256: string };

export function listDeliveryTwins(db: ReadDb, round: string): readonly DeliveryTwin[] {
  return db.all<DeliveryTwin>(
    'SELECT seq, sha256 FROM delivery_twin WHERE round = ? ORDER BY seq, sha256',
    round,
  );
}

export function addDeliveryTwin(db: WriteDb, round: string, twin: DeliveryTwin, at: string): void {
  db.run(
    `INSERT INTO delivery_twin (round, seq, sha256, received_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    round,
    twin.seq,
    twin.sha256,
    at,
  );
}

export type ClosingType = 'confirmation' | 'destruction';
export type StoredClosing = {
  readonly type: ClosingType;
  readonly rev: number;
  readonly sha256: string;
  readonly signedAt: string;
};

/** Newest revision last. */
export function listClosings(db: ReadDb, round: string): readonly StoredClosing[] {
  return db.all<StoredClosing>(
    `SELECT type, rev, sha256, signed_at AS signedAt
     FROM signed_closing WHERE round = ? ORDER BY type, rev`,
    round,
  );
}

export function addClosing(db: WriteDb, round: string, closing: StoredClosing): void {
  db.run(
    'INSERT INTO signed_closing (round, type, rev, sha256, signed_at) VALUES (?, ?, ?, ?, ?)',
    round,
    closing.type,
    closing.rev,
    closing.sha256,
    closing.signedAt,
  );
}

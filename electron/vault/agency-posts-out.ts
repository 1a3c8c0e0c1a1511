import type { ReadDb, WriteDb } from './sqlite.ts';

export type IssuedType = 'roster' | 'grant' | 'decision' | 'recusal-effect' | 'query' | 'receipt';

/** A signed object that went (or is about to go) to an expert. */
export type IssuedObject = {
  readonly kid: string;
  readonly type: IssuedType;
  readonly rev: number;
  /** `delivery_seq` of the post that carries it. */
  readonly seq: number;
  readonly payloadSha256: string;
  readonly jws: string;
};

export type StoredDelivery = {
  readonly kid: string;
  readonly seq: number;
  readonly payloadSha256: string;
  readonly jws: string;
  /** Both null while the file was not written yet. */
  readonly fileName: string | null;
  readonly writtenAt: string | null;
};

export type RecusalDecision = {
  readonly kid: string;
  readonly app: string;
  readonly coiSha256: string;
  readonly outcome: 'recused' | 'kept';
  readonly reason: string;
  readonly decidedAt: string;
};

const issuedColumns = `kid, type, rev, seq, payload_sha256 AS payloadSha256, jws`;
const deliveryColumns = `kid, seq, payload_sha256 AS payloadSha256, jws, file_name AS fileName,
  written_at AS writtenAt`;

export function listIssued(db: ReadDb, round: string, kid: string): readonly IssuedObject[] {
  return db.all<IssuedObject>(
    `SELECT ${issuedColumns} FROM agency_issued WHERE round = ? AND kid = ? ORDER BY type, rev`,
    round,
    kid,
  );
}

/** The newest grant of each expert of a round. */
export function listLatestGrants(db: ReadDb, round: string): readonly IssuedObject[] {
  return db.all<IssuedObject>(
    `SELECT ${issuedColumns} FROM agency_issued a WHERE round = ? AND type = 'grant' AND rev =
       (SELECT max(rev) FROM agency_issued b
        WHERE b.round = a.round AND b.kid = a.kid AND b.type = a.type)
     ORDER BY kid`,
    round,
  );
}

export function listDeliveries(db: ReadDb, round: string): readonly StoredDelivery[] {
  return db.all<StoredDelivery>(
    `SELECT ${deliveryColumns} FROM agency_delivery WHERE round = ? ORDER BY kid, seq`,
    round,
  );
}

/** Records a post and what it carries before its file is written. */
export function insertDelivery(
  db: WriteDb,
  round: string,
  delivery: Pick<StoredDelivery, 'kid' | 'seq' | 'payloadSha256' | 'jws'>,
  issued: readonly Omit<IssuedObject, 'kid' | 'seq'>[],
): void {
  db.transaction(() => {
    db.run(
      `INSERT INTO agency_delivery (round, kid, seq, payload_sha256, jws) VALUES (?, ?, ?, ?, ?)`,
      round,
      delivery.kid,
      delivery.seq,
      delivery.payloadSha256,
      delivery.jws,
    );
    for (const object of issued) {
      db.run(
        `INSERT INTO agency_issued (round, kid, type, rev, seq, payload_sha256, jws)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        round,
        delivery.kid,
        object.type,
        object.rev,
        delivery.seq,
        object.payloadSha256,
        object.jws,
      );
    }
  });
}

export function markDeliveryWritten(
  db: WriteDb,
  round: string,
  delivery: { readonly kid: string; readonly seq: number },
  file: { readonly fileName: string; readonly at: string },
): void {
  db.run(
    `UPDATE agency_delivery SET file_name = ?, written_at = ?
     WHERE round = ? AND kid = ? AND seq = ?`,
    file.fileName,
    file.at,
    round,
    delivery.kid,
    delivery.seq,
  );
}

export function listDecisions(db: ReadDb, round: string): readonly RecusalDecision[] {
  return db.all<RecusalDecision>(
    `SELECT kid, app, coi_sha256 AS coiSha256, outcome, reason, decided_at AS decidedAt
     FROM agency_recusal_decision WHERE round = ? ORDER BY kid, app`,
    round,
  );
}

export function saveDecision(db: WriteDb, round: string, decision: RecusalDecision): void {
  db.run(
    `INSERT INTO agency_recusal_decision (round, kid, app, coi_sha256, outcome, reason, decided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, kid, app) DO UPDATE SET coi_sha256 = excluded.coi_sha256,
       outcome = excluded.outcome, reason = excluded.reason, decided_at = excluded.decided_at`,
    round,
    decision.kid,
    decision.app,
    decision.coiSha256,
    decision.outcome,
    decision.reason,
    decision.decidedAt,
  );
}

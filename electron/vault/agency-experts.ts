import type { ReadDb, WriteDb } from './sqlite.ts';

/** An expert whose card came in; `confirmedAt` is null until the read-out code was typed. */
export type StoredExpert = {
  readonly kid: string;
  readonly expert: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly cardJws: string;
  readonly cardSha256: string;
  readonly receivedAt: string;
  readonly confirmedAt: string | null;
};

const columns = `kid, expert, name, unit, title, card_jws AS cardJws, card_sha256 AS cardSha256,
  received_at AS receivedAt, confirmed_at AS confirmedAt`;

export function listExperts(db: ReadDb): readonly StoredExpert[] {
  return db.all<StoredExpert>(
    `SELECT ${columns} FROM agency_expert ORDER BY confirmed_at IS NOT NULL, received_at, kid`,
  );
}

export function readExpert(db: ReadDb, kid: string): StoredExpert | undefined {
  return db.get<StoredExpert>(`SELECT ${columns} FROM agency_expert WHERE kid = ?`, kid);
}

/** Takes a card in as pending, or (a newer card of a pending expert) replaces what it said. */
export function savePendingExpert(db: WriteDb, expert: Omit<StoredExpert, 'confirmedAt'>): void {
  db.run(
    `INSERT INTO agency_expert
       (kid, expert, name, unit, title, card_jws, card_sha256, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kid) DO UPDATE SET name = excluded.name, unit = excluded.unit,
       title = excluded.title, card_jws = excluded.card_jws, card_sha256 = excluded.card_sha256,
       received_at = excluded.received_at, confirmed_at = NULL`,
    expert.kid,
    expert.expert,
    expert.name,
    expert.unit,
    expert.title,
    expert.cardJws,
    expert.cardSha256,
    expert.receivedAt,
  );
}

export function confirmStoredExpert(db: WriteDb, kid: string, at: string): void {
  db.run(`UPDATE agency_expert SET confirmed_at = ? WHERE kid = ?`, at, kid);
}

/** True where a round's records name the expert, so that the card must stay. */
export function isExpertInUse(db: ReadDb, kid: string): boolean {
  const found = db.get<{ used: number }>(
    `SELECT EXISTS (SELECT 1 FROM agency_assignment WHERE kid = ?)
         OR EXISTS (SELECT 1 FROM agency_delivery WHERE kid = ?)
         OR EXISTS (SELECT 1 FROM agency_received_post WHERE kid = ?) AS used`,
    kid,
    kid,
    kid,
  );
  return found?.used === 1;
}

export function deleteExpert(db: WriteDb, kid: string): void {
  db.run(`DELETE FROM agency_expert WHERE kid = ?`, kid);
}

import type { ReadDb, WriteDb } from './sqlite.ts';

export type ExpertProfile = {
  readonly expert: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly kid: string;
  /** The age recipient that posts to this expert are encrypted to. */
  readonly recipient: string;
  readonly cardSha256: string;
  readonly cardExportedAt: string | null;
};

export function insertProfile(db: WriteDb, profile: Omit<ExpertProfile, 'cardExportedAt'>): void {
  const { expert, name, unit, title, kid, recipient, cardSha256 } = profile;
  db.run(
    `INSERT INTO expert_profile (one, expert, name, unit, title, kid, recipient, card_sha256)
     VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    expert,
    name,
    unit,
    title,
    kid,
    recipient,
    cardSha256,
  );
}

/** The expert of this workspace; null in an agency's. */
export function readProfile(db: ReadDb): ExpertProfile | null {
  const row = db.get<ExpertProfile>(
    `SELECT expert, name, unit, title, kid, recipient, card_sha256 AS cardSha256,
            card_exported_at AS cardExportedAt
     FROM expert_profile`,
  );
  return row ?? null;
}

export function noteCardExported(db: WriteDb, at: string): void {
  db.run('UPDATE expert_profile SET card_exported_at = ?', at);
}

export type StoredConnections = {
  readonly units: readonly string[];
  readonly people: readonly string[];
};

export function readConnections(db: ReadDb): StoredConnections {
  const rows = db.all<{ kind: 'unit' | 'person'; name: string }>(
    'SELECT kind, name FROM expert_connection ORDER BY kind, place',
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.name);
  return { units: of('unit'), people: of('person') };
}

export function replaceConnections(db: WriteDb, connections: StoredConnections): void {
  db.transaction(() => {
    db.run('DELETE FROM expert_connection');
    const put = (kind: 'unit' | 'person', names: readonly string[]) => {
      for (const [place, name] of names.entries()) {
        db.run(
          'INSERT INTO expert_connection (kind, place, name) VALUES (?, ?, ?)',
          kind,
          place,
          name,
        );
      }
    };
    put('unit', connections.units);
    put('person', connections.people);
  });
}

import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredReading = {
  readonly app: string;
  readonly docid: string;
  readonly pageCount: number | null;
  readonly pagesSeen: number;
};

/** How far each document of a round was leafed through. */
export function listReadings(db: ReadDb, round: string): readonly StoredReading[] {
  return db.all<StoredReading>(
    `SELECT r.app, r.docid, r.page_count AS pageCount,
            (SELECT count(*) FROM page_seen p
             WHERE p.round = r.round AND p.app = r.app AND p.docid = r.docid) AS pagesSeen
     FROM document_reading r WHERE r.round = ?`,
    round,
  );
}

export function notePagesSeen(
  db: WriteDb,
  round: string,
  app: string,
  docid: string,
  pageCount: number,
  pages: readonly number[],
): void {
  db.transaction(() => {
    db.run(
      `INSERT INTO document_reading (round, app, docid, page_count) VALUES (?, ?, ?, ?)
       ON CONFLICT (round, app, docid) DO UPDATE SET page_count = excluded.page_count`,
      round,
      app,
      docid,
      pageCount,
    );
    for (const page of pages) {
      db.run(
        `INSERT INTO page_seen (round, app, docid, page) VALUES (?, ?, ?, ?)
         ON CONFLICT (round, app, docid, page) DO NOTHING`,
        round,
        app,
        docid,
        page,
      );
    }
  });
}

export function readPosition(db: ReadDb, round: string, app: string, docid: string): string | null {
  const row = db.get<{ position: string | null }>(
    'SELECT position FROM document_reading WHERE round = ? AND app = ? AND docid = ?',
    round,
    app,
    docid,
  );
  return row?.position ?? null;
}

export function putPosition(
  db: WriteDb,
  round: string,
  app: string,
  docid: string,
  position: string,
): void {
  db.run(
    `INSERT INTO document_reading (round, app, docid, position) VALUES (?, ?, ?, ?)
     ON CONFLICT (round, app, docid) DO UPDATE SET position = excluded.position`,
    round,
    app,
    docid,
    position,
  );
}

import type { WriteDb } from './sqlite.ts';

/** What can be watched: what was received, and what a sealed round is about. */
type Watched = 'received' | 'applications';

const count = (what: Watched) =>
  `BEGIN UPDATE row_alterations SET number = number + 1 WHERE what = '${what}'; END`;

const applicationTables = [
  'agency_application',
  'agency_document',
  'agency_party_correction',
] as const;

const watches: readonly string[] = [
  'CREATE TEMP TABLE row_alterations (what TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT',
  // A verdict changes as more arrives; nothing else of a received object ever does.
  `CREATE TEMP TRIGGER received_altered
   AFTER UPDATE OF round, kid, payload_sha256, type, app, rev, jws, received_at
   ON main.agency_received_object ${count('received')}`,
  `CREATE TEMP TRIGGER received_removed
   AFTER DELETE ON main.agency_received_object ${count('received')}`,
  `CREATE TEMP TRIGGER received_overwritten BEFORE INSERT ON main.agency_received_object
   WHEN EXISTS (SELECT 1 FROM agency_received_object
     WHERE round = NEW.round AND kid = NEW.kid AND payload_sha256 = NEW.payload_sha256)
   ${count('received')}`,
  ...applicationTables.flatMap((table) =>
    (['INSERT', 'UPDATE', 'DELETE'] as const).map(
      (change) => `CREATE TEMP TRIGGER ${table}_${change.toLowerCase()}
        AFTER ${change} ON main.${table} ${count('applications')}`,
    ),
  ),
];

/**
 * A number that grows with each change through this connection since it was first asked: of received
 * objects, only where one was altered, removed or written over. What the program remembers of rows
 * that it read holds for as long as the number stays the same; the database is locked against every
 * other connection while it is open.
 */
export function alterations(db: WriteDb, what: Watched): number {
  if (!isWatched(db)) watch(db);
  const row = db.get<{ number: number }>(
    'SELECT number FROM temp.row_alterations WHERE what = ?',
    what,
  );
  return row?.number ?? 0;
}

const isWatched = (db: WriteDb): boolean =>
  db.get(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'row_alterations'`) !== undefined;

// A transaction that is taken back takes a watch with it that began in it. The next one begins with
// other numbers, so that nothing from before counts as unchanged.
const apart = 2 ** 32;
let begun = 0;

function watch(db: WriteDb): void {
  begun += 1;
  db.transaction(() => {
    for (const sql of watches) db.run(sql);
    for (const what of ['received', 'applications'] satisfies Watched[]) {
      db.run('INSERT INTO temp.row_alterations VALUES (?, ?)', what, begun * apart);
    }
  });
}

/** A number that grows with every row that is written through this connection, whichever it is. */
export function allChanges(db: WriteDb): number {
  return db.get<{ number: number }>('SELECT total_changes() AS number')?.number ?? 0;
}

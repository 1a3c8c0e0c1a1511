import type { ReadDb, WriteDb } from './sqlite.ts';

/** A single value of the workspace that no table of its own is worth; null where never set. */
export function readSetting(db: ReadDb, key: string): string | null {
  const row = db.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
  return row?.value ?? null;
}

export function writeSetting(db: WriteDb, key: string, value: string): void {
  db.run(
    `INSERT INTO setting (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    key,
    value,
  );
}

export function removeSetting(db: WriteDb, key: string): void {
  db.run('DELETE FROM setting WHERE key = ?', key);
}

export function readPreferences(db: ReadDb): Readonly<Record<string, string>> {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM preference');
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

export function writePreference(db: WriteDb, key: string, value: string): void {
  db.run(
    `INSERT INTO preference (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    key,
    value,
  );
}

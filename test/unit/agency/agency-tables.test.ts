import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, migrations } from '../../../electron/vault/migrations.ts';
import { readSetting, writeSetting } from '../../../electron/vault/settings.ts';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';

let folder: string;
let store: Store;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengping-tables-'));
  file = path.join(folder, 'workspace.db');
  store = openStore(file, new Uint8Array(32).fill(7), true);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a workspace from before the agency tables gets them and keeps its rows', () => {
  migrate(
    store,
    file,
    migrations.filter(({ version }) => version < 30),
  );
  writeSetting(store.db, 'kept', 'yes');
  migrate(store, file);
  expect(readSetting(store.db, 'kept')).toBe('yes');
  const tables = store.db.all<{ name: string; strict: number }>(
    `SELECT name, strict FROM pragma_table_list WHERE name LIKE 'agency_%' ORDER BY name`,
  );
  expect(tables.length).toBeGreaterThanOrEqual(19);
  expect(tables.every(({ strict }) => strict === 1)).toBe(true);
  expect(store.db.all('SELECT * FROM pragma_foreign_key_check')).toEqual([]);
});

test('what the screens wait for is found by index', () => {
  migrate(store, file);
  const waitedFor = [
    'SELECT * FROM agency_received_object WHERE round = ? AND kid = ? ORDER BY position',
    'SELECT * FROM agency_received_post WHERE round = ? OR round IS NULL ORDER BY seq',
    'SELECT * FROM agency_issued WHERE round = ? AND kid = ? ORDER BY type, rev',
    'SELECT * FROM agency_document WHERE round = ? ORDER BY app, position',
    'SELECT * FROM agency_delivery WHERE round = ? ORDER BY kid, seq',
    'SELECT * FROM agency_result WHERE round = ? ORDER BY version DESC LIMIT 1',
  ];
  for (const sql of waitedFor) expect(store.db.plan(sql).join('; '), sql).not.toMatch(/\bSCAN\b/);
});

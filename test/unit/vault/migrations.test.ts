import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Migration } from '../../../electron/vault/migrations/migration.ts';
import { migrate, migrations } from '../../../electron/vault/migrations.ts';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';
import { codeOfRefusal } from '../formats/refusals.ts';

const key = randomBytes(32);
const first: Migration = {
  version: 10,
  sql: `CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;`,
};
const second: Migration = {
  version: 20,
  sql: `ALTER TABLE note ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
        UPDATE note SET length = length(words);`,
};
const broken: Migration = {
  version: 30,
  sql: `DELETE FROM note; CREATE TABLE note (id INTEGER);`,
};

let folder: string;
let path: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengping-migrate-'));
  path = join(folder, 'workspace.db');
  store = openStore(path, key, true);
  migrate(store, path, [first]);
  store.db.run("INSERT INTO note (words) VALUES ('评审'), ('abc')");
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = () => store.db.all('SELECT * FROM note ORDER BY id');

describe('migrations', () => {
  test('carry real rows over, and keep a copy of the file as it was', () => {
    migrate(store, path, [first, second]);
    expect(rows()).toEqual([
      { id: 1, words: '评审', length: 2 },
      { id: 2, words: 'abc', length: 3 },
    ]);
    const copy = openStore(`${path}.before-0020`, key, false);
    expect(copy.userVersion()).toBe(10);
    expect(copy.db.all('SELECT * FROM note')).toHaveLength(2);
    copy.close();
  });

  test('change nothing when one of them fails', () => {
    expect(() => migrate(store, path, [first, broken])).toThrow();
    expect(store.userVersion()).toBe(10);
    expect(rows()).toHaveLength(2);
  });

  test('do nothing where nothing is due', () => {
    migrate(store, path, [first]);
    expect(existsSync(`${path}.before-0010`)).toBe(false);
  });

  test('refuse a file that a newer program wrote', () => {
    migrate(store, path, [first, second]);
    expect(codeOfRefusal(() => migrate(store, path, [first]))).toBe('vault-newer');
  });

  test('have numbers that only grow, by tens', () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
  });
});

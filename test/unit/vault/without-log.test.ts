import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';

const key = new Uint8Array(32).fill(7);
let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengping-without-log-'));
  file = path.join(folder, 'workspace.db');
  store = openStore(file, key, true);
  store.db.run('CREATE TABLE kept (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  insert(0, 1);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function insert(from: number, to: number): void {
  for (let n = from; n < to; n += 1) {
    store.db.run('INSERT INTO kept VALUES (?, ?)', n, 'x'.repeat(7000));
  }
}

const numbers = (from: Store) =>
  from.db.all<{ n: number }>('SELECT n FROM kept ORDER BY n').map(({ n }) => n);
const mode = () => store.setting('journal_mode');

test('many rows are kept without the log, and the log is back afterwards', () => {
  const end = store.withoutLog();
  expect(mode()).toBe('truncate');
  store.db.transaction(() => insert(1, 40));
  end();
  expect(mode()).toBe('wal');
  store.db.transaction(() => insert(40, 60));
  store.close();
  store = openStore(file, key, false);
  expect(numbers(store)).toEqual(Array.from({ length: 60 }, (_, n) => n));
  expect(store.setting('integrity_check')).toBe('ok');
});

test('a transaction that fails without the log leaves nothing', () => {
  const end = store.withoutLog();
  expect(() =>
    store.db.transaction(() => {
      insert(1, 1000);
      throw new Error('full');
    }),
  ).toThrow('full');
  end();
  expect(numbers(store)).toEqual([0]);
});

test('a program that dies in the middle of it leaves what was there before', () => {
  const copied = path.join(folder, 'died.db');
  store.withoutLog();
  expect(() =>
    store.db.transaction(() => {
      // More than the database keeps in memory: half of it lies in the file by now.
      insert(1, 1000);
      copyFileSync(file, copied);
      copyFileSync(`${file}-journal`, `${copied}-journal`);
      throw new Error('died');
    }),
  ).toThrow('died');
  const found = openStore(copied, key, false);
  try {
    expect(found.setting('journal_mode')).toBe('wal');
    expect(numbers(found)).toEqual([0]);
    expect(found.setting('integrity_check')).toBe('ok');
  } finally {
    found.close();
  }
});

test('nothing readable lies beside the database meanwhile', () => {
  store.withoutLog();
  store.db.transaction(() => insert(1, 10));
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a workspace that was locked meanwhile stays locked', () => {
  const end = store.withoutLog();
  store.close();
  expect(end).not.toThrow();
});

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Migration } from '../../../electron/vault/migrations/migration.ts';
import { migrate } from '../../../electron/vault/migrations.ts';
import { openStore, type Store } from '../../../electron/vault/sqlite.ts';

const key = randomBytes(32);
const child = join(import.meta.dirname, 'second-opener-child.ts');
const steps: readonly Migration[] = [
  { version: 10, sql: 'CREATE TABLE note (words TEXT) STRICT;' },
  { version: 20, sql: 'CREATE TABLE other (words TEXT) STRICT;' },
];

let folder: string;
let path: string;
let store: Store | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengping-two-'));
  path = join(folder, 'workspace.db');
});
afterEach(() => {
  store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

const anotherProgram = () =>
  execFileSync(process.execPath, [child, path, key.toString('hex')], { encoding: 'utf8' });

describe('two programs', () => {
  test('never have one database open at a time, also right after it was made', () => {
    store = openStore(path, key, true);
    expect(anotherProgram()).toBe('vault-open-elsewhere');
    store.close();
    expect(anotherProgram()).toBe('opened');
    store = openStore(path, key, false);
    expect(anotherProgram()).toBe('vault-open-elsewhere');
  });

  test('are kept apart after a migration copied the file aside, and after a copy', () => {
    store = openStore(path, key, true);
    migrate(store, path, steps.slice(0, 1));
    store.close();
    store = openStore(path, key, false);
    migrate(store, path, steps);
    expect(anotherProgram()).toBe('vault-open-elsewhere');
    store.copyTo(join(folder, 'copy.db'));
    expect(anotherProgram()).toBe('vault-open-elsewhere');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { openStore, type Store } from '../vault/sqlite.ts';
import { type Check, check } from './check.ts';
import { databaseFile } from './database-file.ts';

const key = Buffer.alloc(32, 0x5a);
const otherKey = Buffer.alloc(32, 0x5b);
const canary = 'hengping selftest canary';
const pageSize = 4096;

/** Works with a database file that is gone afterwards. */
function inFolder<T>(work: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengping-selftest-'));
  try {
    return work(path.join(folder, 'selftest.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function within<T>(store: Store, work: (store: Store) => T): T {
  try {
    return work(store);
  } finally {
    store.close();
  }
}

function outcome(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** A database with the canary on several pages. */
function write(file: string): void {
  within(openStore(file, key, true), (store) => {
    store.exec('CREATE TABLE selftest (words TEXT NOT NULL) STRICT');
    store.db.transaction(() => {
      for (let i = 0; i < 400; i++) {
        store.db.run('INSERT INTO selftest VALUES (?)', `${canary} ${i}`);
      }
    });
  });
}

const countRows = (file: string, withKey: Uint8Array) =>
  outcome(() =>
    within(openStore(file, withKey, false), ({ db }) => {
      const rows = db.all<{ words: string }>('SELECT words FROM selftest');
      return String(rows.filter(({ words }) => words.startsWith(canary)).length);
    }),
  );

function flipByte(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const pragmas = {
  cipher: 'sqlcipher',
  legacy: '4',
  journal_mode: 'wal',
  synchronous: '2',
  foreign_keys: '1',
  temp_store: '2',
  trusted_schema: '0',
  cell_size_check: '1',
  secure_delete: '1',
} as const;

export const databaseChecks: readonly Check[] = [
  check(
    'database.known-file',
    '打开已知的加密数据库',
    'A known encrypted database opens',
    '20261122',
    () =>
      inFolder((file) => {
        writeFileSync(file, Buffer.from(databaseFile, 'base64'), { mode: 0o600 });
        return within(openStore(file, key, false), (store) => String(store.userVersion()));
      }),
  ),
  check('database.round-trip', '写入后重新打开', 'What was written is read again', '400', () =>
    inFolder((file) => {
      write(file);
      return countRows(file, key);
    }),
  ),
  check('database.wrong-key', '拒绝错误的密钥', 'A wrong key is refused', 'vault-damaged', () =>
    inFolder((file) => {
      write(file);
      return countRows(file, otherKey);
    }),
  ),
  check(
    'database.altered-page',
    '拒绝被改动的页',
    'A page with one altered bit is refused',
    'vault-damaged vault-damaged',
    () =>
      [0, 2]
        .map((page) =>
          inFolder((file) => {
            write(file);
            flipByte(file, page * pageSize + 1000);
            return countRows(file, key);
          }),
        )
        .join(' '),
  ),
  check(
    'database.no-plaintext',
    '文件中没有明文',
    'The file holds no plaintext',
    'no header, no words',
    () =>
      inFolder((file) => {
        write(file);
        const bytes = readFileSync(file);
        const header = bytes.includes('SQLite format 3') ? 'header' : 'no header';
        return `${header}, ${bytes.includes(canary) ? 'words' : 'no words'}`;
      }),
  ),
  check(
    'database.settings',
    '数据库设置',
    'Settings of the database',
    Object.entries(pragmas)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
    () =>
      inFolder((file) =>
        within(openStore(file, key, true), (store) =>
          Object.keys(pragmas)
            .map((name) => `${name}=${store.setting(name)}`)
            .join(' '),
        ),
      ),
  ),
];

/** The version of the database engine. */
export const databaseVersion = (): string =>
  inFolder((file) =>
    within(openStore(file, key, true), ({ db }) => {
      const row = db.get<{ version: string }>('SELECT sqlite_version() AS version');
      return row?.version ?? '';
    }),
  );

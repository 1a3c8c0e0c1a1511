/// <reference path="./better-sqlite3.d.ts" />
import { closeSync, openSync, readSync } from 'node:fs';
import type { Bindable, Statement } from 'better-sqlite3';
import Database from 'better-sqlite3';
import { invariant, Refusal } from '../../shared/errors.ts';
import { readRefusal } from '../formats/file-refusals.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A database that may be read. Functions with SQL in them live in this folder and take this. */
export type ReadDb = {
  readonly [readable]: true;
  /** The first row, or undefined. */
  get<Row>(sql: string, ...parameters: readonly Bindable[]): Row | undefined;
  all<Row>(sql: string, ...parameters: readonly Bindable[]): readonly Row[];
  /** `EXPLAIN QUERY PLAN` of a query, one line a step: what tests hold waited-for queries against. */
  plan(sql: string): readonly string[];
};

/** A database that may be changed. */
export type WriteDb = ReadDb & {
  readonly [writable]: true;
  /** Number of rows changed. */
  run(sql: string, ...parameters: readonly Bindable[]): number;
  /** All or nothing, on the disk when it returns. Nested calls join the outer transaction; nothing
   * inside may wait for anything. */
  transaction<T>(work: () => T): T;
};

/** The open file behind both brands. */
export type Store = {
  readonly db: WriteDb;
  userVersion(): number;
  setUserVersion(version: number): void;
  /** What a pragma of this name says of the open file. */
  setting(name: string): string;
  /**
   * Writes everything as it is now to another file, under the same key; `path` must not exist.
   * Nothing else may read the open file: on POSIX systems a program that closes any handle of its
   * own on a file gives up every lock that it holds on it.
   * @throws Refusal disk-full, vault-unwritable, vault-damaged
   */
  copyTo(path: string): void;
  /** Rewrites the file without free pages and empties its write-ahead log.
   * @throws Refusal disk-full, vault-unwritable, vault-damaged */
  sweep(): void;
  /**
   * For many long rows one after another. The write-ahead log is done without until `end`: a page
   * then is encrypted once, where it belongs, and not for the log, out of the log and again. Each
   * transaction is as durable and as whole as before; one costs three waits for the disk, not one.
   * @returns `end`, which may be called on a closed store
   * @throws Refusal disk-full, vault-unwritable, vault-damaged
   */
  withoutLog(): () => void;
  /** Calls `listener` after each transaction that was committed. */
  onCommit(listener: () => void): void;
  exec(sql: string): void;
  close(): void;
};

/**
 * Opens (or creates) the encrypted database file. The lock it takes is held until `close` or the
 * end of the process, so that a crash leaves nothing to clear away.
 * @param key 32 bytes, used raw: the passphrase work was done by the keyring.
 * @throws Refusal vault-missing, vault-open-elsewhere, vault-damaged, vault-not-encrypted
 */
export function openStore(path: string, key: Uint8Array, create: boolean): Store {
  if (create) connect(path, key, true).close();
  // SQLCipher without a key would write plaintext and say nothing. Looked at before the lock is
  // taken: closing this look at the file would give the lock up again.
  refusePlaintext(path);
  return asStore(connect(path, key, false));
}

function connect(path: string, key: Uint8Array, create: boolean): Database {
  const database = guarded(() => new Database(path, { fileMustExist: !create, timeout: 0 }));
  try {
    guarded(() => configure(database, key, create));
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function configure(database: Database, key: Uint8Array, create: boolean): void {
  invariant(key.length === 32, 'a database key has 32 bytes');
  // The fork's default cipher is another one; both settings must come before the key.
  database.pragma("cipher='sqlcipher'");
  database.pragma('legacy=4');
  database.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  // Held by the operating system for as long as the connection lives: the second opener is refused.
  database.pragma('locking_mode=EXCLUSIVE');
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.pragma('foreign_keys=ON');
  database.pragma('temp_store=MEMORY');
  database.pragma('trusted_schema=OFF');
  database.pragma('cell_size_check=ON');
  database.pragma('secure_delete=ON');
  // Takes the lock, and reads the first page: a wrong key or a harmed file shows here.
  database.exec('BEGIN EXCLUSIVE');
  // A new file gets its first encrypted page now; one that may be too new is not written to.
  if (create) database.pragma('user_version=0');
  database.exec('COMMIT');
  if (create) database.pragma('wal_checkpoint(TRUNCATE)');
}

const plaintextMagic = 'SQLite format 3\0';

function refusePlaintext(path: string): void {
  const head = Buffer.alloc(plaintextMagic.length);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new Refusal('vault-missing', 'database file cannot be opened');
  }
  try {
    readSync(file, head, 0, head.length, 0);
  } catch (error) {
    throw readRefusal(error, path);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') === plaintextMagic) {
    throw new Refusal('vault-not-encrypted', 'database file is plaintext');
  }
}

function asStore(database: Database): Store {
  const statements = new Map<string, Statement>();
  const commitListeners: (() => void)[] = [];
  let isOpen = true;
  // Work that was waiting for a dialog or a disk when the workspace locked ends here.
  const requireOpen = () => {
    if (!isOpen) throw new Refusal('workspace-locked', 'database was closed');
  };
  const statement = (sql: string): Statement => {
    requireOpen();
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const reading = (sql: string): Statement => {
    const made = statement(sql);
    invariant(made.readonly, 'a read does not write');
    return made;
  };
  const inside = {
    get: <Row>(sql: string, ...parameters: readonly Bindable[]) =>
      guarded(() => reading(sql).get(...parameters) as Row | undefined),
    all: <Row>(sql: string, ...parameters: readonly Bindable[]) =>
      guarded(() => reading(sql).all(...parameters) as Row[]),
    plan: (sql: string) => {
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`);
      const blanks = Array.from(sql.matchAll(/\?/g), () => null);
      return (steps.all(...blanks) as { detail: string }[]).map((step) => step.detail);
    },
    run: (sql: string, ...parameters: readonly Bindable[]) =>
      guarded(() => statement(sql).run(...parameters).changes),
    transaction: <T>(work: () => T): T => {
      requireOpen();
      const isOutermost = !database.inTransaction;
      const value = guarded(() => inTransaction(database, work));
      if (isOutermost) for (const listener of commitListeners) listener();
      return value;
    },
  };
  return {
    // The brands exist only for the type checker.
    db: inside as unknown as WriteDb,
    userVersion: () => Number(database.pragma('user_version', { simple: true })),
    setUserVersion: (version) => database.pragma(`user_version=${version}`),
    setting: (name) => String(database.pragma(name, { simple: true })),
    copyTo: (path) => {
      requireOpen();
      guarded(() => database.prepare('VACUUM INTO ?').run(path));
    },
    sweep: () => {
      requireOpen();
      guarded(() => {
        database.exec('VACUUM');
        database.pragma('wal_checkpoint(TRUNCATE)');
      });
    },
    withoutLog: () => {
      requireOpen();
      guarded(() => database.pragma('journal_mode=TRUNCATE'));
      return () => {
        if (isOpen) guarded(() => database.pragma('journal_mode=WAL'));
      };
    },
    onCommit: (listener) => {
      commitListeners.push(listener);
    },
    exec: (sql) => guarded(() => database.exec(sql)),
    close() {
      isOpen = false;
      database.close();
    },
  };
}

function inTransaction<T>(database: Database, work: () => T): T {
  if (database.inTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    invariant(!(value instanceof Promise), 'nothing waits inside a transaction');
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

// What SQLite says about the file rather than about the statement is an expected failure.
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === undefined) throw error;
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw new Refusal('vault-damaged', code);
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new Refusal('vault-open-elsewhere', code);
    if (/^SQLITE_CANTOPEN/.test(code)) throw new Refusal('vault-missing', code);
    if (/^SQLITE_FULL/.test(code)) throw new Refusal('disk-full', code, { file: 'workspace.db' });
    if (/^SQLITE_(READONLY|IOERR|PERM)/.test(code)) throw new Refusal('vault-unwritable', code);
    throw error;
  }
}

function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return;
  return error.code.startsWith('SQLITE_') ? error.code : undefined;
}

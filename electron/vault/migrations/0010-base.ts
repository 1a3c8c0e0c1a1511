import type { Migration } from './migration.ts';

/** What every workspace has, whoever works in it. */
export const base: Migration = {
  version: 10,
  sql: `
    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Small remembered choices of the screen.
    CREATE TABLE preference (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- 'seed' needs the passphrase to open, 'identity' only the open workspace.
    CREATE TABLE secret (
      name TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('seed', 'identity')),
      sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Who did what: each entry carries the hash of the one before.
    CREATE TABLE journal (
      seq INTEGER NOT NULL PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT;

    -- Every signed object that was made or taken in, byte for byte; sha256 is of the payload.
    CREATE TABLE signed_object (
      sha256 TEXT NOT NULL PRIMARY KEY,
      type TEXT NOT NULL,
      agency TEXT NOT NULL,
      round TEXT NOT NULL,
      kid TEXT NOT NULL,
      jws TEXT NOT NULL,
      stored_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};

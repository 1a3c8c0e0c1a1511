import type { Migration } from './migration.ts';

/** What merging the progress of another computer needs. */
export const safekeeping: Migration = {
  version: 60,
  sql: `
    -- Drafts as they stood when a backup was written or merged in, by the hash of their content: a
    -- draft that the other side still has as it stood then was not worked on there since.
    CREATE TABLE draft_point (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (round, app, sha256),
      FOREIGN KEY (round, app) REFERENCES draft ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- The one of two drafts that did not become the draft. It stays until the expert takes it up or
    -- drops it.
    CREATE TABLE draft_copy (
      id INTEGER NOT NULL PRIMARY KEY,
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      content TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      kept_at TEXT NOT NULL,
      UNIQUE (round, app, sha256),
      FOREIGN KEY (round, app) REFERENCES draft ON DELETE CASCADE
    ) STRICT;
  `,
};

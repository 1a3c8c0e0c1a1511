import type { Migration } from './migration.ts';

/** Targets of the task book, on both desks, and what an expert states beside scores and votes. */
export const targets: Migration = {
  version: 70,
  sql: `
    -- JSON, in the order of the index.
    ALTER TABLE agency_application ADD COLUMN targets TEXT NOT NULL DEFAULT '[]';

    ALTER TABLE draft ADD COLUMN decision_reason TEXT NOT NULL DEFAULT '';

    -- A veto question that was ticked; its reason may still be empty.
    CREATE TABLE draft_veto (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      item TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (round, app, item),
      FOREIGN KEY (round, app) REFERENCES draft
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft_target (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      target TEXT NOT NULL,
      judgement TEXT,
      note TEXT NOT NULL,
      PRIMARY KEY (round, app, target),
      FOREIGN KEY (round, app) REFERENCES draft
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** An agency's own programmes, and the review that each round was made from. */
export const programmes: Migration = {
  version: 100,
  sql: `
    -- content: the programme as last saved, which passes its schema; null until then. draft: as it is
    -- being written, in the same shape, with whatever is still wrong; null where nothing differs.
    CREATE TABLE agency_programme (
      programme TEXT NOT NULL PRIMARY KEY,
      content TEXT,
      sha256 TEXT,
      saved_at TEXT,
      draft TEXT,
      draft_at TEXT,
      created_at TEXT NOT NULL,
      CHECK (content IS NOT NULL OR draft IS NOT NULL)
    ) STRICT;

    -- A round keeps the review that it was made from, whatever becomes of the programme. Rounds made
    -- before this table read the programme that is installed, as they always did.
    CREATE TABLE agency_round_review (
      round TEXT NOT NULL PRIMARY KEY REFERENCES agency_round,
      programme TEXT NOT NULL,
      review TEXT NOT NULL
    ) STRICT;
  `,
};

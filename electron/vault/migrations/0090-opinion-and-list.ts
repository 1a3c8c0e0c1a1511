import type { Migration } from './migration.ts';

/** What follows the merge: the panel opinion, what came back on paper, the proposed list, its public
 * notice, and objections. */
export const opinionAndList: Migration = {
  version: 90,
  sql: `
    -- Every text that stood in a field of the opinion; 'rev' never goes away, so that undoing loses
    -- nothing. Application '' is the round, item '' the text on the whole.
    CREATE TABLE agency_opinion_text (
      round TEXT NOT NULL REFERENCES agency_round,
      app TEXT NOT NULL,
      item TEXT NOT NULL,
      rev INTEGER NOT NULL CHECK (rev >= 1),
      -- The revision that was edited; 0 is the empty field.
      before_rev INTEGER NOT NULL CHECK (before_rev < rev),
      text TEXT NOT NULL,
      -- When it was begun to be typed; null where it was not typed, and is never typed over.
      begun_at TEXT,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (round, app, item, rev)
    ) STRICT, WITHOUT ROWID;

    -- The revision that each field shows; 0 is the empty field.
    CREATE TABLE agency_opinion_field (
      round TEXT NOT NULL REFERENCES agency_round,
      app TEXT NOT NULL,
      item TEXT NOT NULL,
      shown_rev INTEGER NOT NULL,
      PRIMARY KEY (round, app, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_opinion (
      round TEXT NOT NULL REFERENCES agency_round,
      version INTEGER NOT NULL CHECK (version >= 1),
      content_sha256 TEXT NOT NULL,
      payload_sha256 TEXT NOT NULL UNIQUE,
      jws TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      PRIMARY KEY (round, version)
    ) STRICT, WITHOUT ROWID;

    -- What one member answered on paper to one text of the opinion.
    CREATE TABLE agency_opinion_answer (
      round TEXT NOT NULL REFERENCES agency_round,
      content_sha256 TEXT NOT NULL,
      kid TEXT NOT NULL REFERENCES agency_expert,
      stand TEXT NOT NULL CHECK (stand IN ('signed', 'dissent', 'refused', 'absent')),
      answered_on TEXT NOT NULL,
      dissents TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      PRIMARY KEY (round, content_sha256, kid)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_list_draft (
      round TEXT NOT NULL PRIMARY KEY REFERENCES agency_round,
      result_content_sha256 TEXT NOT NULL,
      entries TEXT NOT NULL,
      reasons TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_list (
      round TEXT NOT NULL REFERENCES agency_round,
      version INTEGER NOT NULL CHECK (version >= 1),
      payload_sha256 TEXT NOT NULL UNIQUE,
      jws TEXT NOT NULL,
      is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
      issued_at TEXT NOT NULL,
      PRIMARY KEY (round, version)
    ) STRICT, WITHOUT ROWID;

    -- One notice of one signed version; the newest one is in force.
    CREATE TABLE agency_publication (
      round TEXT NOT NULL REFERENCES agency_round,
      number INTEGER NOT NULL CHECK (number >= 1),
      list_sha256 TEXT NOT NULL REFERENCES agency_list (payload_sha256),
      starts TEXT NOT NULL,
      days INTEGER NOT NULL,
      ends TEXT NOT NULL,
      known INTEGER NOT NULL CHECK (known IN (0, 1)),
      shows_scores INTEGER NOT NULL CHECK (shows_scores IN (0, 1)),
      contact TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      PRIMARY KEY (round, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_objection (
      round TEXT NOT NULL REFERENCES agency_round,
      number INTEGER NOT NULL CHECK (number >= 1),
      objector TEXT NOT NULL,
      received_on TEXT NOT NULL,
      in_writing INTEGER NOT NULL CHECK (in_writing IN (0, 1)),
      app TEXT,
      text TEXT NOT NULL,
      timing TEXT NOT NULL CHECK (timing IN ('early', 'inside', 'late')),
      file_name TEXT,
      file_size INTEGER,
      file_sha256 TEXT,
      recorded_at TEXT NOT NULL,
      outcome TEXT CHECK (outcome IN ('upheld', 'rejected')),
      reason TEXT,
      handled_on TEXT,
      PRIMARY KEY (round, number),
      CHECK ((outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL) = (handled_on IS NULL)),
      CHECK ((file_name IS NULL) = (file_sha256 IS NULL)),
      CHECK ((file_name IS NULL) = (file_size IS NULL))
    ) STRICT, WITHOUT ROWID;
  `,
};

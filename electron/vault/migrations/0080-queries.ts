import type { Migration } from './migration.ts';

/** Questions about scores: what the agency asks, what experts answer, what the panel decides. */
export const queries: Migration = {
  version: 80,
  sql: `
    -- SQLite cannot widen a CHECK: both tables are made anew with their rows.
    CREATE TABLE agency_issued_wider (
      round TEXT NOT NULL,
      kid TEXT NOT NULL,
      type TEXT NOT NULL
        CHECK (type IN ('roster', 'grant', 'decision', 'recusal-effect', 'query', 'receipt')),
      rev INTEGER NOT NULL CHECK (rev >= 1),
      seq INTEGER NOT NULL,
      payload_sha256 TEXT NOT NULL,
      jws TEXT NOT NULL,
      PRIMARY KEY (round, kid, type, rev),
      FOREIGN KEY (round, kid, seq) REFERENCES agency_delivery
    ) STRICT, WITHOUT ROWID;
    INSERT INTO agency_issued_wider SELECT * FROM agency_issued;
    DROP TABLE agency_issued;
    ALTER TABLE agency_issued_wider RENAME TO agency_issued;

    CREATE TABLE agency_received_object_wider (
      round TEXT NOT NULL REFERENCES agency_round,
      kid TEXT NOT NULL REFERENCES agency_expert,
      payload_sha256 TEXT NOT NULL,
      type TEXT NOT NULL
        CHECK (type IN ('coi', 'sheet', 'query-answer', 'confirmation', 'destruction')),
      app TEXT,
      rev INTEGER NOT NULL,
      jws TEXT NOT NULL,
      first_post INTEGER NOT NULL REFERENCES agency_received_post,
      received_at TEXT NOT NULL,
      position INTEGER NOT NULL,
      running_sha256 TEXT NOT NULL,
      verdict TEXT NOT NULL,
      PRIMARY KEY (round, kid, payload_sha256),
      UNIQUE (round, kid, position)
    ) STRICT;
    INSERT INTO agency_received_object_wider SELECT * FROM agency_received_object;
    DROP TABLE agency_received_object;
    ALTER TABLE agency_received_object_wider RENAME TO agency_received_object;
    CREATE INDEX agency_received_object_by_app
      ON agency_received_object (round, kid, type, app);

    -- A question as the agency wrote it. It is signed with the post that carries it: until then
    -- 'payload_sha256' is null and it can be taken back.
    CREATE TABLE agency_query (
      id INTEGER NOT NULL PRIMARY KEY,
      round TEXT NOT NULL REFERENCES agency_round,
      kid TEXT NOT NULL REFERENCES agency_expert,
      app TEXT NOT NULL,
      item TEXT,
      sheet_sha256 TEXT NOT NULL,
      text TEXT NOT NULL,
      answer_by TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      payload_sha256 TEXT UNIQUE
    ) STRICT;
    CREATE INDEX agency_query_by_expert ON agency_query (round, kid);

    -- Signed decisions of the panel. 'item' is empty for the total.
    CREATE TABLE agency_panel_decision (
      round TEXT NOT NULL REFERENCES agency_round,
      sheet_sha256 TEXT NOT NULL,
      item TEXT NOT NULL,
      rev INTEGER NOT NULL CHECK (rev >= 1),
      payload_sha256 TEXT NOT NULL UNIQUE,
      jws TEXT NOT NULL,
      PRIMARY KEY (round, sheet_sha256, item, rev)
    ) STRICT, WITHOUT ROWID;

    -- An answer that the expert is writing. 'corrects': it will name the sheet that is signed next.
    CREATE TABLE answer_draft (
      round TEXT NOT NULL REFERENCES expert_round,
      query_sha256 TEXT NOT NULL REFERENCES signed_object,
      reason TEXT NOT NULL,
      corrects INTEGER NOT NULL CHECK (corrects IN (0, 1)),
      saved_at TEXT NOT NULL,
      PRIMARY KEY (round, query_sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE signed_answer (
      round TEXT NOT NULL REFERENCES expert_round,
      query_sha256 TEXT NOT NULL REFERENCES signed_object,
      rev INTEGER NOT NULL CHECK (rev >= 1),
      sha256 TEXT NOT NULL UNIQUE REFERENCES signed_object,
      signed_at TEXT NOT NULL,
      PRIMARY KEY (round, query_sha256, rev)
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** The end of a review: effects of recusals, confirmations, erased rounds, and posts or bundles of
 * one number that differ. */
export const closing: Migration = {
  version: 50,
  sql: `
    -- SQLite cannot widen a CHECK: both tables are made anew with their rows.
    CREATE TABLE agency_issued_wider (
      round TEXT NOT NULL,
      kid TEXT NOT NULL,
      type TEXT NOT NULL
        CHECK (type IN ('roster', 'grant', 'decision', 'recusal-effect', 'receipt')),
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
      type TEXT NOT NULL CHECK (type IN ('coi', 'sheet', 'confirmation', 'destruction')),
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
    CREATE INDEX agency_received_post_by_expert ON agency_received_post (round, kid);

    -- An application's party as corrected after sealing; the sealed record stays as it is.
    CREATE TABLE agency_party_correction (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      party TEXT NOT NULL,
      reason TEXT NOT NULL,
      corrected_at TEXT NOT NULL,
      PRIMARY KEY (round, app),
      FOREIGN KEY (round, app) REFERENCES agency_application
    ) STRICT, WITHOUT ROWID;

    -- What a recusal did, as the agency last stated it.
    CREATE TABLE recusal_effect (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      keys TEXT NOT NULL CHECK (keys IN ('withheld', 'withdrawn', 'released')),
      void_sheets INTEGER NOT NULL,
      since TEXT NOT NULL,
      effect_rev INTEGER NOT NULL,
      PRIMARY KEY (round, app)
    ) STRICT, WITHOUT ROWID;

    -- Seals that claim the same revision of the same bundle as another: kept as evidence.
    CREATE TABLE seal_twin (
      round TEXT NOT NULL REFERENCES expert_round,
      bundle_id TEXT NOT NULL,
      rev INTEGER NOT NULL,
      seal_sha256 TEXT NOT NULL REFERENCES signed_object,
      received_at TEXT NOT NULL,
      PRIMARY KEY (round, seal_sha256)
    ) STRICT, WITHOUT ROWID;

    -- Deliveries that contradict one that was taken in: of the same number, or not upon it.
    CREATE TABLE delivery_twin (
      round TEXT NOT NULL REFERENCES expert_round,
      seq INTEGER NOT NULL,
      sha256 TEXT NOT NULL REFERENCES signed_object,
      received_at TEXT NOT NULL,
      PRIMARY KEY (round, sha256)
    ) STRICT, WITHOUT ROWID;

    -- Confirmations and destruction receipts that this expert signed, newest revision last.
    CREATE TABLE signed_closing (
      round TEXT NOT NULL REFERENCES expert_round,
      type TEXT NOT NULL CHECK (type IN ('confirmation', 'destruction')),
      rev INTEGER NOT NULL CHECK (rev >= 1),
      sha256 TEXT NOT NULL UNIQUE REFERENCES signed_object,
      signed_at TEXT NOT NULL,
      PRIMARY KEY (round, type, rev)
    ) STRICT, WITHOUT ROWID;

    -- Set once a round was erased; 'swept_at' once its file is gone and free pages were cleared.
    CREATE TABLE erased_round (
      round TEXT NOT NULL PRIMARY KEY REFERENCES expert_round,
      erased_at TEXT NOT NULL,
      bundle_file TEXT,
      swept_at TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};

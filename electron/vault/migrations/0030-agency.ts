import type { Migration } from './migration.ts';

// What an agency keeps. Objects that were signed are kept as the compact JWS that went out or came
// in; other columns only find them again. Everything that an expert sent stays for good: a verdict
// may change when more arrives, what was received does not.
export const agency: Migration = {
  version: 30,
  sql: `
    CREATE TABLE agency_profile (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      agency TEXT NOT NULL,
      name TEXT NOT NULL,
      suite TEXT NOT NULL CHECK (suite IN ('pq', 'x25519')),
      created_at TEXT NOT NULL,
      trust_exported_at TEXT
    ) STRICT;

    CREATE TABLE agency_trust (
      version INTEGER NOT NULL PRIMARY KEY CHECK (version >= 1),
      jws TEXT NOT NULL,
      payload_sha256 TEXT NOT NULL UNIQUE,
      issued_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE agency_expert (
      kid TEXT NOT NULL PRIMARY KEY,
      expert TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      unit TEXT NOT NULL,
      title TEXT NOT NULL,
      card_jws TEXT NOT NULL,
      card_sha256 TEXT NOT NULL,
      received_at TEXT NOT NULL,
      confirmed_at TEXT
    ) STRICT;

    CREATE TABLE agency_round (
      round TEXT NOT NULL PRIMARY KEY,
      title TEXT NOT NULL,
      programme TEXT NOT NULL,
      review TEXT NOT NULL,
      release TEXT NOT NULL CHECK (release IN ('after-declaration', 'with-bundle')),
      opens_at TEXT NOT NULL,
      closes_at TEXT NOT NULL,
      rubric TEXT NOT NULL,
      policy TEXT NOT NULL,
      rule_reviewed_at TEXT,
      created_at TEXT NOT NULL,
      form_jws TEXT,
      form_sha256 TEXT,
      CHECK ((form_jws IS NULL) = (form_sha256 IS NULL))
    ) STRICT;

    CREATE TABLE agency_application (
      round TEXT NOT NULL REFERENCES agency_round,
      app TEXT NOT NULL,
      position INTEGER NOT NULL,
      lot TEXT NOT NULL,
      lot_title TEXT NOT NULL,
      party TEXT NOT NULL,
      facts TEXT NOT NULL,
      -- Known once sealed; both stay empty for an application that goes straight to signing.
      record_sha256 TEXT,
      identity TEXT,
      PRIMARY KEY (round, app),
      CHECK ((record_sha256 IS NULL) = (identity IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_document (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      position INTEGER NOT NULL,
      file_name TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('main', 'attachment')),
      state TEXT NOT NULL CHECK (state IN ('present', 'missing', 'not-pdf')),
      path TEXT,
      size INTEGER,
      sha256 TEXT,
      PRIMARY KEY (round, app, position),
      FOREIGN KEY (round, app) REFERENCES agency_application ON DELETE CASCADE,
      CHECK (state <> 'present' OR (path IS NOT NULL AND size IS NOT NULL AND sha256 IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_assignment (
      round TEXT NOT NULL,
      kid TEXT NOT NULL REFERENCES agency_expert,
      app TEXT NOT NULL,
      PRIMARY KEY (round, kid, app),
      FOREIGN KEY (round, app) REFERENCES agency_application ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_bundle (
      round TEXT NOT NULL PRIMARY KEY REFERENCES agency_round,
      bundle_id TEXT NOT NULL UNIQUE,
      rev INTEGER NOT NULL,
      seal_sha256 TEXT NOT NULL UNIQUE,
      seal_jws TEXT NOT NULL,
      code TEXT NOT NULL,
      file_name TEXT NOT NULL,
      folder TEXT NOT NULL,
      size INTEGER NOT NULL,
      sealed_at TEXT NOT NULL
    ) STRICT;

    -- Posts to experts. A delivery is recorded before its file is written, so that a crash between
    -- the two leads to the same post being written again and never to a second one of that number.
    CREATE TABLE agency_delivery (
      round TEXT NOT NULL REFERENCES agency_round,
      kid TEXT NOT NULL REFERENCES agency_expert,
      seq INTEGER NOT NULL CHECK (seq >= 1),
      payload_sha256 TEXT NOT NULL,
      jws TEXT NOT NULL,
      file_name TEXT,
      written_at TEXT,
      PRIMARY KEY (round, kid, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_issued (
      round TEXT NOT NULL,
      kid TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('roster', 'grant', 'decision', 'receipt')),
      rev INTEGER NOT NULL CHECK (rev >= 1),
      seq INTEGER NOT NULL,
      payload_sha256 TEXT NOT NULL,
      jws TEXT NOT NULL,
      PRIMARY KEY (round, kid, type, rev),
      FOREIGN KEY (round, kid, seq) REFERENCES agency_delivery
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_recusal_decision (
      round TEXT NOT NULL,
      kid TEXT NOT NULL REFERENCES agency_expert,
      app TEXT NOT NULL,
      coi_sha256 TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('recused', 'kept')),
      reason TEXT NOT NULL,
      decided_at TEXT NOT NULL,
      PRIMARY KEY (round, kid, app),
      FOREIGN KEY (round, app) REFERENCES agency_application
    ) STRICT, WITHOUT ROWID;

    -- The ledger: every file that was handed in, refused ones too.
    CREATE TABLE agency_received_post (
      seq INTEGER PRIMARY KEY,
      round TEXT REFERENCES agency_round,
      kid TEXT REFERENCES agency_expert,
      file_name TEXT NOT NULL,
      file_sha256 TEXT NOT NULL,
      kind TEXT NOT NULL,
      received_at TEXT NOT NULL,
      submission_seq INTEGER,
      submission_sha256 TEXT,
      prev_submission_sha256 TEXT,
      submission_jws TEXT,
      refusal_code TEXT,
      refusal_details TEXT
    ) STRICT;
    CREATE INDEX agency_received_post_by_round ON agency_received_post (round);

    -- What the posts carried, each payload once; the verdict is kept up to date as more arrives. With
    -- row ids, since rows as long as a signed sheet fill pages badly without.
    CREATE TABLE agency_received_object (
      round TEXT NOT NULL REFERENCES agency_round,
      kid TEXT NOT NULL REFERENCES agency_expert,
      payload_sha256 TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('coi', 'sheet')),
      app TEXT,
      rev INTEGER NOT NULL,
      jws TEXT NOT NULL,
      first_post INTEGER NOT NULL REFERENCES agency_received_post,
      received_at TEXT NOT NULL,
      -- Place in the order of receipt from this expert, and the hash chain over it.
      position INTEGER NOT NULL,
      running_sha256 TEXT NOT NULL,
      verdict TEXT NOT NULL,
      PRIMARY KEY (round, kid, payload_sha256),
      UNIQUE (round, kid, position)
    ) STRICT;
    CREATE INDEX agency_received_object_by_app
      ON agency_received_object (round, kid, type, app);

    CREATE TABLE agency_received_item (
      post INTEGER NOT NULL REFERENCES agency_received_post,
      position INTEGER NOT NULL,
      type TEXT NOT NULL,
      app TEXT,
      rev INTEGER NOT NULL,
      payload_sha256 TEXT NOT NULL,
      PRIMARY KEY (post, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agency_result (
      round TEXT NOT NULL REFERENCES agency_round,
      version INTEGER NOT NULL CHECK (version >= 1),
      content_sha256 TEXT NOT NULL,
      payload_sha256 TEXT NOT NULL,
      jws TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      PRIMARY KEY (round, version)
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** What an expert keeps. Signed objects lie in `signed_object`; columns ending in `sha256` name
 * them. Everything else is the expert's own work in progress. */
export const expert: Migration = {
  version: 20,
  sql: `
    CREATE TABLE expert_profile (
      one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
      expert TEXT NOT NULL,
      name TEXT NOT NULL,
      unit TEXT NOT NULL,
      title TEXT NOT NULL,
      kid TEXT NOT NULL,
      recipient TEXT NOT NULL,
      card_sha256 TEXT NOT NULL REFERENCES signed_object,
      card_exported_at TEXT
    ) STRICT;

    -- The one agency that this expert works for: pending until the paper code was typed.
    CREATE TABLE expert_trust (
      one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
      state TEXT NOT NULL CHECK (state IN ('pending', 'pinned')),
      trust_sha256 TEXT NOT NULL REFERENCES signed_object,
      pinned_at TEXT
    ) STRICT;

    -- Units and people of the expert's private list; matched here, never written to any file.
    CREATE TABLE expert_connection (
      kind TEXT NOT NULL CHECK (kind IN ('unit', 'person')),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (kind, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE expert_round (
      round TEXT NOT NULL PRIMARY KEY,
      added_at TEXT NOT NULL,
      bundle_file TEXT,
      bundle_id TEXT,
      bundle_rev INTEGER,
      seal_sha256 TEXT REFERENCES signed_object,
      form_sha256 TEXT REFERENCES signed_object,
      roster_sha256 TEXT REFERENCES signed_object,
      declaration_sha256 TEXT REFERENCES signed_object,
      grant_sha256 TEXT REFERENCES signed_object
    ) STRICT, WITHOUT ROWID;

    -- Deliveries that were taken in, by their number.
    CREATE TABLE expert_delivery (
      round TEXT NOT NULL REFERENCES expert_round,
      seq INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      received_at TEXT NOT NULL,
      PRIMARY KEY (round, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE declaration_answer (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('none', 'conflict', 'recuse')),
      kind TEXT,
      detail TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (round, app)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE recusal_decision (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('recused', 'kept')),
      reason TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      PRIMARY KEY (round, app)
    ) STRICT, WITHOUT ROWID;

    -- Decrypted application metadata of the bundle that the round works with.
    CREATE TABLE application_record (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      seal_sha256 TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (round, app)
    ) STRICT, WITHOUT ROWID;

    -- 'open' is being written as revision 'rev'; 'signed' is locked until it is amended.
    CREATE TABLE draft (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      rev INTEGER NOT NULL CHECK (rev >= 1),
      state TEXT NOT NULL CHECK (state IN ('open', 'signed')),
      overall TEXT NOT NULL,
      decision TEXT,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (round, app)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft_score (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      item TEXT NOT NULL,
      value INTEGER NOT NULL CHECK (value >= 0),
      PRIMARY KEY (round, app, item),
      FOREIGN KEY (round, app) REFERENCES draft
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft_comment (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      item TEXT NOT NULL,
      comment TEXT NOT NULL,
      PRIMARY KEY (round, app, item),
      FOREIGN KEY (round, app) REFERENCES draft
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft_evidence (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      place INTEGER NOT NULL,
      id TEXT NOT NULL,
      evidence TEXT NOT NULL,
      PRIMARY KEY (round, app, place),
      UNIQUE (round, app, id),
      FOREIGN KEY (round, app) REFERENCES draft
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE signed_sheet (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      rev INTEGER NOT NULL CHECK (rev >= 1),
      sha256 TEXT NOT NULL UNIQUE REFERENCES signed_object,
      signed_at TEXT NOT NULL,
      PRIMARY KEY (round, app, rev)
    ) STRICT, WITHOUT ROWID;

    -- What was signed to be sent; 'written_at' is null until its post lies in a file.
    CREATE TABLE sent_submission (
      round TEXT NOT NULL REFERENCES expert_round,
      seq INTEGER NOT NULL CHECK (seq >= 1),
      sha256 TEXT NOT NULL UNIQUE REFERENCES signed_object,
      signed_at TEXT NOT NULL,
      written_at TEXT,
      PRIMARY KEY (round, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE receipt_verdict (
      round TEXT NOT NULL REFERENCES expert_round,
      payload_sha256 TEXT NOT NULL,
      verdict TEXT NOT NULL,
      receipt_rev INTEGER NOT NULL,
      received_at TEXT NOT NULL,
      PRIMARY KEY (round, payload_sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE document_reading (
      round TEXT NOT NULL REFERENCES expert_round,
      app TEXT NOT NULL,
      docid TEXT NOT NULL,
      page_count INTEGER,
      position TEXT,
      PRIMARY KEY (round, app, docid)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE page_seen (
      round TEXT NOT NULL,
      app TEXT NOT NULL,
      docid TEXT NOT NULL,
      page INTEGER NOT NULL,
      PRIMARY KEY (round, app, docid, page)
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** Trust documents beyond version 1: the expert keeps the whole chain, the agency why each version
 * was made. */
export const trustChain: Migration = {
  version: 40,
  sql: `
    -- Every version that was verified, so that a fork of any of them is seen. The newest one is also
    -- what expert_trust names.
    CREATE TABLE expert_trust_version (
      version INTEGER NOT NULL PRIMARY KEY CHECK (version >= 1),
      trust_sha256 TEXT NOT NULL UNIQUE REFERENCES signed_object,
      received_at TEXT NOT NULL
    ) STRICT;
    INSERT INTO expert_trust_version (version, trust_sha256, received_at)
      SELECT 1, trust_sha256, stored_at
      FROM expert_trust JOIN signed_object ON sha256 = trust_sha256;

    -- What the person who published a version gave as its reason; version 1 has none.
    CREATE TABLE agency_trust_reason (
      version INTEGER NOT NULL PRIMARY KEY REFERENCES agency_trust,
      reason TEXT NOT NULL
    ) STRICT;
  `,
};

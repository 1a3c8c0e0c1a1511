import type { Migration } from './migration.ts';

/** The ledger of what was received, readable without the signed texts: those are a hundred times as
 * long, and a round of a hundred thousand sheets is listed many times. */
export const receivedLedger: Migration = {
  version: 110,
  sql: `
    DROP INDEX agency_received_object_by_app;
    CREATE INDEX agency_received_object_ledger ON agency_received_object
      (round, kid, position, type, app, rev, payload_sha256, first_post, received_at,
       running_sha256, verdict);
  `,
};

import type { ReadDb } from './sqlite.ts';

/** What a hash stands for in the agency's tables. */
export type NamedHash = {
  readonly sha256: string;
  /** Type of the signed object; `file` for a file that was refused. */
  readonly type: string;
  readonly round: string | null;
  readonly kid: string | null;
  readonly number: number | null;
  readonly fileName: string | null;
};

/** Every post, bundle and result of this agency by its hash: what its journal speaks of. */
export function listNamedHashes(db: ReadDb): readonly NamedHash[] {
  return db.all<NamedHash>(
    `SELECT payload_sha256 AS sha256, 'delivery' AS type, round, kid, seq AS number,
       file_name AS fileName FROM agency_delivery
     UNION ALL
     SELECT submission_sha256, 'submission', round, kid, submission_seq, file_name
       FROM agency_received_post WHERE submission_sha256 IS NOT NULL
     UNION ALL
     SELECT payload_sha256, 'trust', NULL, NULL, version, NULL FROM agency_trust
     UNION ALL
     SELECT file_sha256, 'file', round, kid, NULL, file_name FROM agency_received_post
     UNION ALL
     SELECT seal_sha256, 'bundle-seal', round, NULL, rev, file_name FROM agency_bundle
     UNION ALL
     SELECT content_sha256, 'result', round, NULL, version, NULL FROM agency_result
     UNION ALL
     SELECT payload_sha256, 'result', round, NULL, version, NULL FROM agency_result
     UNION ALL
     SELECT payload_sha256, 'panel-opinion', round, NULL, version, NULL FROM agency_opinion
     UNION ALL
     SELECT payload_sha256, 'proposed-list', round, NULL, version, NULL FROM agency_list`,
  );
}

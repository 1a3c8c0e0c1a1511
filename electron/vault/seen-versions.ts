import type { ReadDb } from './sqlite.ts';
import type { Seen } from './state-file.ts';

type Signed = { readonly round: string; readonly jws: string };

/** The versions that the database holds now, in an expert's workspace or an agency's. */
export function seenIn(db: ReadDb): Seen {
  const bundles = db.all<{ round: string; rev: number }>(
    `SELECT round, bundle_rev AS rev FROM expert_round WHERE bundle_rev IS NOT NULL
     UNION ALL SELECT round, rev FROM agency_bundle`,
  );
  const grants = db.all<Signed>(
    `SELECT r.round, jws FROM expert_round r JOIN signed_object ON sha256 = grant_sha256`,
  );
  const trusted = db.all<Signed>(
    `SELECT '' AS round, jws FROM expert_trust JOIN signed_object ON sha256 = trust_sha256
     WHERE state = 'pinned' UNION ALL SELECT '', jws FROM agency_trust`,
  );
  const latest = db.get<{ value: string }>(
    "SELECT value FROM setting WHERE key = 'clock.latest-seen'",
  );
  return {
    trust: Math.max(0, ...trusted.map(({ jws }) => memberOf(jws, 'version'))),
    issued_at: latest?.value ?? '',
    bundles: Object.fromEntries(bundles.map(({ round, rev }) => [round, rev])),
    grants: Object.fromEntries(grants.map(({ round, jws }) => [round, memberOf(jws, 'rev')])),
  };
}

// It was verified when it was taken in; here only a number of it is compared.
function memberOf(jws: string, member: 'version' | 'rev'): number {
  const payload: Readonly<Record<string, unknown>> = JSON.parse(
    Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'),
  );
  return Number(payload[member]);
}

/** True where something that was there is there in an older version, or a signed time was
 * forgotten. A round that was erased since is no rollback. */
export function isBefore(found: Seen, kept: Seen): boolean {
  const older = (now: Seen['bundles'], then: Seen['bundles']) =>
    Object.entries(then).some(([round, rev]) => (now[round] ?? rev) < rev);
  return (
    found.trust < kept.trust ||
    found.issued_at < kept.issued_at ||
    older(found.bundles, kept.bundles) ||
    older(found.grants, kept.grants)
  );
}

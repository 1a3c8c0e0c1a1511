import type { Party } from '../../shared/objects/bundle.ts';
import type { StoredApplication } from './agency-applications.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** The applications with what was corrected about them after sealing. */
export function withCorrections(
  db: ReadDb,
  round: string,
  applications: readonly StoredApplication[],
): readonly StoredApplication[] {
  const rows = db.all<{ app: string; party: string }>(
    'SELECT app, party FROM agency_party_correction WHERE round = ?',
    round,
  );
  if (rows.length === 0) return applications;
  const corrected = new Map(rows.map(({ app, party }) => [app, JSON.parse(party) as Party]));
  return applications.map((one) => ({ ...one, party: corrected.get(one.app) ?? one.party }));
}

/** A later correction takes the place of an earlier one. */
export function putCorrection(
  db: WriteDb,
  round: string,
  correction: {
    readonly app: string;
    readonly party: Party;
    readonly reason: string;
    readonly at: string;
  },
): void {
  db.run(
    `INSERT INTO agency_party_correction (round, app, party, reason, corrected_at)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round, app) DO UPDATE SET party = excluded.party, reason = excluded.reason,
       corrected_at = excluded.corrected_at`,
    round,
    correction.app,
    JSON.stringify(correction.party),
    correction.reason,
    correction.at,
  );
}

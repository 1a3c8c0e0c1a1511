import { canonicalJson } from '../../shared/canonical-json.ts';
import { listApplications, type StoredApplication } from '../vault/agency-applications.ts';
import { withCorrections } from '../vault/agency-corrections.ts';
import { alterations } from '../vault/row-watch.ts';
import type { AgencySession } from '../workspace/session.ts';

/** The applications of a sealed round and what is looked up in them for every sheet. */
export type SealedApplications = {
  /** With what was corrected about them since. */
  readonly applications: readonly StoredApplication[];
  /** Hash of the sealed record by application; only what was sealed. */
  readonly records: ReadonlyMap<string, string>;
  /** Ids of an application's targets, in the sealed order. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Party by application as it holds now, in canonical JSON. */
  readonly parties: ReadonlyMap<string, string>;
};

type Known = { readonly round: string; readonly number: number; readonly read: SealedApplications };

// Every post asks for them, and a large round has ten thousand.
const last = new WeakMap<AgencySession, Known>();

export function sealedApplications(session: AgencySession, round: string): SealedApplications {
  const number = alterations(session.vault.write, 'applications');
  const known = last.get(session);
  if (known?.round === round && known.number === number) return known.read;
  const { read: db } = session.vault;
  const applications = withCorrections(db, round, listApplications(db, round));
  const records = new Map<string, string>();
  for (const { app, recordSha256 } of applications) {
    if (recordSha256 !== null) records.set(app, recordSha256);
  }
  const parties = new Map(applications.map(({ app, party }) => [app, canonicalJson(party)]));
  const targets = new Map(
    applications.map((one) => [one.app, one.targets.map(({ id }) => id)] as const),
  );
  const read = { applications, records, targets, parties };
  last.set(session, { round, number, read });
  return read;
}

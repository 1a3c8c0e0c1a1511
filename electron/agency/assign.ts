import { Refusal } from '../../shared/errors.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import {
  listApplications,
  listAssignments,
  replaceAssignments,
} from '../vault/agency-applications.ts';
import { listIssued } from '../vault/agency-posts-out.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { keyRevokedFrom } from './agency-keys.ts';
import { knownExpert } from './experts.ts';
import { directApplications } from './lots.ts';
import { knownRound, sealJobId } from './rounds.ts';

export type Assignments = readonly { readonly kid: string; readonly apps: readonly string[] }[];

/**
 * Says who judges what, for the whole panel at once. After sealing experts and applications can be
 * added (their next post carries roster and keys), but what went out cannot be taken back.
 * Applications that go straight to signing are left out by themselves.
 * @throws Refusal round-unknown, job-running, expert-unknown, expert-unconfirmed,
 * application-unknown, assignment-issued, expert-revoked
 */
export function assign(
  session: AgencySession,
  jobs: JobRegistry,
  input: { readonly round: string; readonly assignments: Assignments },
): void {
  const round = knownRound(session, input.round);
  if (jobs.isRunning(sealJobId)) throw new Refusal('job-running', 'a bundle is being sealed');
  const { read, write } = session.vault;
  const applications = listApplications(read, round.round);
  const direct = directApplications(applications, round.policy);
  const known = new Set(applications.map((application) => application.app));
  const wanted = new Map<string, Set<string>>();
  for (const { kid, apps } of input.assignments) {
    const expert = knownExpert(session, kid);
    if (expert.confirmedAt === null) {
      throw new Refusal('expert-unconfirmed', 'card is pending', { name: expert.name });
    }
    if (apps.length > 0) refuseRevoked(session, round.round, kid, apps);
    const unknown = apps.find((app) => !known.has(app));
    if (unknown !== undefined) {
      throw new Refusal('application-unknown', 'no such application', { app: unknown });
    }
    wanted.set(kid, new Set(apps.filter((app) => !direct.has(app))));
  }
  write.transaction(() => {
    for (const { kid, app } of listAssignments(read, round.round)) {
      if (!wanted.get(kid)?.has(app)) refuseIssued(session, round.round, kid, app);
    }
    replaceAssignments(
      write,
      round.round,
      [...wanted].flatMap(([kid, apps]) => [...apps].map((app) => ({ kid, app }))),
    );
    record(session, 'experts-assigned', round.round);
  });
}

/** What an expert whose key was taken back still stands for stays; nothing is added. */
function refuseRevoked(
  session: AgencySession,
  round: string,
  kid: string,
  apps: readonly string[],
): void {
  if (keyRevokedFrom(session, kid) === null) return;
  const held = new Set(listAssignments(session.vault.read, round, kid).map(({ app }) => app));
  if (apps.every((app) => held.has(app))) return;
  const { name } = knownExpert(session, kid);
  throw new Refusal('expert-revoked', 'the key is taken back', { name });
}

function refuseIssued(session: AgencySession, round: string, kid: string, app: string): void {
  if (listIssued(session.vault.read, round, kid).length === 0) return;
  const { name } = knownExpert(session, kid);
  throw new Refusal('assignment-issued', 'a roster went out', { app, name });
}

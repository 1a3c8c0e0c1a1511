import { evaluateConditions } from '../../shared/eligibility.ts';
import type { AgencyApplication, AgencyHome, AgencyRound } from '../../shared/operations/agency.ts';
import type { Review } from '../../shared/programme.ts';
import { addWorkingDays, chinaDate, roundClock } from '../../shared/working-days.ts';
import { trustCode } from '../formats/trust.ts';
import {
  listApplications,
  listAssignments,
  type StoredApplication,
} from '../vault/agency-applications.ts';
import { withCorrections } from '../vault/agency-corrections.ts';
import { listExperts } from '../vault/agency-experts.ts';
import { countQueries } from '../vault/agency-queries.ts';
import { listRounds, readBundle, type StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { followUps } from './after-merge.ts';
import { agencyProfile, trustInForce } from './agency-keys.ts';
import { knownExpert } from './experts.ts';
import { isBundleKept } from './kept-bundle.ts';
import { directApplications, judgedAssignments } from './lots.ts';
import { phaseOf, sheetCount } from './round-progress.ts';
import { madeFrom, reviewOf } from './round-review.ts';
import { roundSteps } from './round-steps.ts';
import { asSealed, knownRound } from './rounds.ts';
import { factTitle, sealedForm } from './sealed-form.ts';
import { hasUnitConflict } from './unit-conflicts.ts';

/** The agency's first page: itself, its register, its rounds. */
export function agencyHome(session: AgencySession): AgencyHome {
  const { read } = session.vault;
  const { agency, name, trustExportedAt } = agencyProfile(session);
  const trust = trustInForce(session).payload;
  const experts = listExperts(read);
  const confirmed = experts.filter((expert) => expert.confirmedAt !== null).length;
  return {
    agency,
    name,
    trustCode: trustCode(trust),
    trustExportedAt,
    trustEndsAt: endsSoon(trust.expires, session.now()) ? trust.expires : null,
    experts: { confirmed, pending: experts.length - confirmed },
    rounds: listRounds(read).map((round) => ({
      round: round.round,
      title: round.title,
      review: reviewOf(session, round).review.title,
      phase: phaseOf(session, round),
      closesAt: round.closesAt,
      experts: new Set(listAssignments(read, round.round).map(({ kid }) => kid)).size,
      sheets: sheetCount(session, round),
      followUps: followUps(session, round.round),
      queries: countQueries(read, round.round),
    })),
  };
}

// A new version has to reach every expert before the old one ends.
const renewalDays = 90;
const dayMs = 86_400_000;

const endsSoon = (end: string, now: string): boolean =>
  Date.parse(end) - Date.parse(now) < renewalDays * dayMs;

/** One round with everything that its page shows. @throws Refusal round-unknown */
export function roundView(session: AgencySession, id: string): AgencyRound {
  const { read } = session.vault;
  const round = knownRound(session, id);
  const { programme, review } = reviewOf(session, round);
  const applications = withCorrections(read, id, listApplications(read, id));
  const assignments = judgedAssignments(listAssignments(read, id), applications, round.policy);
  const sealed = asSealed(session, round);
  return {
    round: round.round,
    title: round.title,
    programme: round.programme,
    review: {
      id: review.id,
      title: review.title,
      source: review.source,
      lotName: review.lotName,
      policy: review.policy,
      defaults: review.defaults,
      facts: review.facts.map(factTitle),
      workingDays: review.workingDays,
    },
    madeFrom: madeFrom(session, programme, review),
    release: round.release,
    opensAt: round.opensAt,
    closesAt: round.closesAt,
    workingDay: roundClock(round.opensAt, round.closesAt, session.now()),
    due: dueDay(round, review),
    phase: phaseOf(session, round),
    rubric: round.rubric,
    policy: round.policy,
    form: sealed && sealedForm(session, sealed),
    applications: applicationRows(applications, round, review),
    assignments: [...Map.groupBy(assignments, ({ kid }) => kid)].map(([kid, own]) =>
      assignmentRow(
        session,
        kid,
        own.map(({ app }) => app),
        applications,
      ),
    ),
    bundle: bundleRow(session, id),
    steps: roundSteps(session, round, applications, assignments),
  };
}

function dueDay(round: StoredRound, { workingDays }: Review): AgencyRound['due'] {
  if (workingDays === null) return null;
  const { date, known } = addWorkingDays(chinaDate(round.opensAt), workingDays.count);
  return { ...workingDays, date, known, late: chinaDate(round.closesAt) > date };
}

function applicationRows(
  applications: readonly StoredApplication[],
  round: StoredRound,
  review: Review,
): readonly AgencyApplication[] {
  const direct = directApplications(applications, round.policy);
  return applications.map(({ app, lot, lotTitle, party, facts, targets, documents }) => ({
    app,
    lot,
    lotTitle,
    party,
    facts,
    documents: documents.map(({ fileName, title, kind, size, state }) => ({
      fileName,
      title,
      kind,
      size,
      state,
    })),
    direct: direct.has(app),
    targets,
    findings: evaluateConditions(review.conditions, facts, party),
  }));
}

function assignmentRow(
  session: AgencySession,
  kid: string,
  apps: readonly string[],
  applications: readonly StoredApplication[],
): AgencyRound['assignments'][number] {
  const { name, unit } = knownExpert(session, kid);
  const unitConflicts = applications
    .filter(({ party }) => hasUnitConflict(unit, party))
    .map(({ app }) => app);
  return { kid, name, unit, apps, unitConflicts };
}

function bundleRow(session: AgencySession, round: string): AgencyRound['bundle'] {
  const bundle = readBundle(session.vault.read, round);
  if (!bundle) return null;
  const { fileName, code, size, sealedAt, sealSha256 } = bundle;
  const kept = isBundleKept(session, bundle);
  return { fileName, code, size, sealedAt, sealSha256, kept };
}

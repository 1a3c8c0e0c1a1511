import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant } from '../../shared/errors.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import { storedPayload } from '../formats/jws.ts';
import {
  type Assignment,
  listApplications,
  listAssignments,
  type StoredApplication,
} from '../vault/agency-applications.ts';
import { withCorrections } from '../vault/agency-corrections.ts';
import type { StoredExpert } from '../vault/agency-experts.ts';
import {
  listCarriers,
  listReceivedObjects,
  type ReceivedObject,
  saveVerdict,
} from '../vault/agency-posts-in.ts';
import {
  type IssuedObject,
  listDecisions,
  listIssued,
  type RecusalDecision,
} from '../vault/agency-posts-out.ts';
import type { AgencySession } from '../workspace/session.ts';
import { keyRevokedFrom } from './agency-keys.ts';
import { knownExpert } from './experts.ts';
import type { IssuedRoster } from './judge-declaration.ts';
import { type ExpertCase, type JudgedExpert, judgeExpert } from './judge-expert.ts';
import type { SealedRoundFacts } from './judge-sheet.ts';
import { judgedAssignments } from './lots.ts';
import type { SealedRound } from './rounds.ts';

/** A sealed round with everything that its experts' cases share, read once. */
export type RoundCase = {
  readonly round: SealedRound;
  readonly facts: SealedRoundFacts;
  readonly applications: readonly StoredApplication[];
  readonly assignments: readonly Assignment[];
  readonly decisions: readonly RecusalDecision[];
  /** Party by application as it holds now, in canonical JSON. */
  readonly parties: ReadonlyMap<string, string>;
};

/** @param kid leaves out what is assigned to others, where only this expert's case is looked at: a
 * panel of sixty has thousands of assignments */
export function roundCase(session: AgencySession, round: SealedRound, kid?: string): RoundCase {
  const { read } = session.vault;
  const applications = withCorrections(read, round.round, listApplications(read, round.round));
  const records = new Map<string, string>();
  for (const { app, recordSha256 } of applications) {
    if (recordSha256 !== null) records.set(app, recordSha256);
  }
  return {
    round,
    applications,
    assignments: judgedAssignments(
      listAssignments(read, round.round, kid),
      applications,
      round.policy,
    ),
    decisions: listDecisions(read, round.round),
    parties: new Map(applications.map(({ app, party }) => [app, canonicalJson(party)])),
    facts: {
      agency: session.agency,
      round: round.round,
      bundle: round.bundle.sealSha256,
      formSha256: round.formSha256,
      rubric: round.rubric,
      closesAt: round.closesAt,
      records,
    },
  };
}

/** One expert in one sealed round: what went out, what came in, and what that is worth. */
export type ExpertInRound = {
  readonly expert: StoredExpert;
  readonly assigned: readonly string[];
  readonly granted: ReadonlySet<string>;
  readonly issued: readonly IssuedObject[];
  readonly rosters: readonly IssuedRoster[];
  readonly decisions: readonly RecusalDecision[];
  readonly received: readonly ReceivedObject[];
  readonly judged: JudgedExpert;
  /** From when the trust document takes the expert's key back; null where it does not. */
  readonly revokedFrom: string | null;
};

/** @param only `coi` leaves the sheets out, where just the declarations matter */
export function expertInRound(
  session: AgencySession,
  shared: RoundCase,
  kid: string,
  only?: 'coi',
): ExpertInRound {
  const expert = knownExpert(session, kid);
  const { round } = shared.round;
  const issued = listIssued(session.vault.read, round, kid);
  const rosters = issued
    .filter((object) => object.type === 'roster')
    .map(({ jws, payloadSha256 }) => ({
      payloadSha256,
      payload: storedPayload('roster', jws, payloadSha256),
    }));
  const granted = new Set(
    issued
      .filter((object) => object.type === 'grant')
      .flatMap(({ jws, payloadSha256 }) =>
        storedPayload('grant', jws, payloadSha256).apps.map(({ app }) => app),
      ),
  );
  const assigned = shared.assignments.filter((one) => one.kid === kid).map(({ app }) => app);
  const decisions = shared.decisions.filter((decision) => decision.kid === kid);
  const received = listReceivedObjects(session.vault.read, round, kid).filter(
    ({ type }) => only === undefined || type === only,
  );
  const one: ExpertCase = {
    round: shared.facts,
    expert: {
      expert: expert.expert,
      kid,
      assigned: new Set(assigned),
      granted,
      revokedFrom: keyRevokedFrom(session, kid),
    },
    rosters,
    decisions,
    received,
    carriers: listCarriers(session.vault.read, round, kid),
    parties: shared.parties,
  };
  const judged = judgeExpert(one);
  const { revokedFrom } = one.expert;
  return { expert, assigned, granted, issued, rosters, decisions, received, judged, revokedFrom };
}

/** Brings the kept verdicts of an expert up to date. Inside the transaction that changed the case. */
export function saveVerdicts(
  session: AgencySession,
  shared: RoundCase,
  kid: string,
): ExpertInRound {
  const found = expertInRound(session, shared, kid);
  const verdicts = new Map<string, Verdict>(
    [...found.judged.declarations, ...found.judged.sheets, ...found.judged.closings].map(
      (object) => [object.payloadSha256, object.verdict],
    ),
  );
  const received = found.received.map((object) => {
    const verdict = verdicts.get(object.payloadSha256);
    invariant(verdict, 'every received object is judged');
    if (verdict === object.verdict) return object;
    const { payloadSha256 } = object;
    saveVerdict(session.vault.write, shared.round.round, { kid, payloadSha256, verdict });
    return { ...object, verdict };
  });
  return { ...found, received };
}

/** Everyone who is assigned something in the round. */
export function panelKids(shared: RoundCase): readonly string[] {
  return [...new Set(shared.assignments.map(({ kid }) => kid))];
}

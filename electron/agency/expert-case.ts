import { invariant } from '../../shared/errors.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import { storedPayload } from '../formats/jws.ts';
import {
  type Assignment,
  listAssignments,
  type StoredApplication,
} from '../vault/agency-applications.ts';
import type { StoredExpert } from '../vault/agency-experts.ts';
import {
  insertReceivedObject,
  listCarriers,
  listReceivedRows,
  type ReceivedObject,
  type ReceivedRow,
  saveVerdict,
} from '../vault/agency-posts-in.ts';
import {
  type IssuedObject,
  listDecisions,
  listIssued,
  type RecusalDecision,
} from '../vault/agency-posts-out.ts';
import { listQueries, type StoredQuery } from '../vault/agency-queries.ts';
import type { AgencySession } from '../workspace/session.ts';
import { keyRevokedFrom } from './agency-keys.ts';
import { knownExpert } from './experts.ts';
import type { IssuedRoster } from './judge-declaration.ts';
import { type ExpertCase, type JudgedExpert, judgeExpert } from './judge-expert.ts';
import type { SealedRoundFacts } from './judge-sheet.ts';
import { judgedAssignments } from './lots.ts';
import { receivedMemory } from './received-memory.ts';
import type { SealedRound } from './rounds.ts';
import { sealedApplications } from './sealed-applications.ts';

/** A sealed round with everything that its experts' cases share, read once. */
export type RoundCase = {
  readonly round: SealedRound;
  readonly facts: SealedRoundFacts;
  readonly applications: readonly StoredApplication[];
  readonly assignments: readonly Assignment[];
  /** The assignments by key id. */
  readonly assignedTo: ReadonlyMap<string, readonly Assignment[]>;
  readonly decisions: readonly RecusalDecision[];
  /** Party by application as it holds now, in canonical JSON. */
  readonly parties: ReadonlyMap<string, string>;
};

/** @param kid leaves out what is assigned to others, where only this expert's case is looked at: a
 * panel of sixty has thousands of assignments */
export function roundCase(session: AgencySession, round: SealedRound, kid?: string): RoundCase {
  const { read } = session.vault;
  const { applications, records, targets, parties } = sealedApplications(session, round.round);
  const assignments = judgedAssignments(
    listAssignments(read, round.round, kid),
    applications,
    round.policy,
  );
  return {
    round,
    applications,
    assignments,
    assignedTo: Map.groupBy(assignments, (one) => one.kid),
    decisions: listDecisions(read, round.round),
    parties,
    facts: {
      agency: session.agency,
      round: round.round,
      bundle: round.bundle.sealSha256,
      formSha256: round.formSha256,
      rubric: round.rubric,
      closesAt: round.closesAt,
      records,
      targets,
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
  /** Questions to the expert, signed and still to be signed. */
  readonly queries: readonly StoredQuery[];
  readonly received: readonly ReceivedRow[];
  readonly judged: JudgedExpert;
  /** From when the trust document takes the expert's key back; null where it does not. */
  readonly revokedFrom: string | null;
};

/**
 * @param only `coi` leaves everything else out, where just the declarations matter; `standing` judges
 * no sheet: the verdicts kept with `received` say how each stands
 * @param arriving what is about to be kept after everything else of the expert
 */
export function expertInRound(
  session: AgencySession,
  shared: RoundCase,
  kid: string,
  only?: 'coi' | 'standing',
  arriving: readonly ReceivedRow[] = [],
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
  const assigned = (shared.assignedTo.get(kid) ?? []).map(({ app }) => app);
  const decisions = shared.decisions.filter((decision) => decision.kid === kid);
  const rows = [...listReceivedRows(session.vault.read, round, kid), ...arriving];
  const received = only === 'coi' ? rows.filter(({ type }) => type === 'coi') : rows;
  const queries = listQueries(session.vault.read, round, kid);
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
    queries: issued
      .filter((object) => object.type === 'query')
      .map(({ jws, payloadSha256 }) => ({
        payloadSha256,
        payload: storedPayload('query', jws, payloadSha256),
      })),
    received,
    memory: receivedMemory(session, round, kid),
    withSheets: only === undefined,
    carriers: listCarriers(session.vault.read, round, kid),
    parties: shared.parties,
  };
  const judged = judgeExpert(one);
  const { revokedFrom } = one.expert;
  return {
    expert,
    assigned,
    granted,
    issued,
    rosters,
    decisions,
    queries,
    received,
    judged,
    revokedFrom,
  };
}

/**
 * Brings the kept verdicts of an expert up to date. Inside the transaction that changed the case.
 * @param arriving objects to be kept now, in order of receipt, with the verdict that they get
 */
export function saveVerdicts(
  session: AgencySession,
  shared: RoundCase,
  kid: string,
  arriving: readonly ReceivedObject[] = [],
): ExpertInRound {
  const { write } = session.vault;
  const { round } = shared.round;
  const found = expertInRound(session, shared, kid, undefined, arriving);
  const texts = new Map(arriving.map(({ payloadSha256, jws }) => [payloadSha256, jws]));
  const verdicts = new Map<string, Verdict>(
    allJudged(found.judged).map((object) => [object.payloadSha256, object.verdict]),
  );
  const received = found.received.map((object) => {
    const verdict = verdicts.get(object.payloadSha256);
    invariant(verdict, 'every received object is judged');
    const { payloadSha256 } = object;
    const jws = texts.get(payloadSha256);
    if (jws !== undefined) insertReceivedObject(write, round, { ...object, jws, verdict });
    else if (verdict !== object.verdict) saveVerdict(write, round, { kid, payloadSha256, verdict });
    return verdict === object.verdict ? object : { ...object, verdict };
  });
  return { ...found, received };
}

const allJudged = ({ declarations, sheets, answers, closings }: JudgedExpert) => [
  ...declarations,
  ...sheets,
  ...answers,
  ...closings,
];

/** Everyone who is assigned something in the round. */
export function panelKids(shared: RoundCase): readonly string[] {
  return [...new Set(shared.assignments.map(({ kid }) => kid))];
}

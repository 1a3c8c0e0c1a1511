import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant } from '../../shared/errors.ts';
import type { Absence, MergeInput, MergeSheet } from '../../shared/merge/merge-input.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { ReceivedSheet, ResultContent, ResultObject } from '../../shared/objects/result.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import { type Verdict, verdictTexts } from '../../shared/verdicts.ts';
import { sha256Hex } from '../formats/hash.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openAgencyObject } from '../formats/trust.ts';
import { listExperts } from '../vault/agency-experts.ts';
import { listReceivedRows } from '../vault/agency-posts-in.ts';
import { readLatestResult } from '../vault/agency-results.ts';
import type { AgencySession } from '../workspace/session.ts';
import { trustInForce } from './agency-keys.ts';
import { type ExpertInRound, expertInRound, panelKids, type RoundCase } from './expert-case.ts';
import type { JudgedSheet } from './judge-expert.ts';
import { ledgerDecisions } from './panel-decisions.ts';
import { queryOutcomes } from './query-state.ts';
import { recusalOutcomes } from './recusal-effects.ts';
import { type RecusalStanding, recusalStanding } from './recusal-standing.ts';
import { knownRound } from './rounds.ts';

/** The last signed result, or null. @throws Refusal round-unknown */
export function latestResult(session: AgencySession, id: string): RoundResult | null {
  const signed = latestSignedResult(session, id);
  return signed && asRoundResult(signed);
}

/** @throws Refusal round-unknown */
export function latestSignedResult(
  session: AgencySession,
  id: string,
): SignedObject<'result'> | null {
  knownRound(session, id);
  const stored = readLatestResult(session.vault.read, id);
  return stored ? openResult(session, stored.jws) : null;
}

/** A result of this agency, verified. */
export function openResult(session: AgencySession, jws: string): SignedObject<'result'> {
  return openAgencyObject('result', jws, trustInForce(session).payload);
}

/** SHA-256 of the canonical content: what two machines compare. */
export const contentHash = (content: ResultContent): string => sha256Hex(canonicalJson(content));

/** A signed result as screens and reports take it. */
export function asRoundResult(signed: SignedObject<'result'>): RoundResult {
  const { content, content_sha256, issued_at }: ResultObject = signed.payload;
  return {
    contentSha256: content_sha256,
    resultSha256: signed.payloadSha256,
    issuedAt: issued_at,
    content,
  };
}

/** Everything that the result depends on, as the vault holds it. */
export function mergeInput(session: AgencySession, shared: RoundCase): MergeInput {
  const panel = panelKids(shared).map((kid) => expertInRound(session, shared, kid));
  return mergeInputOf(session, shared, panel);
}

/** @param panel every expert of the panel, as judged now */
export function mergeInputOf(
  session: AgencySession,
  shared: RoundCase,
  panel: readonly ExpertInRound[],
): MergeInput {
  const { round, facts, applications } = shared;
  const lots = Map.groupBy(applications, ({ lot }) => lot);
  return {
    agency: session.agency,
    round: round.round,
    title: round.title,
    bundle: facts.bundle,
    formSha256: facts.formSha256,
    rubric: round.rubric,
    policy: round.policy,
    lots: [...lots].map(([lot, inLot]) => ({
      lot,
      title: inLot[0]?.lotTitle ?? lot,
      applications: inLot.map(({ app, party, targets }) => ({
        app,
        title: party.title,
        unit: party.unit,
        targets,
      })),
    })),
    panel: panel.map(({ expert }) => ({
      expert: expert.expert,
      kid: expert.kid,
      name: expert.name,
    })),
    assignments: panel.map(({ expert, assigned }) => ({ kid: expert.kid, apps: assigned })),
    absences: panel.flatMap(absencesOf),
    sheets: panel.flatMap(sheetsOf),
    received: receivedSheets(session, round.round, panel),
    recusals: panel.flatMap(recusalOutcomes),
    queries: panel.flatMap(queryOutcomes),
    decisions: ledgerDecisions(session, round.round),
  };
}

/** Every sheet of the ledger, also of those who are not on the panel: nothing is left out. */
function receivedSheets(
  session: AgencySession,
  round: string,
  panel: readonly ExpertInRound[],
): readonly ReceivedSheet[] {
  const verdicts = new Map(
    panel.flatMap(({ judged }) =>
      judged.sheets.map(({ payloadSha256, verdict }) => [payloadSha256, verdict]),
    ),
  );
  const experts = new Map(listExperts(session.vault.read).map(({ kid, expert }) => [kid, expert]));
  return listReceivedRows(session.vault.read, round)
    .filter(({ type }) => type === 'sheet')
    .map(({ kid, payloadSha256, app, rev, verdict }) => {
      const expert = experts.get(kid);
      invariant(expert !== undefined && app !== null, 'a received sheet names expert and app');
      return {
        sha256: payloadSha256,
        expert,
        app,
        rev,
        verdict: verdicts.get(payloadSha256) ?? verdict,
      };
    });
}

function absencesOf(one: ExpertInRound): readonly Absence[] {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  return one.assigned.flatMap((app) => {
    const standing = recusalStanding(one.judged.declarations, decisionOf.get(app), app);
    const absence = absenceOf(standing);
    return absence ? [{ kid: one.expert.kid, app, ...absence }] : [];
  });
}

function absenceOf(standing: RecusalStanding): Pick<Absence, 'state' | 'reason'> | null {
  switch (standing.kind) {
    case 'recused':
      return { state: 'recused', reason: standing.reason };
    case 'undecided':
      return { state: 'recused', reason: standing.answer.detail };
    case 'cannot-judge':
      return { state: 'cannot-judge', reason: standing.reason };
    case 'open':
    case 'outdated':
    case 'undeclared':
      return null;
  }
}

function doubtsOf({ clock_suspect, vault_suspect }: SheetFacts): MergeSheet['doubts'] {
  return [
    ...(clock_suspect ? (['clock-suspect'] as const) : []),
    ...(vault_suspect === true ? (['older-vault'] as const) : []),
  ];
}

function sheetsOf(one: ExpertInRound): readonly MergeSheet[] {
  const contested = contestedApplications(one.judged.sheets);
  return one.judged.sheets.flatMap((sheet): MergeSheet[] => {
    const { payload, payloadSha256, verdict } = sheet;
    const use = mergeVerdict(verdict, contested.has(payload.app));
    if (use === null) return [];
    return [
      {
        sha256: payloadSha256,
        kid: one.expert.kid,
        app: payload.app,
        rev: payload.rev,
        state: payload.state,
        doubts: doubtsOf(payload),
        scores: Object.fromEntries(payload.scores.map(({ item, value }) => [item, value])),
        decision: payload.decision,
        ...statedIn(payload),
        verdict: use,
        ...(verdict === 'superseded' || verdict === 'recused' ? { stated: verdict } : {}),
        reason: verdict === 'accepted' ? '' : verdictTexts[verdict].zh,
      },
    ];
  });
}

function statedIn({
  decision_reason,
  vetoes,
  targets,
}: SheetFacts): Pick<MergeSheet, 'decisionReason' | 'vetoes' | 'targets'> {
  return {
    ...(decision_reason === undefined ? {} : { decisionReason: decision_reason }),
    ...(vetoes === undefined ? {} : { vetoes }),
    ...(targets === undefined ? {} : { targets }),
  };
}

/** Applications where two sheets of one revision stand against each other and no later one of the
 * expert has settled it. */
function contestedApplications(sheets: readonly JudgedSheet[]): ReadonlySet<string> {
  const settled = new Set(
    sheets
      .filter(({ verdict }) => verdict === 'accepted' || verdict === 'withdrawn')
      .map(({ payload }) => payload.app),
  );
  return new Set(
    sheets
      .filter(({ verdict, payload }) => verdict === 'equivocation' && !settled.has(payload.app))
      .map(({ payload }) => payload.app),
  );
}

/** What the merge engine is told of a verdict; null where the sheet is no part of the result. */
function mergeVerdict(verdict: Verdict, isContested: boolean): MergeSheet['verdict'] | null {
  switch (verdict) {
    case 'accepted':
    case 'superseded':
    case 'withdrawn':
      return 'accepted';
    case 'equivocation':
      // Two accepted sheets of one revision are what the engine reports and counts as none.
      return isContested ? 'accepted' : 'held';
    case 'held':
    case 'post-missing':
    case 'post-twin':
    case 'declaration-missing':
    case 'declaration-outdated':
      return 'held';
    case 'void':
    case 'recused':
      return 'void';
    default:
      return null;
  }
}

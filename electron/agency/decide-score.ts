import { Refusal } from '../../shared/errors.ts';
import type { AbnormalityVotes, PanelOutcome } from '../../shared/objects/query.ts';
import type { QueriesView } from '../../shared/operations/queries.ts';
import { signObject } from '../formats/jws.ts';
import { insertPanelDecision } from '../vault/agency-queries.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { roleSigner } from './agency-keys.ts';
import type { ExpertInRound } from './expert-case.ts';
import { panelDecisions } from './panel-decisions.ts';
import { type NamedScore, namedSheet } from './queries.ts';
import { queriesView } from './queries-view.ts';
import { answersTo, queryState } from './query-state.ts';
import { type SealedRound, sealedRound } from './rounds.ts';

/**
 * Signs what the panel decided about a score. To put the mean of the others in its place the sealed
 * rule must allow it, the expert must have been asked and have answered or let the date pass, and more
 * than half of the members must find the score abnormal. A later decision on the same score replaces
 * the earlier one; both are kept.
 * @throws Refusal round-unknown, round-not-sealed, expert-unknown, query-sheet-unknown,
 * query-item-unknown, query-recused, decision-not-allowed, decision-unasked, decision-minority,
 * decision-count
 */
export function decideScore(
  session: AgencySession,
  input: NamedScore & {
    readonly outcome: PanelOutcome;
    readonly abnormal: number;
    readonly normal: number;
    readonly decidedBy: string;
    readonly reason: string;
  },
): QueriesView {
  const round = sealedRound(session, input.round);
  session.vault.write.transaction(() => {
    const { one, members } = namedSheet(session, round, input);
    const votes: AbnormalityVotes = { abnormal: input.abnormal, normal: input.normal, members };
    const asked = queryOn(one, input);
    if (votes.abnormal + votes.normal > members) {
      throw new Refusal('decision-count', 'more votes than members', { members });
    }
    if (input.outcome === 'mean-of-others') requireReplaceable(session, round, one, input, votes);
    const last = panelDecisions(session, input.round).findLast(
      ({ payload }) => payload.sheet_sha256 === input.sheet && payload.item === input.item,
    );
    const rev = (last?.payload.rev ?? 0) + 1;
    const answer = asked && answersTo(one, asked).findLast(({ verdict }) => verdict === 'accepted');
    const signed = signObject(
      'panel-decision',
      {
        v: 1,
        type: 'panel-decision',
        agency: session.agency,
        round: input.round,
        expert: one.expert.expert,
        expert_kid: input.kid,
        app: input.app,
        item: input.item,
        sheet_sha256: input.sheet,
        rev,
        prev: last?.payloadSha256 ?? null,
        query_sha256: asked?.payloadSha256 ?? null,
        answer_sha256: answer?.payloadSha256 ?? null,
        outcome: input.outcome,
        votes,
        decided_by: input.decidedBy.normalize('NFC'),
        reason: input.reason.normalize('NFC'),
        issued_at: session.now(),
      },
      roleSigner(session, 'result'),
    );
    insertPanelDecision(session.vault.write, input.round, {
      sheetSha256: input.sheet,
      item: input.item,
      rev,
      payloadSha256: signed.payloadSha256,
      jws: signed.jws,
    });
    record(session, `score-${input.outcome}`, signed.payloadSha256);
  });
  return queriesView(session, input.round);
}

/** The newest question on a score that went out. */
const queryOn = ({ queries }: ExpertInRound, { sheet, item }: NamedScore) =>
  queries.findLast(
    (query) => query.sheetSha256 === sheet && query.item === item && query.payloadSha256 !== null,
  );

/** @throws Refusal decision-not-allowed, decision-unasked, decision-minority */
function requireReplaceable(
  session: AgencySession,
  { policy }: SealedRound,
  one: ExpertInRound,
  score: NamedScore,
  { abnormal, members }: AbnormalityVotes,
): void {
  if (policy.outliers?.decision !== 'mean-of-others') {
    throw new Refusal('decision-not-allowed', 'the sealed rule lets scores stand');
  }
  const asked = queryOn(one, score);
  const state = asked && queryState(one, asked, session.now());
  if (state !== 'answered' && state !== 'overdue') {
    throw new Refusal('decision-unasked', 'no answer, and the date is not past', {
      name: one.expert.name,
    });
  }
  if (2 * abnormal <= members) {
    throw new Refusal('decision-minority', 'not more than half', { abnormal, members });
  }
}

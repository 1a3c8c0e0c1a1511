import type { QueryOutcome } from '../../shared/objects/result.ts';
import type { QueryState } from '../../shared/operations/queries.ts';
import type { StoredQuery } from '../vault/agency-queries.ts';
import type { ExpertInRound } from './expert-case.ts';
import type { JudgedAnswer } from './judge-answers.ts';
import { recusalStanding } from './recusal-standing.ts';

/** True where nothing keeps the expert from judging the application. */
export function isOpenTo({ judged, decisions }: ExpertInRound, app: string): boolean {
  const decision = decisions.find((one) => one.app === app);
  return recusalStanding(judged.declarations, decision, app).kind === 'open';
}

/** How a question stands at `now`. */
export function queryState(one: ExpertInRound, query: StoredQuery, now: string): QueryState {
  if (one.revokedFrom !== null || !isOpenTo(one, query.app)) return 'moot';
  if (query.payloadSha256 === null) return 'unsent';
  const counted = answersTo(one, query).filter(({ verdict }) => verdict === 'accepted');
  if (counted.some(({ payload }) => payload.corrected_sha256 !== null)) return 'corrected';
  if (counted.length > 0) return 'answered';
  return now > query.answerBy ? 'overdue' : 'waiting';
}

export const answersTo = (
  { judged }: ExpertInRound,
  { payloadSha256 }: StoredQuery,
): readonly JudgedAnswer[] =>
  judged.answers
    .filter(({ payload }) => payload.query_sha256 === payloadSha256)
    .toSorted((a, b) => a.payload.rev - b.payload.rev);

/** Every question that went out, with its answers, as a result states them. */
export function queryOutcomes(one: ExpertInRound): readonly QueryOutcome[] {
  return one.queries.flatMap((query) => {
    const { payloadSha256, app, item, sheetSha256 } = query;
    if (payloadSha256 === null) return [];
    return [
      {
        query_sha256: payloadSha256,
        expert: one.expert.expert,
        app,
        item,
        sheet_sha256: sheetSha256,
        answers: answersTo(one, query).map((answer) => ({
          sha256: answer.payloadSha256,
          corrected_sha256: answer.payload.corrected_sha256,
          verdict: answer.verdict,
        })),
      },
    ];
  });
}

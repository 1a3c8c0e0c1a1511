import {
  type RoundStatistics,
  roundStatistics,
} from '../../shared/merge/statistics/round-statistics.ts';
import type { AgencySession } from '../workspace/session.ts';
import { latestResult } from './merge-round.ts';
import { sealedRound } from './rounds.ts';
import { sealedForm } from './sealed-form.ts';

/** What can be said beside the last result of a round, computed anew from its signed content; null
 * where nothing was merged. Advisory. @throws Refusal round-unknown, round-not-sealed */
export function latestStatistics(session: AgencySession, id: string): RoundStatistics | null {
  const result = latestResult(session, id);
  if (result === null) return null;
  const { rubric } = sealedForm(session, sealedRound(session, id));
  return roundStatistics(result.content, result.contentSha256, rubric);
}

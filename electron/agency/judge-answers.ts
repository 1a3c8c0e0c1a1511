import type { Query, QueryAnswer } from '../../shared/objects/query.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import type { Verdict } from '../../shared/verdicts.ts';

/** A query that was issued to the expert. */
export type IssuedQuery = { readonly payloadSha256: string; readonly payload: Query };

export type JudgedAnswer = {
  readonly payloadSha256: string;
  readonly payload: QueryAnswer;
  readonly receivedAt: string;
  readonly verdict: Verdict;
};

/** What an answer's own content is held against. */
export type AnswerFacts = {
  readonly agency: string;
  readonly round: string;
  readonly expert: string;
  readonly kid: string;
  readonly queries: readonly IssuedQuery[];
  /** Every sheet received from the expert, by hash. */
  readonly sheets: ReadonlyMap<string, SheetFacts>;
  /** False where a recusal has taken the application from the expert since. */
  readonly isOpen: (app: string) => boolean;
};

/** What an answer is worth, its signature having been verified. An answer after the date that the
 * query asked for is an answer all the same; only a corrected sheet is then too late. */
export function judgeAnswer(answer: QueryAnswer, facts: AnswerFacts): Verdict {
  if (answer.agency !== facts.agency || answer.round !== facts.round) return 'wrong-round';
  if (answer.expert !== facts.expert || answer.expert_kid !== facts.kid) return 'wrong-expert';
  const asked = facts.queries.find((query) => query.payloadSha256 === answer.query_sha256);
  if (asked === undefined) return 'query-unknown';
  const { app, item, sheet_sha256 } = asked.payload;
  if (answer.app !== app || answer.item !== item) return 'query-mismatch';
  if (answer.corrected_sha256 !== null) {
    if (answer.corrected_sha256 === sheet_sha256) return 'query-mismatch';
    const sheet = facts.sheets.get(answer.corrected_sha256);
    if (sheet === undefined) return 'answer-sheet-missing';
    const before = facts.sheets.get(sheet_sha256);
    if (sheet.app !== app || sheet.rev <= (before?.rev ?? 0)) return 'query-mismatch';
  }
  return facts.isOpen(app) ? 'accepted' : 'answer-moot';
}

/**
 * Until when each corrected sheet may arrive, by hash: the date of the query that an answer names it
 * for. A sheet that changes anything but what was asked about gains no time.
 */
export function correctionDeadlines(
  answers: readonly JudgedAnswer[],
  { queries, sheets }: AnswerFacts,
): ReadonlyMap<string, string> {
  const deadlines = new Map<string, string>();
  for (const { payload, verdict } of answers) {
    const { corrected_sha256: corrected, query_sha256 } = payload;
    const isTaken = verdict === 'accepted' || verdict === 'superseded';
    if (corrected === null || !isTaken) continue;
    const asked = queries.find((query) => query.payloadSha256 === query_sha256)?.payload;
    const [after, before] = [sheets.get(corrected), sheets.get(asked?.sheet_sha256 ?? '')];
    if (!asked || !after || !before || !isOnlyChanged(before, after, asked.item)) continue;
    const known = deadlines.get(corrected);
    if (known === undefined || known < asked.answer_by) deadlines.set(corrected, asked.answer_by);
  }
  return deadlines;
}

/** True where the later sheet differs in the score asked about at most: any score where the total was
 * asked about, never the recommendation. */
function isOnlyChanged(before: SheetFacts, after: SheetFacts, item: string | null): boolean {
  if (before.decision !== after.decision || after.state === 'withdrawn') return false;
  if (item === null) return true;
  const was = new Map(before.scores.map((score) => [score.item, score.value]));
  return after.scores.every((score) => score.item === item || was.get(score.item) === score.value);
}

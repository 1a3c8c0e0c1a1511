import { Refusal } from '../../shared/errors.ts';
import type { QueriesView } from '../../shared/operations/queries.ts';
import { deleteQuery, insertQuery, listQueries } from '../vault/agency-queries.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { type ExpertInRound, expertInRound, panelKids, roundCase } from './expert-case.ts';
import { graceAfter } from './grace.ts';
import type { JudgedSheet } from './judge-expert.ts';
import { queriesView } from './queries-view.ts';
import { isOpenTo, queryState } from './query-state.ts';
import { type SealedRound, sealedRound } from './rounds.ts';

/** One score of one expert, on the sheet that it stands on. */
export type NamedScore = {
  readonly round: string;
  readonly kid: string;
  readonly app: string;
  /** Criterion; null for the total. */
  readonly item: string | null;
  /** Hash of the sheet. */
  readonly sheet: string;
};

/**
 * Writes a question about a score that counts. It is signed with the next post to the expert; until
 * then it can be taken back.
 * @throws Refusal round-unknown, round-not-sealed, expert-unknown, expert-revoked,
 * query-sheet-unknown, query-item-unknown, query-recused, query-open, query-date
 */
export function askQuery(
  session: AgencySession,
  input: NamedScore & { readonly text: string; readonly answerBy: string },
): QueriesView {
  const { kid, app, item, answerBy } = input;
  const round = sealedRound(session, input.round);
  session.vault.write.transaction(() => {
    const { one } = namedSheet(session, round, input);
    if (one.revokedFrom !== null) {
      throw new Refusal('expert-revoked', 'nothing goes to this key', { name: one.expert.name });
    }
    requireOpenDate(session, round, answerBy);
    const isOpen = one.queries.some(
      (query) =>
        query.sheetSha256 === input.sheet &&
        query.item === item &&
        ['unsent', 'waiting', 'overdue'].includes(queryState(one, query, session.now())),
    );
    if (isOpen) throw new Refusal('query-open', 'asked already', { name: one.expert.name, app });
    insertQuery(session.vault.write, input.round, {
      kid,
      app,
      item,
      sheetSha256: input.sheet,
      text: input.text.normalize('NFC'),
      answerBy,
      askedAt: session.now(),
    });
    record(session, 'query-asked', `${kid} ${app} ${item ?? 'total'}`);
  });
  return queriesView(session, input.round);
}

/** The date must lie ahead, and the expert's keys must still open the documents then.
 * @throws Refusal query-date */
function requireOpenDate(session: AgencySession, round: SealedRound, answerBy: string): void {
  const latest = graceAfter(round.closesAt);
  if (answerBy > session.now() && answerBy <= latest) return;
  throw new Refusal('query-date', 'the date is past or after the keys end', {
    until: latest.slice(0, 10),
  });
}

/**
 * Takes a question back that no post has carried yet.
 * @throws Refusal round-unknown, round-not-sealed, query-signed
 */
export function takeBackQuery(
  session: AgencySession,
  { round, id }: { readonly round: string; readonly id: number },
): QueriesView {
  sealedRound(session, round);
  session.vault.write.transaction(() => {
    const query = listQueries(session.vault.write, round).find((one) => one.id === id);
    if (!query || query.payloadSha256 !== null) {
      throw new Refusal('query-signed', 'gone out, or never there');
    }
    deleteQuery(session.vault.write, id);
    record(session, 'query-taken-back', `${query.kid} ${query.app} ${query.item ?? 'total'}`);
  });
  return queriesView(session, round);
}

/**
 * The sheet that a score stands on, which must count now, with its expert's case and the experts whose
 * conclusions on the application could count.
 * @throws Refusal expert-unknown, query-sheet-unknown, query-item-unknown, query-recused
 */
export function namedSheet(
  session: AgencySession,
  round: SealedRound,
  { kid, app, item, sheet: sha256 }: NamedScore,
): {
  readonly one: ExpertInRound;
  readonly sheet: JudgedSheet;
  readonly members: number;
} {
  const shared = roundCase(session, round);
  const one = expertInRound(session, shared, kid);
  if (!isOpenTo(one, app)) throw new Refusal('query-recused', 'recused', { app });
  const sheet = one.judged.sheets.find(({ payloadSha256 }) => payloadSha256 === sha256);
  if (!sheet || sheet.payload.app !== app || sheet.verdict !== 'accepted') {
    throw new Refusal('query-sheet-unknown', 'no such sheet counts', { app });
  }
  const { criteria } = round.rubric;
  if (item === null ? criteria.length === 0 : !criteria.some(({ id }) => id === item)) {
    throw new Refusal('query-item-unknown', 'no such score', { item: item ?? '' });
  }
  const members = panelKids(shared).filter((other) => {
    if (!shared.assignments.some((assigned) => assigned.kid === other && assigned.app === app)) {
      return false;
    }
    return isOpenTo(expertInRound(session, shared, other, 'coi'), app);
  });
  return { one, sheet, members: members.length };
}

import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type {
  AnswerRow,
  DecisionRow,
  PointedOut,
  QueriesView,
  QueryRow,
  ScoreName,
} from '../../shared/operations/queries.ts';
import { defaultOutliers } from '../../shared/policy.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import { verdictText, verdictTone } from '../../shared/verdicts.ts';
import { addWorkingDays, chinaDate } from '../../shared/working-days.ts';
import { listDeliveries } from '../vault/agency-posts-out.ts';
import type { StoredQuery } from '../vault/agency-queries.ts';
import type { AgencySession } from '../workspace/session.ts';
import { type ExpertInRound, expertInRound, panelKids, roundCase } from './expert-case.ts';
import { graceAfter } from './grace.ts';
import type { JudgedAnswer } from './judge-answers.ts';
import { latestResult } from './merge-round.ts';
import { panelDecisions } from './panel-decisions.ts';
import { answersTo, isOpenTo, queryState } from './query-state.ts';
import { type SealedRound, sealedRound } from './rounds.ts';

// What is offered; the agency may set any day until the keys end.
const answerDays = 5;
const endOfChinaDay = 'T15:59:59Z';

type Panel = {
  readonly session: AgencySession;
  readonly round: SealedRound;
  readonly experts: readonly ExpertInRound[];
  readonly titles: ReadonlyMap<string, string>;
};

/** Everything asked, answered and decided about scores in a round, and what the last result points
 * out. @throws Refusal round-unknown, round-not-sealed */
export function queriesView(session: AgencySession, id: string): QueriesView {
  const round = sealedRound(session, id);
  const shared = roundCase(session, round);
  const experts = panelKids(shared).map((kid) => expertInRound(session, shared, kid));
  const titles = new Map(shared.applications.map(({ app, party }) => [app, party.title]));
  const panel: Panel = { session, round, experts, titles };
  const result = latestResult(session, id)?.content ?? null;
  const queries = experts.flatMap((one) => queryRows(panel, one));
  const decisions = decisionRows(panel, result);
  const latest = graceAfter(round.closesAt);
  const offered = `${addWorkingDays(chinaDate(session.now()), answerDays).date}${endOfChinaDay}`;
  return {
    pointedOut: result && pointedOut(panel, result, queries, decisions),
    queries,
    decisions,
    sheets: askable(panel),
    criteria: round.rubric.criteria.map(({ id: item, title, max }) => ({ id: item, title, max })),
    rule: round.policy.outliers ?? defaultOutliers,
    isRuleDefault: round.policy.outliers === undefined,
    answerBy: offered < latest ? offered : latest,
    latestAnswerBy: latest,
    isResultOld: result !== null && isOlder(result, queries, decisions),
  };
}

/** True where an answer or a decision is here that the result does not know. */
function isOlder(
  { queries = [], decisions = [] }: ResultContent,
  rows: readonly QueryRow[],
  decided: readonly DecisionRow[],
): boolean {
  const known = new Set([
    ...queries.flatMap(({ answers }) => answers.map(({ sha256 }) => sha256)),
    ...decisions.map(({ sha256 }) => sha256),
  ]);
  const here = [...rows.flatMap(({ answers }) => answers), ...decided];
  return here.some(({ sha256 }) => !known.has(sha256));
}

function nameOf(panel: Panel, app: string, item: string | null): ScoreName {
  const criterion = panel.round.rubric.criteria.find(({ id }) => id === item);
  return { app, title: panel.titles.get(app) ?? '', item, itemTitle: criterion?.title ?? null };
}

function queryRows(panel: Panel, one: ExpertInRound): readonly QueryRow[] {
  const { session, round } = panel;
  const sent = listDeliveries(session.vault.read, round.round).filter(
    ({ kid }) => kid === one.expert.kid,
  );
  const carried = new Map(one.issued.map(({ payloadSha256, seq }) => [payloadSha256, seq]));
  return one.queries.map((query) => {
    const delivery = sent.find(({ seq }) => seq === carried.get(query.payloadSha256 ?? ''));
    const asked = sheetOf(one, query.sheetSha256);
    return {
      ...nameOf(panel, query.app, query.item),
      id: query.id,
      kid: one.expert.kid,
      name: one.expert.name,
      sheetSha256: query.sheetSha256,
      total: asked ? totalOf(panel, asked) : null,
      score: scoreOf(asked, query.item),
      text: query.text,
      answerBy: query.answerBy,
      askedAt: query.askedAt,
      sha256: query.payloadSha256,
      sentAt: delivery?.writtenAt ?? null,
      state: queryState(one, query, session.now()),
      answers: answersTo(one, query).map((answer) => answerRow(panel, one, query, answer)),
    };
  });
}

function answerRow(
  panel: Panel,
  one: ExpertInRound,
  { item }: StoredQuery,
  { payload, payloadSha256, receivedAt, verdict }: JudgedAnswer,
): AnswerRow {
  const { corrected_sha256: sha256 } = payload;
  const judged = one.judged.sheets.find((sheet) => sheet.payloadSha256 === sha256);
  return {
    sha256: payloadSha256,
    reason: payload.reason,
    corrected:
      sha256 === null
        ? null
        : {
            sha256,
            total: judged ? totalOf(panel, judged.payload) : null,
            score: scoreOf(judged?.payload, item),
            verdict: judged ? verdictText(judged.verdict) : null,
          },
    receivedAt,
    verdict,
    tone: verdictTone(verdict),
    verdictText: verdictText(verdict),
  };
}

const sheetOf = ({ judged }: ExpertInRound, sha256: string): SheetFacts | undefined =>
  judged.sheets.find(({ payloadSha256 }) => payloadSha256 === sha256)?.payload;

function scoreOf(sheet: SheetFacts | undefined, item: string | null): number | null {
  return sheet?.scores.find((score) => score.item === item)?.value ?? null;
}

function totalOf({ round }: Panel, { total }: Pick<SheetFacts, 'total'>): string | null {
  if (round.rubric.criteria.length === 0) return null;
  return printedAt(round.policy, 'sheet', parseExact(total));
}

function decisionRows(panel: Panel, result: ResultContent | null): readonly DecisionRow[] {
  const states = new Map(result?.decisions?.map(({ sha256, state }) => [sha256, state]));
  const names = new Map(panel.experts.map(({ expert }) => [expert.kid, expert.name]));
  return panelDecisions(panel.session, panel.round.round).map(({ payload, payloadSha256 }) => ({
    ...nameOf(panel, payload.app, payload.item),
    kid: payload.expert_kid,
    name: names.get(payload.expert_kid) ?? payload.expert,
    sha256: payloadSha256,
    sheetSha256: payload.sheet_sha256,
    outcome: payload.outcome,
    votes: payload.votes,
    decidedBy: payload.decided_by,
    reason: payload.reason,
    issuedAt: payload.issued_at,
    state: states.get(payloadSha256) ?? null,
  }));
}

function pointedOut(
  panel: Panel,
  { flags, lots }: ResultContent,
  queries: readonly QueryRow[],
  decisions: readonly DecisionRow[],
): readonly PointedOut[] {
  const experts = new Map(panel.experts.map(({ expert }) => [expert.expert, expert]));
  const rows = new Map(
    lots.flatMap(({ standings }) =>
      standings.flatMap(({ app, sheets }) =>
        sheets.map((row) => [`${app} ${row.expert}`, row.sha256] as const),
      ),
    ),
  );
  return flags.flatMap(({ kind, app, expert, note }) => {
    const found = experts.get(expert ?? '');
    if (kind !== 'outlying-score' || app === null || !found) return [];
    const sheetSha256 = rows.get(`${app} ${found.expert}`) ?? null;
    const isAbout = (one: { readonly sheetSha256: string }) => one.sheetSha256 === sheetSha256;
    return [
      {
        kid: found.kid,
        name: found.name,
        app,
        title: panel.titles.get(app) ?? '',
        sheetSha256,
        note,
        isAsked: queries.some(isAbout),
        isDecided: decisions.some(isAbout),
      },
    ];
  });
}

function askable(panel: Panel): QueriesView['sheets'] {
  const open = panel.experts.map((one) => ({
    one,
    sheets: one.judged.sheets.filter(
      ({ verdict, payload }) => verdict === 'accepted' && isOpenTo(one, payload.app),
    ),
  }));
  const members = new Map<string, number>();
  for (const { one } of open) {
    for (const app of one.assigned) {
      if (isOpenTo(one, app)) members.set(app, (members.get(app) ?? 0) + 1);
    }
  }
  return open.flatMap(({ one, sheets }) =>
    sheets.map(({ payload, payloadSha256 }) => ({
      kid: one.expert.kid,
      name: one.expert.name,
      app: payload.app,
      title: panel.titles.get(payload.app) ?? '',
      sha256: payloadSha256,
      rev: payload.rev,
      total: totalOf(panel, payload),
      scores: Object.fromEntries(payload.scores.map(({ item, value }) => [item, value])),
      members: members.get(payload.app) ?? 0,
    })),
  );
}

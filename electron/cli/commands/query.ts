import { Refusal } from '../../../shared/errors.ts';
import { PanelOutcome } from '../../../shared/objects/query.ts';
import {
  agencyQueryOperations,
  expertQueryOperations,
  type QueriesView,
  type QueryState,
  type ReceivedQuery,
} from '../../../shared/operations/queries.ts';
import { neutralQuestion } from '../../../shared/query-text.ts';
import type { Bilingual } from '../../../shared/rubric.ts';
import { type Command, flag, type Given, roundFlag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';

const appFlag = flag('app', 'APP', '申报项目', 'Application', { required: true });
const expertFlag = flag('expert', 'E', '专家编号', 'Expert id', { required: true });
const itemFlag = flag(
  'item',
  'C',
  '指标；不写则为总分',
  'Criterion; the total where it is left out',
);

const states: Readonly<Record<QueryState, Bilingual>> = {
  unsent: { zh: '待发出', en: 'not sent' },
  waiting: { zh: '等待答复', en: 'waiting' },
  overdue: { zh: '逾期未答复', en: 'overdue' },
  answered: { zh: '已说明理由', en: 'reason given' },
  corrected: { zh: '已更正评分', en: 'corrected' },
  moot: { zh: '不再需要', en: 'no longer needed' },
};

/** Questions about scores, on both sides, and the panel's decisions. */
export const queryCommands: readonly Command[] = [
  {
    name: 'query list',
    about: {
      zh: '列出指出的评分、询问、答复与认定（机构），或收到的询问（专家）',
      en: 'List outlying scores, queries, answers and decisions (agency), or queries received (expert)',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const round = given.text('round');
      if (terminal.holder.current()?.role === 'agency') {
        const input = checked(agencyQueryOperations.queries, { round });
        const view = await terminal.agency.queries(input);
        return { value: view, lines: agencyLines(view, terminal) };
      }
      const asked = await terminal.expert.queries(
        checked(expertQueryOperations.queries, { round }),
      );
      return { value: asked, lines: asked.flatMap((one) => expertLines(one, terminal)) };
    },
  },
  {
    name: 'query ask',
    about: {
      zh: '就一项评分询问专家，随下一份函件签发（机构）',
      en: 'Ask an expert about a score; it is signed with the next post (agency)',
    },
    flags: [
      roundFlag,
      expertFlag,
      appFlag,
      itemFlag,
      flag(
        'text',
        'TEXT',
        '问题；不写则用中性的默认措辞',
        'The question; a neutral wording by default',
      ),
      flag('until', 'TIME', '答复期限（UTC）', 'Answer by (UTC)'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const { view, sheet, score } = await scoreOf(given, terminal);
      const criterion = view.criteria.find(({ id }) => id === score.item);
      const offered = neutralQuestion(sheet.app, sheet.title, criterion?.title ?? null);
      const after = await terminal.agency.askQuery(
        checked(agencyQueryOperations.askQuery, {
          ...score,
          text: given.optional('text') ?? terminal.say(offered),
          answerBy: given.optional('until') ?? view.answerBy,
        }),
      );
      return { value: after, lines: agencyLines(after, terminal) };
    },
  },
  {
    name: 'query take-back',
    about: { zh: '撤回尚未发出的询问（机构）', en: 'Take back a query that was not sent (agency)' },
    flags: [roundFlag, flag('id', 'N', '询问的序号', 'Number of the query', { required: true })],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const id = Number(given.text('id'));
      const input = { round: given.text('round'), id };
      const view = await terminal.agency.takeBackQuery(
        checked(agencyQueryOperations.takeBackQuery, input),
      );
      return { value: view, lines: agencyLines(view, terminal) };
    },
  },
  {
    name: 'query answer',
    about: {
      zh: '签署对询问的答复并写出函件（专家）',
      en: 'Sign an answer to a query and write the post (expert)',
    },
    flags: [
      roundFlag,
      flag('query', 'SHA256', '询问的摘要（见 query list）', 'Hash of the query (see query list)', {
        required: true,
      }),
      flag('reason', 'TEXT', '理由', 'Reason', { required: true }),
      flag(
        'corrects',
        null,
        '以之后签署的评分表更正评分；尚未签署的随下一次 submit 交回',
        'A later signed sheet corrects the score; where there is none yet it goes with the next submit',
      ),
      flag('out', 'FILE', '回传函件（.hppost）', 'The post to the agency (.hppost)'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const words = {
        round: given.text('round'),
        query: given.text('query'),
        reason: given.text('reason'),
        corrects: given.has('corrects'),
      };
      const asked = await terminal.expert.queries({ round: words.round });
      const found = asked.find(({ sha256 }) => sha256 === words.query);
      if (words.corrects && found?.laterRev === null) {
        const kept = await terminal.expert.saveAnswer(
          checked(expertQueryOperations.saveAnswer, words),
        );
        const note = { zh: '已写好，随下一次提交签署', en: 'kept for the next submit' };
        return { value: kept, lines: [terminal.say(note)] };
      }
      const out = given.optional('out');
      if (out === undefined) throw new Refusal('terminal-input', 'no file', { problems: '--out' });
      terminal.host.place({ out });
      const signed = await terminal.expert.answerQuery(
        checked(expertQueryOperations.answerQuery, {
          ...words,
          passphrase: await terminal.passphrase(),
        }),
      );
      return { value: signed, lines: [signed.fileName, signed.code] };
    },
  },
  {
    name: 'query decide',
    about: {
      zh: '签署专家组对一项评分的认定（机构）',
      en: 'Sign what the panel decided about a score (agency)',
    },
    flags: [
      roundFlag,
      expertFlag,
      appFlag,
      itemFlag,
      flag('outcome', 'confirm|mean-of-others', '维持，或以其余专家平均分代替', 'Outcome', {
        required: true,
      }),
      flag('abnormal', 'N', '认为异常的人数', 'Members who find it abnormal', { required: true }),
      flag('normal', 'N', '认为正常的人数', 'Members who find it normal', { required: true }),
      flag('by', 'TEXT', '认定人', 'Decided by', { required: true }),
      flag('reason', 'TEXT', '理由', 'Reason', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const { score } = await scoreOf(given, terminal);
      const view = await terminal.agency.decideScore(
        checked(agencyQueryOperations.decideScore, {
          ...score,
          outcome: outcomeOf(given.text('outcome')),
          abnormal: Number(given.text('abnormal')),
          normal: Number(given.text('normal')),
          decidedBy: given.text('by'),
          reason: given.text('reason'),
        }),
      );
      return { value: view, lines: agencyLines(view, terminal) };
    },
  },
];

function outcomeOf(text: string): PanelOutcome {
  const outcome = PanelOutcome.options.find((one) => one === text);
  if (outcome !== undefined) return outcome;
  throw new Refusal('terminal-input', 'no such outcome', { problems: `--outcome ${text}` });
}

/** The sheet that counts now for an expert and an application. */
async function scoreOf(given: Given, terminal: Terminal) {
  const round = given.text('round');
  const view = await terminal.agency.queries(checked(agencyQueryOperations.queries, { round }));
  const id = given.text('expert');
  const experts = await terminal.agency.experts({});
  const kid = experts.find(({ expert, kid: own }) => expert === id || own === id)?.kid;
  if (kid === undefined) {
    throw new Refusal('terminal-input', 'no such expert', { problems: `--expert ${id}` });
  }
  const app = given.text('app');
  const sheet = view.sheets.find((one) => one.kid === kid && one.app === app);
  if (!sheet) throw new Refusal('query-sheet-unknown', 'no sheet counts', { app });
  const item = given.optional('item') ?? null;
  return { view, sheet, score: { round, kid, app, item, sheet: sheet.sha256 } };
}

function agencyLines(view: QueriesView, { say }: Terminal): readonly string[] {
  const of = (item: string | null) => item ?? say({ zh: '总分', en: 'total' });
  return [
    ...(view.pointedOut ?? []).map(({ name, app, note }) => `! ${name} ${app}: ${say(note)}`),
    ...view.queries.flatMap(({ id, name, app, item, state, text, answers }) => [
      `${id} ${name} ${app} ${of(item)} ${say(states[state])}: ${text}`,
      ...answers.map(({ reason, corrected, verdictText }) => {
        const later = corrected === null ? '' : ` → ${corrected.total ?? corrected.sha256}`;
        return `  ${reason}${later} (${say(verdictText)})`;
      }),
    ]),
    ...view.decisions.map(
      ({ name, app, item, outcome, votes, reason }) =>
        `= ${name} ${app} ${of(item)} ${outcome} ${votes.abnormal}:${votes.normal}/${votes.members} ${reason}`,
    ),
  ];
}

function expertLines(query: ReceivedQuery, { say }: Terminal): readonly string[] {
  const { sha256, app, item, text, answerBy, answers } = query;
  const what = item ?? say({ zh: '总分', en: 'total' });
  return [
    `${sha256} ${app} ${what} ${answerBy}: ${text}`,
    ...answers.map(({ reason, receipt }) => {
      const told = receipt === null ? '—' : say(receipt.reason);
      return `  ${reason} (${told})`;
    }),
  ];
}

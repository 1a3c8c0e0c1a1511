import { MemberStand } from '../../../shared/objects/panel-opinion.ts';
import { agencyOperations } from '../../../shared/operations/agency.ts';
import type { OpinionView } from '../../../shared/operations/opinion.ts';
import { standWords } from '../../../shared/opinion-words.ts';
import { type Command, flag, type Given, roundFlag } from '../command.ts';
import { exportCommand } from '../export-command.ts';
import { planFirst, yesFlag } from '../plan-first.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { bytesOf } from './inspect.ts';

const appFlag = flag(
  'app',
  'ID',
  '申报项目；不给出时为本轮总体意见',
  'Application; the round as a whole by default',
);

export const opinionCommands: readonly Command[] = [
  {
    name: 'opinion show',
    about: {
      zh: '显示综合评审意见的状态；给出项目时显示其评语与意见',
      en: 'Show where the panel opinion stands; with --app, remarks and texts of one application',
    },
    flags: [roundFlag, appFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const round = given.text('round');
      const app = given.optional('app');
      if (app === undefined) {
        const view = await terminal.agency.opinion(checked(agencyOperations.opinion, { round }));
        return { value: view, lines: opinionLines(view, terminal) };
      }
      const part = await terminal.agency.opinionPart(
        checked(agencyOperations.opinionPart, { round, app }),
      );
      const lines = part.fields.flatMap(({ title, text, remarks }) => [
        `[${terminal.say(title)}]`,
        ...remarks.map((remark) => `  · ${remark.text}`),
        ...(text === '' ? [] : [`  = ${text}`]),
      ]);
      return { value: part, lines };
    },
  },
  {
    name: 'opinion write',
    about: {
      zh: '写入一项意见（文本文件），或用 --draft 以评语起草空白处',
      en: 'Write one text of the opinion from a file, or draft what is empty with --draft',
    },
    flags: [
      roundFlag,
      appFlag,
      flag('item', 'ID', '评分项；不给出时为综合意见', 'Criterion; the whole by default'),
      flag('file', 'FILE', '文本文件（UTF-8）', 'Text file (UTF-8)'),
      flag('draft', null, '用评语起草空白处', 'Draft what is empty from the remarks'),
    ],
    files: null,
    run: writeText,
  },
  {
    name: 'opinion approve',
    about: { zh: '审定并签署综合评审意见', en: 'Approve and sign the panel opinion' },
    flags: [roundFlag, yesFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.approveOpinion, { round: given.text('round') });
      const before = await terminal.agency.opinion(input);
      const written = before.applications.filter((one) => one.written > 0).length;
      const plan = terminal.say({
        zh: `第 ${(before.approved?.version ?? 0) + 1} 版：${written} 个项目有意见${before.overallWritten ? '，含总体意见' : ''}。`,
        en: `Version ${(before.approved?.version ?? 0) + 1}: ${written} applications${before.overallWritten ? ' and the round' : ''}.`,
      });
      const lines = [plan, ...namedLines(before, terminal)];
      return planFirst(given, terminal, { lines, value: before }, async () => {
        const view = await terminal.agency.approveOpinion(input);
        return { value: view, lines: opinionLines(view, terminal) };
      });
    },
  },
  {
    name: 'opinion record',
    about: { zh: '登记一位专家在纸上的答复', en: 'Record what one member answered on paper' },
    flags: [
      roundFlag,
      flag('expert', 'ID', '专家编号', 'The expert', { required: true }),
      flag('stand', 'STAND', MemberStand.options.join('、'), MemberStand.options.join(', '), {
        required: true,
      }),
      flag('on', 'DATE', '日期', 'Date on the paper', { required: true }),
      flag(
        'dissent',
        'APP=TEXT',
        '不同意见；APP 为 - 时针对整个意见',
        'A dissent; APP - is the opinion as a whole',
        {
          several: true,
        },
      ),
    ],
    files: null,
    run: recordAnswer,
  },
  {
    name: 'opinion sign',
    about: { zh: '签署已登记的签字记录', en: 'Sign the answers recorded so far' },
    flags: [roundFlag, yesFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.signAnswers, { round: given.text('round') });
      const before = await terminal.agency.opinion(input);
      const lines = memberLines(before, terminal);
      return planFirst(given, terminal, { lines, value: before }, async () => {
        const view = await terminal.agency.signAnswers(input);
        return { value: view, lines: opinionLines(view, terminal) };
      });
    },
  },
  exportCommand({
    name: 'opinion export',
    about: {
      zh: '导出意见：paper（含签字页）、publication（公开，无姓名）或 signed',
      en: 'Export the opinion: paper (with signature sheet), publication (no names) or signed',
    },
    formats: ['paper', 'publication', 'signed'],
    flags: [
      flag(
        'knowingly',
        null,
        '似乎出现专家姓名时仍导出公开版',
        'Export for publication although members seem to be named',
      ),
    ],
    save: (terminal, format, given) =>
      terminal.agency.exportOpinion(
        checked(agencyOperations.exportOpinion, {
          round: given.text('round'),
          format,
          knowingly: given.has('knowingly'),
        }),
      ),
  }),
];

async function writeText(given: Given, terminal: Terminal) {
  const round = given.text('round');
  const file = given.optional('file');
  if ((file !== undefined) === given.has('draft')) {
    const problem = ['--file 与 --draft 须给出一个', 'give one of --file and --draft'] as const;
    throw new UsageError('opinion write', ...problem);
  }
  await terminal.unlock();
  if (file === undefined) {
    const view = await terminal.agency.fillOpinion(
      checked(agencyOperations.fillOpinion, { round }),
    );
    return { value: view, lines: opinionLines(view, terminal) };
  }
  const text = Buffer.from(await bytesOf(file))
    .toString('utf8')
    .trim();
  const field = await terminal.agency.saveOpinionText(
    checked(agencyOperations.saveOpinionText, {
      round,
      app: given.optional('app') ?? null,
      item: given.optional('item') ?? null,
      text,
    }),
  );
  const names = field.names.map((name) => `! ${name}`);
  return { value: field, lines: [terminal.say({ zh: '已保存。', en: 'Kept.' }), ...names] };
}

async function recordAnswer(given: Given, terminal: Terminal) {
  const stand = MemberStand.options.find((one) => one === given.text('stand'));
  if (stand === undefined) {
    throw new UsageError('opinion record', '--stand 取值不对', '--stand has no such value');
  }
  await terminal.unlock();
  const round = given.text('round');
  const { members } = await terminal.agency.opinion(checked(agencyOperations.opinion, { round }));
  const asked = given.text('expert');
  const member = members.find(({ expert, kid }) => expert === asked || kid === asked);
  const view = await terminal.agency.recordAnswer(
    checked(agencyOperations.recordAnswer, {
      round,
      kid: member?.kid ?? asked,
      stand,
      on: given.text('on'),
      dissents: given.all('dissent').map(dissentOf),
    }),
  );
  return { value: view, lines: memberLines(view, terminal) };
}

function dissentOf(given: string): { app: string | null; reason: string } {
  const [, app = '', reason = ''] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (app !== '') return { app: app === '-' ? null : app, reason };
  throw new UsageError('opinion record', '--dissent 写作 APP=理由', '--dissent is APP=TEXT');
}

function opinionLines(view: OpinionView, terminal: Terminal): readonly string[] {
  const { say } = terminal;
  if (view.result === null) return [say({ zh: '还没有汇总。', en: 'Nothing was merged yet.' })];
  const { approved } = view;
  const state =
    approved === null
      ? say({ zh: '尚未审定。', en: 'Not approved yet.' })
      : `v${approved.version} SHA-256 ${approved.contentSha256}${approved.stale === null ? '' : ` [${approved.stale}]`}`;
  return [
    state,
    ...view.applications.map(
      ({ app, title, written, fields, outcome }) =>
        `  ${app} ${title} ${written}/${fields} ${say(outcome)}`,
    ),
    ...namedLines(view, terminal),
    ...memberLines(view, terminal),
  ];
}

const namedLines = ({ named }: OpinionView, { say }: Terminal): readonly string[] =>
  named.map(({ app, title, names }) => `! ${app ?? '—'} ${say(title)}: ${names.join('、')}`);

const memberLines = ({ members }: OpinionView, { say }: Terminal): readonly string[] =>
  members.map(
    ({ expert, name, stand, on }) =>
      `  ${expert} ${name} ${stand === null ? '—' : say(standWords[stand])}${on === null ? '' : ` ${on}`}`,
  );

import { agencyOperations } from '../../../shared/operations/agency.ts';
import type { ListView } from '../../../shared/operations/proposed-list.ts';
import {
  departureWords,
  objectionOutcomeWords,
  objectionTimingWords,
  publicationOf,
} from '../../../shared/proposed-list.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { exportCommand } from '../export-command.ts';
import { draftOfFlags, proposalFlags } from '../list-proposal.ts';
import { planFirst, yesFlag } from '../plan-first.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** Adds the answer's lines. */
const shown = (view: ListView, terminal: Terminal) => ({
  value: view,
  lines: listLines(view, terminal),
});

export const proposedListCommands: readonly Command[] = [
  {
    name: 'list show',
    about: {
      zh: '显示拟认定名单、公示与异议',
      en: 'Show the proposed list, its notice and objections',
    },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.proposedList, { round: given.text('round') });
      return shown(await terminal.agency.proposedList(input), terminal);
    },
  },
  {
    name: 'list propose',
    about: {
      zh: '从评审结果出发提出名单并签署；每处不一致写明理由',
      en: 'Propose the list from the result and sign it; every departure with its reason',
    },
    flags: [roundFlag, ...proposalFlags, yesFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.signList, { round: given.text('round') });
      const before = await terminal.agency.proposedList(input);
      const draft = draftOfFlags(given, before);
      const plan =
        draft === null
          ? before
          : await terminal.agency.saveListDraft(
              checked(agencyOperations.saveListDraft, { ...input, ...draft }),
            );
      return planFirst(given, terminal, shown(plan, terminal), async () =>
        shown(await terminal.agency.signList(input), terminal),
      );
    },
  },
  {
    name: 'list publish',
    about: {
      zh: '登记公示（5 个工作日，起始当日不计入），可同时导出公示',
      en: 'Record the public notice (5 working days, the first day not counted), and export it',
    },
    flags: [
      roundFlag,
      flag('from', 'DATE', '公示起始日', 'The day it begins', { required: true }),
      flag('contact', 'TEXT', '异议受理单位与联系方式', 'Where objections go', { required: true }),
      flag('scores', null, '公示中列出评审得分', 'Show scores'),
      flag('out', 'FILE', '公示（PDF）写到哪里', 'Where the notice (PDF) goes'),
      yesFlag,
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.publishList, {
        round: given.text('round'),
        starts: given.text('from'),
        contact: given.text('contact'),
        showScores: given.has('scores'),
      });
      const { days, ends, known } = publicationOf('', input.starts, input.showScores);
      const lines = [`${input.starts} → ${ends} (${days})${known ? '' : ' ?'}`];
      return planFirst(given, terminal, { lines, value: { days, ends, known } }, async () => {
        const view = await terminal.agency.publishList(input);
        const out = given.optional('out');
        if (out !== undefined) {
          terminal.host.place({ out });
          await terminal.agency.exportList({ round: input.round, format: 'notice' });
        }
        return shown(view, terminal);
      });
    },
  },
  {
    name: 'list objection',
    about: { zh: '登记一件异议', en: 'Record an objection' },
    flags: [
      roundFlag,
      flag('by', 'TEXT', '提出人', 'Who objects', { required: true }),
      flag('received', 'DATE', '收到日期', 'When it came in', { required: true }),
      flag('text', 'TEXT', '异议内容', 'What it says', { required: true }),
      flag('app', 'ID', '针对的项目', 'The application that it is about'),
      flag('oral', null, '非书面提出', 'Not in writing'),
      flag(
        'attachment',
        'FILE',
        '随附材料（只保存其哈希）',
        'A file that came with it (its hash is kept)',
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const file = given.optional('attachment');
      terminal.host.place(file === undefined ? {} : { files: [file] });
      const view = await terminal.agency.addObjection(
        checked(agencyOperations.addObjection, {
          round: given.text('round'),
          by: given.text('by'),
          receivedOn: given.text('received'),
          inWriting: !given.has('oral'),
          app: given.optional('app') ?? null,
          text: given.text('text'),
          attach: file !== undefined,
        }),
      );
      return shown(view, terminal);
    },
  },
  {
    name: 'list handle',
    about: {
      zh: '记录一件异议的核查结论（不能更改）',
      en: 'Record the finding on an objection; it cannot be changed',
    },
    flags: [
      roundFlag,
      flag('number', 'N', '异议编号', 'Number of the objection', { required: true }),
      flag('outcome', 'OUTCOME', 'upheld（成立）或 rejected（不成立）', 'upheld or rejected', {
        required: true,
      }),
      flag('reason', 'TEXT', '理由', 'Why', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const outcome = (['upheld', 'rejected'] as const).find(
        (one) => one === given.text('outcome'),
      );
      if (outcome === undefined) {
        throw new UsageError('list handle', '--outcome 取值不对', '--outcome has no such value');
      }
      const view = await terminal.agency.handleObjection(
        checked(agencyOperations.handleObjection, {
          round: given.text('round'),
          number: Number(given.text('number')),
          outcome,
          reason: given.text('reason'),
        }),
      );
      return shown(view, terminal);
    },
  },
  {
    name: 'list close',
    about: { zh: '公示期满且无未决异议后办结名单', en: 'Close the list once its notice is over' },
    flags: [roundFlag, yesFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.closeList, { round: given.text('round') });
      const before = await terminal.agency.proposedList(input);
      return planFirst(given, terminal, shown(before, terminal), async () =>
        shown(await terminal.agency.closeList(input), terminal),
      );
    },
  },
  exportCommand({
    name: 'list export',
    about: {
      zh: '导出名单：notice（公示）、paper（内部）或 signed',
      en: 'Export the list: notice (for the public), paper (internal) or signed',
    },
    formats: ['notice', 'paper', 'signed'],
    save: (terminal, format, given) =>
      terminal.agency.exportList(
        checked(agencyOperations.exportList, { round: given.text('round'), format }),
      ),
  }),
];

function listLines(view: ListView, { say }: Terminal): readonly string[] {
  const { publication } = view;
  const choices = new Map(view.choices.map(({ id, title }) => [id, say(title)]));
  const words = { yes: say({ zh: '列入', en: 'listed' }), no: '—' };
  return [
    ...view.versions.map(
      ({ version, sha256, final }) => `v${version}${final ? ' ★' : ''} SHA-256 ${sha256}`,
    ),
    ...view.rows.map(
      ({ lot, app, title, listed, choice, outcome }) =>
        `  ${lot} ${app} ${listed ? (choices.get(choice ?? '') ?? words.yes) : words.no} ${title} (${say(outcome)})`,
    ),
    ...view.departures.map(
      ({ app, kind, reason }) => `  ! ${app} ${say(departureWords[kind])}: ${reason}`,
    ),
    ...(publication === null
      ? []
      : [
          `${publication.starts} → ${publication.ends} ${publication.day}/${publication.days}${publication.known ? '' : ' ?'}`,
        ]),
    ...view.objections.map(
      ({ number, by, app, timing, handled }) =>
        `  #${number} ${by} ${app ?? '—'} ${say(objectionTimingWords[timing])} ${handled === null ? say({ zh: '待处理', en: 'open' }) : say(objectionOutcomeWords[handled.outcome])}`,
    ),
    ...Object.values(view.blocked).flatMap((why) => (why === null ? [] : [`· ${say(why)}`])),
  ];
}

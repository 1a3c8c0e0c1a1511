import { Refusal } from '../../../shared/errors.ts';
import type { DeskView, Draft } from '../../../shared/operations/expert.ts';
import { expertOperations } from '../../../shared/operations/expert.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { hundredths, readScores, type ScoreInput } from '../score-input.ts';
import { checked, type Terminal } from '../terminal.ts';
import { applicationStateWords, problemWords, revision } from '../terminal-words.ts';

export const scoreCommands: readonly Command[] = [
  {
    name: 'rubric',
    about: { zh: '显示评分标准', en: 'Show the rubric' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const { form, applications } = await terminal.expert.desk(
        checked(expertOperations.desk, { round: given.text('round') }),
      );
      const { criteria, decision, targets } = form.rubric;
      return {
        value: { rubric: form.rubric, policy: form.policy },
        lines: [
          ...criteria.map(
            ({ id, title, max, step }) =>
              `${id} ${terminal.say(title)} 0–${max / 100} (${step / 100})`,
          ),
          ...decision.choices.map(
            ({ id, title }) =>
              `DECISION ${id} ${terminal.say(title)} (${terminal.say(decision.title)})`,
          ),
          ...criteria.flatMap(({ id, veto }) =>
            veto === undefined
              ? []
              : [`VETO:${id} ${terminal.say(veto.title)} — ${terminal.say(veto.question)}`],
          ),
          ...(targets?.judgements ?? []).map(
            ({ id, title }) => `JUDGE ${id} ${terminal.say(title)}`,
          ),
          ...applications.flatMap(({ app, targets }) =>
            targets.map(({ id, title, planned }) => `TARGET:${id} ${app} ${title}: ${planned}`),
          ),
        ],
      };
    },
  },
  {
    name: 'score',
    about: {
      zh: '填写评分（来自文件或参数），保存为草稿',
      en: 'Enter scores, from a file or flags; kept as a draft',
    },
    flags: [
      roundFlag,
      flag(
        'file',
        'FILE',
        'JSON 或 CSV（列 app,item,score,comment）',
        'JSON or CSV (columns app,item,score,comment)',
      ),
      flag('app', 'APP', '申报项目', 'Application'),
      flag('set', 'ITEM=分', '一项得分，如 ASSURANCE=24.5', 'A score: ASSURANCE=24.5', {
        several: true,
      }),
      flag('comment', 'ITEM=意见', '一项意见', 'A comment', { several: true }),
      flag('overall', 'TEXT', '总体意见', 'Overall opinion'),
      flag('decision', 'ID', '推荐意见或表决', 'Recommendation or vote'),
      flag('reason', 'TEXT', '所选结论的理由', 'Why that was chosen'),
      flag('veto', 'ITEM=理由', '勾选否决项并写明理由', 'Tick a veto question, with the reason', {
        several: true,
      }),
      flag('judge', 'TARGET=判断', '任务书指标的判断，如 T-1=MET', 'A target: T-1=MET', {
        several: true,
      }),
      flag('note', 'TARGET=说明', '任务书指标的说明', 'A note on a target', { several: true }),
    ],
    files: null,
    async run(given, terminal) {
      const inputs = readScores(given);
      if (inputs.length === 0) {
        throw new Refusal('terminal-input', 'no scores given', { problems: '--file / --app' });
      }
      await terminal.unlock();
      const drafts: Draft[] = [];
      for (const input of inputs) drafts.push(await enter(terminal, given.text('round'), input));
      return {
        value: drafts,
        lines: drafts.map(
          ({ app, state, total }) =>
            `${app} [${terminal.say(applicationStateWords[state])}] ${total ?? '—'}`,
        ),
      };
    },
  },
  {
    name: 'check',
    about: { zh: '提交前检查', en: 'Check before submitting' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const found = await terminal.expert.checkSubmission(
        checked(expertOperations.checkSubmission, { round: given.text('round') }),
      );
      const desk = await terminal.expert.desk(
        checked(expertOperations.desk, { round: given.text('round') }),
      );
      const titleOf = titlesOf(desk, terminal);
      return {
        value: found,
        lines: [
          ...found.ready.map(
            ({ app, title, rev, total, decision }) =>
              `✓ ${app} ${title}: ${[
                terminal.say(revision(rev)),
                ...(total === null
                  ? []
                  : [`${terminal.say({ zh: '总分', en: 'total' })} ${total}`]),
                ...(decision === null
                  ? []
                  : [terminal.say(choiceTitle(desk.form.rubric, decision))]),
              ].join(', ')}`,
          ),
          ...found.problems.map(({ app, title, item, kind, blocking }) => {
            const named = item === null ? '' : ` “${titleOf(item)}”`;
            return `${blocking ? '✗' : '!'} ${app} ${title}: ${terminal.say(problemWords[kind])}${named}`;
          }),
          ...(found.ready.length === 0
            ? [terminal.say({ zh: '没有新评完的评分表。', en: 'No newly completed sheet.' })]
            : []),
        ],
        refused: found.problems.some(({ blocking }) => blocking),
      };
    },
  },
  {
    name: 'submit',
    about: { zh: '签署评分并写出函件', en: 'Sign the scores and write their post' },
    flags: [
      roundFlag,
      flag('out', 'FILE', '回传函件（.hppost）', 'The post to the agency (.hppost)', {
        required: true,
      }),
      flag(
        'waive',
        null,
        '明知有非强制问题仍然提交',
        'Submit in spite of problems that do not block',
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const submitted = await terminal.expert.submit(
        checked(expertOperations.submit, {
          round: given.text('round'),
          passphrase: await terminal.passphrase(),
          waive: given.has('waive'),
        }),
      );
      return {
        value: submitted,
        lines: [
          submitted.fileName,
          terminal.say({
            zh: `提交核对码：${submitted.code}`,
            en: `Code of the post: ${submitted.code}`,
          }),
          ...submitted.sheets.map(
            ({ app, rev, sha256 }) => `${app} ${terminal.say(revision(rev))} ${sha256}`,
          ),
        ],
      };
    },
  },
  {
    name: 'amend',
    about: { zh: '重新打开已提交的评分以便修订', en: 'Open submitted scores for amendment' },
    flags: [roundFlag, flag('app', 'APP', '申报项目', 'Application', { required: true })],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const draft = await terminal.expert.amend(
        checked(expertOperations.amend, { round: given.text('round'), app: given.text('app') }),
      );
      return {
        value: draft,
        lines: [
          `${draft.app} [${terminal.say(applicationStateWords[draft.state])}] ${terminal.say(revision(draft.rev))}`,
        ],
      };
    },
  },
  {
    name: 'pages',
    about: { zh: '写出已签署评分表的打印件', en: 'Write the printed pages of what was signed' },
    flags: [
      roundFlag,
      flag('out', 'FILE', '打印件（.pdf）', 'The pages (.pdf)', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.expert.exportPages(
        checked(expertOperations.exportPages, { round: given.text('round') }),
      );
      return { value: saved, lines: [saved.fileName] };
    },
  },
];

/** What a problem's item is called: a criterion or a document. */
function titlesOf({ form, applications }: DeskView, { say }: Terminal): (item: string) => string {
  const titles = new Map([
    ...form.rubric.criteria.map(({ id, title }): [string, string] => [id, say(title)]),
    ...applications.flatMap(({ targets }) =>
      targets.map(({ id, title }): [string, string] => [id, title]),
    ),
    ...applications.flatMap(({ documents }) =>
      documents.map(({ docid, title }): [string, string] => [docid, title]),
    ),
  ]);
  return (item) => titles.get(item) ?? item;
}

type Change = Parameters<Terminal['expert']['saveDraft']>[0]['change'];

async function enter(terminal: Terminal, round: string, input: ScoreInput): Promise<Draft> {
  const { app } = input;
  const changes: Change[] = [
    ...Object.entries(input.scores).map(([item, points]) => ({
      kind: 'score' as const,
      item,
      value: hundredths(points),
    })),
    ...Object.entries(input.comments).map(([item, text]) => ({
      kind: 'comment' as const,
      item,
      text,
    })),
    ...(input.overall === undefined ? [] : [{ kind: 'overall' as const, text: input.overall }]),
    ...(input.decision === undefined
      ? []
      : [{ kind: 'decision' as const, choice: input.decision }]),
    ...(input.reason === undefined
      ? []
      : [{ kind: 'decision-reason' as const, text: input.reason }]),
    ...Object.entries(input.vetoes).map(([item, reason]) => ({
      kind: 'veto' as const,
      item,
      reason,
    })),
    ...Object.entries(input.targets).flatMap(([target, { judgement, note }]) => [
      ...(judgement === undefined ? [] : [{ kind: 'target' as const, target, judgement }]),
      ...(note === undefined ? [] : [{ kind: 'target-note' as const, target, text: note }]),
    ]),
  ];
  for (const change of changes) {
    await terminal.expert.saveDraft(checked(expertOperations.saveDraft, { round, app, change }));
  }
  return terminal.expert.draft(checked(expertOperations.draft, { round, app }));
}

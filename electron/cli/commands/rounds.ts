import { Refusal } from '../../../shared/errors.ts';
import {
  type AgencyRound,
  agencyOperations,
  type IndexProblem,
} from '../../../shared/operations/agency.ts';
import { Policy } from '../../../shared/policy.ts';
import { Rubric } from '../../../shared/rubric.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { readJsonFile } from '../read-file.ts';
import { roundAnswer } from '../round-answer.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export const roundCommands: readonly Command[] = [
  {
    name: 'programmes',
    about: { zh: '列出可选的计划与评审类型', en: 'List programmes and their reviews' },
    flags: [],
    files: null,
    async run(_, terminal) {
      const offers = await terminal.agency.offers({});
      return {
        value: offers,
        lines: offers.map(
          ({ programme, review, title }) => `${programme} ${review} ${terminal.say(title)}`,
        ),
      };
    },
  },
  {
    name: 'round create',
    about: {
      zh: '建立评审轮次，可同时导入清单和材料',
      en: 'Make a round, with index and documents if given',
    },
    flags: [
      roundFlag,
      flag('title', 'TITLE', '轮次名称', 'Title of the round', { required: true }),
      flag('programme', 'ID', '计划', 'Programme', { required: true }),
      flag('review', 'ID', '评审类型', 'Review', { required: true }),
      flag(
        'opens',
        'TIME',
        '开始时间，如 2026-11-20T01:00:00Z',
        'Opens at, e.g. 2026-11-20T01:00:00Z',
        {
          required: true,
        },
      ),
      flag('closes', 'TIME', '截止时间（UTC）', 'Closes at (UTC)', { required: true }),
      flag(
        'release',
        'KIND',
        'after-declaration（默认）或 with-bundle',
        'after-declaration (default) or with-bundle',
      ),
      flag('index', 'FILE', '申报项目清单（xlsx 或 csv）', 'Application index (xlsx or csv)'),
      flag('documents', 'DIR', '申报材料所在文件夹', 'Folder of the documents'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      let round = await terminal.agency.createRound(
        checked(agencyOperations.createRound, {
          round: given.text('round'),
          title: given.text('title'),
          programme: given.text('programme'),
          review: given.text('review'),
          release: releaseOf(given.optional('release')),
          opensAt: given.text('opens'),
          closesAt: given.text('closes'),
        }),
      );
      const [index, documents] = [given.optional('index'), given.optional('documents')];
      if (index !== undefined) round = await importIndex(terminal, round.round, index);
      if (documents !== undefined) round = await attachDocuments(terminal, round.round, documents);
      return roundAnswer(round, terminal);
    },
  },
  {
    name: 'round show',
    about: { zh: '显示轮次及其各步骤', en: 'Show a round and its steps' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.round, { round: given.text('round') });
      return roundAnswer(await terminal.agency.round(input), terminal);
    },
  },
  {
    name: 'round calendar',
    about: {
      zh: '写出评审期的工作日历，逐日列明节假日与调休',
      en: 'Write the round’s calendar of working days, day by day',
    },
    flags: [
      roundFlag,
      flag('out', 'FILE', '工作日历（.pdf）', 'The calendar (.pdf)', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const input = checked(agencyOperations.exportCalendar, { round: given.text('round') });
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.agency.exportCalendar(input);
      return { value: saved, lines: [saved.fileName] };
    },
  },
  {
    name: 'round template',
    about: {
      zh: '写出申报项目清单模板，或任务书指标的 csv 模板',
      en: 'Write the template of the application index, or the csv of targets',
    },
    flags: [
      roundFlag,
      flag('out', 'FILE', '模板文件（.xlsx 或 .csv）', 'The template (.xlsx or .csv)', {
        required: true,
      }),
      flag('targets', null, '写出任务书指标的 csv 模板', 'Write the csv template of targets'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const out = given.text('out');
      terminal.host.place({ out });
      const saved = await terminal.agency.exportIndexTemplate(
        checked(agencyOperations.exportIndexTemplate, {
          round: given.text('round'),
          format: given.has('targets') ? 'targets-csv' : /\.csv$/i.test(out) ? 'csv' : 'xlsx',
        }),
      );
      return { value: saved, lines: [saved.fileName] };
    },
  },
  {
    name: 'round index',
    about: {
      zh: '导入申报项目清单，或任务书指标',
      en: 'Take in the application index, or a table of targets',
    },
    flags: [roundFlag],
    files: { name: 'FILE', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      const round = await importIndex(terminal, given.text('round'), given.files[0] ?? '');
      return roundAnswer(round, terminal);
    },
  },
  {
    name: 'round documents',
    about: { zh: '指定申报材料所在文件夹', en: 'Name the folder of the documents' },
    flags: [roundFlag],
    files: { name: 'DIR', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      const round = await attachDocuments(terminal, given.text('round'), given.files[0] ?? '');
      return roundAnswer(round, terminal);
    },
  },
  {
    name: 'round rule',
    about: {
      zh: '替换评分标准与汇总规则（JSON：rubric、policy），或输出现行的',
      en: 'Replace rubric and policy (JSON), or print those in force',
    },
    flags: [
      roundFlag,
      flag('rule', 'FILE', '含 rubric 与 policy 的 JSON', 'JSON with rubric and policy'),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const id = given.text('round');
      const file = given.optional('rule');
      if (file === undefined) {
        const { rubric, policy } = await terminal.agency.round({ round: id });
        return { value: { rubric, policy }, lines: [JSON.stringify({ rubric, policy }, null, 2)] };
      }
      const { rubric, policy } = readRule(file);
      const input = checked(agencyOperations.saveRule, { round: id, rubric, policy });
      return roundAnswer(await terminal.agency.saveRule(input), terminal);
    },
  },
  {
    name: 'round assign',
    about: {
      zh: '分派专家；不指定时全体专家评全部项目',
      en: 'Assign experts; by default every expert judges everything',
    },
    flags: [
      roundFlag,
      flag(
        'expert',
        'E=APP,…',
        '该专家评所列项目；不写项目则评全部',
        'This expert judges those; all where none is named',
        {
          several: true,
        },
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const round = await terminal.agency.round({ round: given.text('round') });
      const assignments = await assignmentsOf(given.all('expert'), round, terminal);
      const input = checked(agencyOperations.assign, { round: round.round, assignments });
      return roundAnswer(await terminal.agency.assign(input), terminal);
    },
  },
];

function releaseOf(text: string | undefined): 'after-declaration' | 'with-bundle' {
  if (text === undefined || text === 'after-declaration') return 'after-declaration';
  if (text === 'with-bundle') return 'with-bundle';
  throw new UsageError('round create', '--release 取值不对', '--release has no such value');
}

async function importIndex(terminal: Terminal, round: string, file: string): Promise<AgencyRound> {
  terminal.host.place({ files: [file] });
  const imported = await terminal.agency.importIndex({ round });
  refuseProblems('index-problems', imported.problems, terminal);
  return imported.round;
}

async function attachDocuments(
  terminal: Terminal,
  round: string,
  folder: string,
): Promise<AgencyRound> {
  terminal.host.place({ folder });
  const attached = await terminal.agency.attachDocuments({ round });
  const missing = attached.round.applications.some(({ documents }) =>
    documents.some(({ state }) => state !== 'present'),
  );
  // A file that no row names is a remark; a row without its file keeps the round from sealing.
  if (missing) refuseProblems('document-problems', attached.problems, terminal);
  return attached.round;
}

function refuseProblems(
  code: 'index-problems' | 'document-problems',
  problems: readonly IndexProblem[],
  terminal: Terminal,
): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ row, column, sheet, message }) => {
    const place = row === null ? '' : `${column ?? ''}${row}: `;
    return `${sheet === undefined ? '' : `${sheet} `}${place}${terminal.say(message)}`;
  });
  throw new Refusal(code, `${problems.length} problems`, {
    count: problems.length,
    problems: lines.join('\n'),
  });
}

function readRule(file: string): { readonly rubric: Rubric; readonly policy: Policy } {
  const value = readJsonFile(file);
  const members = typeof value === 'object' && value !== null ? value : {};
  const rubric = Rubric.safeParse('rubric' in members ? members.rubric : undefined);
  const policy = Policy.safeParse('policy' in members ? members.policy : undefined);
  if (rubric.success && policy.success) return { rubric: rubric.data, policy: policy.data };
  const issues = [...(rubric.error?.issues ?? []), ...(policy.error?.issues ?? [])];
  const problems = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new Refusal('terminal-input', 'rule file fails its schema', { problems });
}

async function assignmentsOf(
  named: readonly string[],
  round: AgencyRound,
  terminal: Terminal,
): Promise<{ kid: string; apps: string[] }[]> {
  const everything = round.applications.map(({ app }) => app);
  const experts = (await terminal.agency.experts({})).filter(({ state }) => state === 'confirmed');
  if (named.length === 0) {
    const usable = experts.filter(({ revokedFrom }) => revokedFrom === null);
    return usable.map(({ kid }) => ({ kid, apps: everything }));
  }
  return named.map((entry) => {
    const [id = '', list] = entry.split('=');
    const expert = experts.find((candidate) => candidate.expert === id || candidate.kid === id);
    if (expert === undefined) {
      throw new Refusal('terminal-input', 'no such expert', { problems: `--expert ${id}` });
    }
    return { kid: expert.kid, apps: list === undefined ? everything : list.split(',') };
  });
}

import { readFileSync } from 'node:fs';
import type { ProgrammeRow } from '../../../shared/operations/agency-programmes.ts';
import { agencyProgrammeOperations } from '../../../shared/operations/agency-programmes.ts';
import type { RuleProblem } from '../../../shared/rule-check.ts';
import { readRefusal } from '../../formats/file-refusals.ts';
import { programmeFileProblems } from '../../programme-problems.ts';
import { type Command, flag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';

/** Programme files: what is here, checking one, taking one in, writing one out. */
export const programmeCommands: readonly Command[] = [
  {
    name: 'programme list',
    about: { zh: '列出随程序提供和本机构的计划', en: 'List shipped programmes and your own' },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      const rows = await terminal.agency.programmes({});
      return { value: rows, lines: rows.map((row) => rowLine(row, terminal)) };
    },
  },
  {
    name: 'programme check',
    about: {
      zh: '检查计划文件，一次列出全部问题；无需工作区',
      en: 'Check a programme file, every problem at once; needs no workspace',
    },
    flags: [],
    files: { name: 'FILE', several: false },
    run(given, terminal) {
      const [file = ''] = given.files;
      const problems = programmeFileProblems(bytesOf(file));
      const good = { zh: '没有问题。', en: 'No problem.' };
      return {
        value: { file, problems },
        lines: problems.length === 0 ? [terminal.say(good)] : problemLines(problems, terminal),
        refused: problems.length > 0,
      };
    },
  },
  {
    name: 'programme import',
    about: { zh: '导入计划文件', en: 'Take in a programme file' },
    flags: [],
    files: { name: 'FILE', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ files: given.files });
      const taken = await terminal.agency.importProgramme({});
      if (taken.outcome === 'bad')
        return { value: taken, lines: problemLines(taken.problems, terminal), refused: true };
      const { programme } = taken;
      const words =
        taken.outcome === 'same'
          ? { zh: `已有内容相同的计划：${programme}`, en: `Already here: ${programme}` }
          : { zh: `已导入：${programme}`, en: `Taken in: ${programme}` };
      return { value: taken, lines: [terminal.say(words)] };
    },
  },
  {
    name: 'programme export',
    about: { zh: '导出计划文件', en: 'Write a programme as a file' },
    flags: [
      flag('programme', 'ID', '计划', 'Programme', { required: true }),
      flag('out', 'FILE', '写到哪个文件', 'File to write', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await terminal.agency.exportProgramme(
        checked(agencyProgrammeOperations.exportProgramme, { programme: given.text('programme') }),
      );
      return { value: saved, lines: [`${saved.folder}/${saved.fileName}`] };
    },
  },
];

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw readRefusal(error, file);
  }
}

const problemLines = (problems: readonly RuleProblem[], terminal: Terminal) =>
  problems.map(({ path, message }) => `${path.join('.')}: ${terminal.say(message)}`);

function rowLine(row: ProgrammeRow, terminal: Terminal): string {
  const kind = row.own ? { zh: '本机构', en: 'own' } : { zh: '随程序提供', en: 'shipped' };
  const hash = row.sha256 === null ? terminal.say({ zh: '草稿', en: 'draft' }) : row.sha256;
  const from = row.copiedFrom === null ? '' : ` ← ${row.copiedFrom.id} ${row.copiedFrom.sha256}`;
  return `${row.programme} ${row.version} ${terminal.say(kind)} ${terminal.say(row.title)} ${hash}${from}`;
}

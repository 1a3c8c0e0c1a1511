import {
  type JournalGroupName,
  journalAction,
  journalGroupNames,
  journalGroups,
} from '../../../shared/journal-words.ts';
import {
  type JournalFilter,
  type JournalRow,
  workspaceOperations,
} from '../../../shared/operations/workspace.ts';
import { firstBrokenEntry, parseJournalFile } from '../../formats/journal-chain.ts';
import { type Command, type Flag, flag, type Given } from '../command.ts';
import { readJsonFile } from '../read-file.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const pageLength = 500;

const groupList = journalGroupNames.map((name) => `${name}=${journalGroups[name].title.zh}`);
const filterFlags: readonly Flag[] = [
  flag(
    'group',
    'NAME',
    `只列某类操作，可重复：${groupList.join('、')}`,
    `Only entries of a group, may be repeated: ${journalGroupNames.join(', ')}`,
    { several: true },
  ),
  flag('text', 'WORDS', '只列含有这些文字的记录', 'Only entries that contain these words'),
  flag('from', 'TIME', '起始时间（UTC）', 'First moment (UTC, 2026-11-21T00:00:00Z)'),
  flag('until', 'TIME', '终止时间（UTC）', 'Last moment (UTC)'),
];

function groupNamed(name: string): JournalGroupName {
  const found = journalGroupNames.find((group) => group === name);
  if (found !== undefined) return found;
  throw new UsageError(
    'journal',
    `没有“${name}”这一类，只有：${journalGroupNames.join('、')}`,
    `no group "${name}"; there are: ${journalGroupNames.join(', ')}`,
  );
}

function filterOf(given: Given): JournalFilter {
  const { filter } = checked(workspaceOperations.journal, {
    before: null,
    limit: 1,
    filter: {
      groups: given.all('group').map(groupNamed),
      text: given.optional('text'),
      from: given.optional('from'),
      until: given.optional('until'),
    },
  });
  return filter ?? {};
}

const wholeness = (terminal: Terminal, firstBroken: number | null): string =>
  terminal.say(
    firstBroken === null
      ? { zh: '日志完整：各条首尾相接，未被改动。', en: 'The journal is whole.' }
      : {
          zh: `日志已损坏：第 ${firstBroken} 条与前文接不上，有记录被改动、删除或插入。`,
          en: `The journal is broken: entry ${firstBroken} does not follow; an entry was altered, removed or put in.`,
        },
  );

/** The journal in words, newest first. A broken one is printed too, and ends with exit 1. */
const list: Command = {
  name: 'journal',
  about: {
    zh: '列出操作日志并核验其是否完整',
    en: 'List what was done in the workspace, and whether the record is whole',
  },
  flags: filterFlags,
  files: null,
  async run(given, terminal) {
    await terminal.unlock();
    const filter = filterOf(given);
    const entries: JournalRow[] = [];
    let before: number | null = null;
    for (;;) {
      const page = await terminal.workspace.journal({ before, limit: pageLength, filter });
      entries.push(...page.entries);
      before = page.entries.at(-1)?.seq ?? null;
      if (page.entries.length === pageLength && before !== null) continue;
      const { intact, firstBroken, head, total } = page;
      return {
        value: { intact, firstBroken, head, total, entries },
        refused: !intact,
        lines: [
          wholeness(terminal, firstBroken),
          ...entries.map(({ at, actor, action, subject, about }) => {
            const what = terminal.say(journalAction(action));
            const which = about === null ? subject : terminal.say(about);
            return `${at} ${actor} ${what} ${which}`.trimEnd();
          }),
        ],
      };
    }
  },
};

const exported: Command = {
  name: 'journal export',
  about: {
    zh: '导出操作日志：.pdf 供阅读，.csv 供统计，.json 供他人核验',
    en: 'Write the journal: .pdf to read, .csv to sort, .json for others to check',
  },
  flags: [
    ...filterFlags,
    flag('out', 'FILE', '目标文件（.pdf、.csv 或 .json）', 'Where to (.pdf, .csv or .json)', {
      required: true,
    }),
  ],
  files: null,
  async run(given, terminal) {
    const out = given.text('out');
    const format = out.slice(out.lastIndexOf('.') + 1);
    if (format !== 'pdf' && format !== 'csv' && format !== 'json') {
      throw new UsageError(
        'journal export',
        `--out 的扩展名只能是 .pdf、.csv 或 .json：${out}`,
        `--out must end in .pdf, .csv or .json: ${out}`,
      );
    }
    await terminal.unlock();
    terminal.host.place({ out });
    const filter = filterOf(given);
    const { language } = terminal;
    const saved = await terminal.workspace.exportJournal({ format, language, filter });
    return { value: saved, lines: [saved.fileName] };
  },
};

/** For an auditor without the workspace. */
const check: Command = {
  name: 'journal check',
  about: {
    zh: '核验他人导出的操作日志（.json），不需要工作区',
    en: 'Check a journal that someone exported (.json); needs no workspace',
  },
  flags: [],
  files: { name: 'FILE', several: false },
  run(given, terminal) {
    const { entries, owner, role, written_at } = parseJournalFile(
      readJsonFile(given.files[0] ?? ''),
    );
    const firstBroken = firstBrokenEntry(entries);
    const head = entries.at(-1)?.hash ?? '';
    return {
      value: {
        intact: firstBroken === null,
        firstBroken,
        owner,
        role,
        written_at,
        total: entries.length,
        head,
      },
      refused: firstBroken !== null,
      lines: [
        wholeness(terminal, firstBroken),
        terminal.say({
          zh: `工作区 ${owner}，共 ${entries.length} 条，末条摘要 ${head}`,
          en: `workspace ${owner}, ${entries.length} entries, last hash ${head}`,
        }),
      ],
    };
  },
};

export const journalCommands: readonly Command[] = [list, exported, check];

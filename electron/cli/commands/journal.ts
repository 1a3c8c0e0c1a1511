import { journalAction } from '../../../shared/journal-words.ts';
import type { JournalEntry } from '../../../shared/operations/workspace.ts';
import type { Command } from '../command.ts';

const pageLength = 500;

/** The whole journal, newest first. A broken one is printed too, and ends with exit 1. */
export const journalCommand: Command = {
  name: 'journal',
  about: {
    zh: '列出操作日志并核验其是否完整',
    en: 'List what was done in the workspace, and whether the record is whole',
  },
  flags: [],
  files: null,
  async run(_, terminal) {
    await terminal.unlock();
    const entries: JournalEntry[] = [];
    let before: number | null = null;
    let whole = true;
    for (;;) {
      const page = await terminal.workspace.journal({ before, limit: pageLength });
      whole &&= page.intact;
      entries.push(...page.entries);
      before = page.entries.at(-1)?.seq ?? null;
      if (before === null || before <= 1) break;
    }
    return {
      value: { intact: whole, entries },
      refused: !whole,
      lines: [
        terminal.say(
          whole
            ? { zh: '日志完整：各条首尾相接，未被改动。', en: 'The journal is whole.' }
            : {
                zh: '日志已损坏：有记录被改动、删除或插入。',
                en: 'The journal is broken: an entry was altered, removed or put in.',
              },
        ),
        ...entries.map(({ at, actor, action, subject }) =>
          `${at} ${actor} ${terminal.say(journalAction(action))} ${subject}`.trimEnd(),
        ),
      ],
    };
  },
};

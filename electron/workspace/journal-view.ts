import { actionsOf, journalAction } from '../../shared/journal-words.ts';
import type {
  JournalEntry,
  JournalFilter,
  JournalRow,
  JournalView,
} from '../../shared/operations/workspace.ts';
import { firstBrokenEntry, journalBeginning } from '../formats/journal-chain.ts';
import { wholeJournal } from '../vault/journal.ts';
import { type DescribeSubject, subjectsOf } from './journal-subjects.ts';
import type { Session } from './session.ts';

/** A page of the journal in words, newest first, and whether the whole of it holds together. */
export function readJournalView(
  session: Session,
  page: {
    readonly before: number | null;
    readonly limit: number;
    readonly filter?: JournalFilter | undefined;
  },
): JournalView {
  const all = wholeJournal(session.vault.read);
  const firstBroken = firstBrokenEntry(all);
  const describe = subjectsOf(session);
  const found = filtered(all, describe, page.filter).toReversed();
  const before = page.before ?? Number.MAX_SAFE_INTEGER;
  const entries = found.filter(({ seq }) => seq < before).slice(0, page.limit);
  return {
    entries: entries.map((entry) => ({ ...entry, about: describe(entry.subject) })),
    found: found.length,
    total: all.length,
    intact: firstBroken === null,
    firstBroken,
    head: all.at(-1)?.hash ?? journalBeginning,
  };
}

/** Everything that the filter lets through, in words, oldest first. */
export function journalRows(
  session: Session,
  filter: JournalFilter | undefined,
): readonly JournalRow[] {
  const describe = subjectsOf(session);
  const rows = filtered(wholeJournal(session.vault.read), describe, filter);
  return rows.map((entry) => ({ ...entry, about: describe(entry.subject) }));
}

function filtered(
  entries: readonly JournalEntry[],
  describe: DescribeSubject,
  filter: JournalFilter = {},
): readonly JournalEntry[] {
  const { groups = [], from = '', until = '9' } = filter;
  const actions = new Set(groups.flatMap(actionsOf));
  const text = filter.text?.trim().toLowerCase() ?? '';
  return entries.filter(
    (entry) =>
      (groups.length === 0 || actions.has(entry.action)) &&
      entry.at >= from &&
      entry.at <= until &&
      (text === '' || wordsOf(entry, describe).includes(text)),
  );
}

function wordsOf(entry: JournalEntry, describe: DescribeSubject): string {
  const action = journalAction(entry.action);
  const about = describe(entry.subject);
  const { actor, subject, hash } = entry;
  return [action.zh, action.en, about?.zh, about?.en, actor, subject, hash]
    .join('\n')
    .toLowerCase();
}

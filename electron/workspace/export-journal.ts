import { canonicalJson } from '../../shared/canonical-json.ts';
import type { JournalFilter, SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import { firstBrokenEntry, type JournalFile } from '../formats/journal-chain.ts';
import type { Host } from '../host.ts';
import { journalCsv } from '../reports/journal-csv.ts';
import { journalPagesHtml } from '../reports/journal-pages.ts';
import type { Language } from '../reports/printable-page.ts';
import { wholeJournal } from '../vault/journal.ts';
import { journalRows } from './journal-view.ts';
import { saveFile } from './save-file.ts';
import { record, type Session } from './session.ts';

type JournalExport = {
  readonly format: 'pdf' | 'csv' | 'json';
  readonly language: Language;
  readonly filter?: JournalFilter | undefined;
};

/**
 * Writes the journal for someone who was not there: pages, a table, or the whole chain.
 * @throws Refusal dialog-cancelled, and as saveFile does
 */
export async function exportJournal(
  session: Session,
  host: Host,
  wanted: JournalExport,
): Promise<SavedFile> {
  const saved = await saveFile(host, await written(session, host, wanted), {
    title: '操作日志保存到',
    suggestedName: `操作日志-${ownerOf(session)}.${wanted.format}`,
    kind: '操作日志',
  });
  record(session, 'journal-exported', '');
  return saved;
}

async function written(
  session: Session,
  host: Host,
  { format, language, filter }: JournalExport,
): Promise<Uint8Array> {
  if (format === 'json') return utf8(`${canonicalJson(journalFile(session))}\n`);
  const rows = journalRows(session, filter);
  if (format === 'csv') return journalCsv(rows, language);
  const all = wholeJournal(session.vault.read);
  return host.printToPdf(
    journalPagesHtml({
      language,
      owner: ownerOf(session),
      role: session.role,
      writtenAt: session.now(),
      rows,
      total: all.length,
      firstBroken: firstBrokenEntry(all),
      head: all.at(-1)?.hash ?? '',
    }),
  );
}

function journalFile(session: Session): JournalFile {
  return {
    v: 1,
    type: 'journal',
    role: session.role,
    owner: ownerOf(session),
    written_at: session.now(),
    app_version: session.appVersion,
    entries: [...wholeJournal(session.vault.read)],
  };
}

const ownerOf = (session: Session): string =>
  session.role === 'expert' ? session.expert : session.agency;

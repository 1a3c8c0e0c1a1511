import { stringify } from 'csv-stringify/sync';
import { chinaTime } from '../../shared/china-time.ts';
import { journalAction } from '../../shared/journal-words.ts';
import type { JournalRow } from '../../shared/operations/workspace.ts';
import { inLanguage, type Language, pick } from './printable-page.ts';
import { safeText } from './spreadsheet.ts';

/** The journal as csv, oldest first: UTF-8 with BOM and CRLF, no text that a spreadsheet program
 * would take for a formula. */
export function journalCsv(rows: readonly JournalRow[], language: Language): Uint8Array {
  const say = inLanguage(language);
  const heading = [
    say('序号', 'No.'),
    say('时间（北京时间）', 'Time (China)'),
    say('时间（UTC）', 'Time (UTC)'),
    say('操作人', 'Who'),
    say('事项', 'What'),
    say('对象', 'About'),
    say('对象标识', 'Subject'),
    say('摘要', 'Hash'),
  ];
  const lines = rows.map((row) => [
    String(row.seq),
    chinaTime(row.at),
    row.at,
    safeText(row.actor),
    safeText(pick(language, journalAction(row.action))),
    row.about === null ? '' : safeText(pick(language, row.about)),
    safeText(row.subject),
    row.hash,
  ]);
  const text = stringify([heading, ...lines], { bom: true, record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}

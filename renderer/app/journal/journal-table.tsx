import { useTranslation } from 'react-i18next';
import { journalAction } from '../../../shared/journal-words.ts';
import type { JournalRow } from '../../../shared/operations/workspace.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';

/** The entries in words, with what they are about and what stands for them. */
export function JournalTable({ entries }: { readonly entries: readonly JournalRow[] }) {
  const { t } = useTranslation('app');
  const pick = useBilingual();
  return (
    <table className="hp-journal">
      <thead>
        <tr>
          <th scope="col">{t('journal.number')}</th>
          <th scope="col">{t('journal.at')}</th>
          <th scope="col">{t('journal.who')}</th>
          <th scope="col">{t('journal.what')}</th>
          <th scope="col">{t('journal.subject')}</th>
          <th scope="col">{t('journal.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ seq, at, actor, action, subject, about, hash }) => (
          <tr key={seq}>
            <td className="hp-journal-number">{seq}</td>
            <td className="hp-journal-word">{dateTime(at)}</td>
            <td className="hp-journal-word">{actor}</td>
            <td className="hp-journal-word">{pick(journalAction(action))}</td>
            <td className="hp-journal-subject">
              {about === null ? (
                <code>{subject}</code>
              ) : (
                <span title={subject}>{visibleText(pick(about))}</span>
              )}
            </td>
            <td className="hp-journal-word">
              <code title={hash}>{hash.slice(0, 10)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

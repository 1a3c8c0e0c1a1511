import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journalAction } from '../../shared/journal-words.ts';
import type { JournalEntry } from '../../shared/operations/workspace.ts';
import { dateTime } from '../text/format.ts';
import { useBilingual } from '../text/text.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useAction } from '../ui/use-action.ts';
import { useQuery } from '../ui/use-query.ts';
import { useApi } from './api-context.ts';
import './journal-dialog.css';

const pageLength = 100;

type JournalDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** What was done in this workspace, newest first, and whether the record is whole. */
export function JournalDialog({ open, onClose }: JournalDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      open={open}
      title={t('journal.title')}
      footer={null}
      width={860}
      onCancel={onClose}
      destroyOnHidden
    >
      <Journal />
    </Modal>
  );
}

function Journal() {
  const { t } = useTranslation('app');
  const api = useApi();
  const newest = useQuery(
    () => api.workspace.journal({ before: null, limit: pageLength }),
    'journal',
  );
  const [older, setOlder] = useState<readonly JournalEntry[]>([]);
  const { run, busy, failure } = useAction();
  const readOlder = async (before: number) => {
    const page = await run(() => api.workspace.journal({ before, limit: pageLength }));
    if (page !== undefined) setOlder((known) => [...known, ...page.entries]);
  };
  return (
    <QueryView query={newest}>
      {({ entries: first, intact }) => {
        const entries = [...first, ...older];
        const oldest = entries.at(-1)?.seq ?? 1;
        return (
          <div className="hp-stack">
            <p role="status">
              <strong>{t(intact ? 'journal.intact' : 'journal.broken')}</strong>
            </p>
            <JournalTable entries={entries} />
            {failure === null ? null : <ErrorNotice failure={failure} />}
            {oldest <= 1 ? null : (
              <div>
                <Button loading={busy} onClick={() => void readOlder(oldest)}>
                  {t('journal.older')}
                </Button>
              </div>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

function JournalTable({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const { t } = useTranslation('app');
  const pick = useBilingual();
  return (
    <div className="hp-journal">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('journal.at')}</th>
            <th scope="col">{t('journal.who')}</th>
            <th scope="col">{t('journal.what')}</th>
            <th scope="col">{t('journal.subject')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, actor, action, subject }) => (
            <tr key={seq}>
              <td>{dateTime(at)}</td>
              <td>{actor}</td>
              <td>{pick(journalAction(action))}</td>
              <td className="hp-journal-subject">{subject}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

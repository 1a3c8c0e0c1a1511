import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalFilter, JournalRow } from '../../../shared/operations/workspace.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useQuery } from '../../ui/use-query.ts';
import { useApi } from '../api-context.ts';
import { JournalExports } from './journal-exports.tsx';
import { type FilterFields, filterOf, JournalFilterBar, noFilter } from './journal-filter.tsx';
import { JournalIntegrity } from './journal-integrity.tsx';
import { JournalTable } from './journal-table.tsx';
import './journal-dialog.css';

const pageLength = 100;

type JournalDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** What was done in this workspace, newest first: filtered, exported, and whether the record is
 * whole. */
export function JournalDialog({ open, onClose }: JournalDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      open={open}
      title={t('journal.title')}
      footer={null}
      width="min(1180px, 96vw)"
      style={{ top: 24 }}
      onCancel={onClose}
      destroyOnHidden
    >
      <Journal />
    </Modal>
  );
}

function Journal() {
  const [fields, setFields] = useState<FilterFields>(noFilter);
  const filter = filterOf(fields);
  return (
    <div className="hp-stack">
      <JournalFilterBar fields={fields} onChange={setFields} />
      <JournalPages key={JSON.stringify(filter)} filter={filter} />
    </div>
  );
}

function JournalPages({ filter }: { readonly filter: JournalFilter }) {
  const { t } = useTranslation('app');
  const api = useApi();
  const newest = useQuery(
    () => api.workspace.journal({ before: null, limit: pageLength, filter }),
    'journal',
  );
  const [older, setOlder] = useState<readonly JournalRow[]>([]);
  const { run, busy, failure } = useAction();
  const readOlder = async (before: number) => {
    const page = await run(() => api.workspace.journal({ before, limit: pageLength, filter }));
    if (page !== undefined) setOlder((known) => [...known, ...page.entries]);
  };
  return (
    <QueryView query={newest}>
      {(view) => {
        const entries = [...view.entries, ...older];
        const oldest = entries.at(-1)?.seq ?? 1;
        return (
          <div className="hp-stack">
            <JournalIntegrity view={view} />
            <JournalExports filter={filter} />
            <p className="hp-muted" role="status">
              {view.found === 0
                ? t('journal.nothing')
                : t('journal.found', { found: view.found, total: view.total })}
            </p>
            {view.found === 0 ? null : <JournalTable entries={entries} />}
            {failure === null ? null : <ErrorNotice failure={failure} />}
            {entries.length >= view.found ? null : (
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

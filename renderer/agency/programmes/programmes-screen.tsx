import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeImport } from '../../../shared/operations/agency-programmes.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import type { Go } from '../route.ts';
import { ImportNote } from './import-note.tsx';
import { ProgrammeTable } from './programme-table.tsx';
import './programmes.css';

/** Programmes that rounds can be made from: those that ship, and the agency's own. */
export function ProgrammesScreen({ go }: { readonly go: Go }) {
  const { t } = useTranslation('programmes');
  const api = useApi();
  const action = useAction();
  const rows = useQuery(() => api.agency.programmes({}), 'programmes');
  const [taken, setTaken] = useState<ProgrammeImport | null>(null);
  const importFile = async () => {
    const next = await action.run(() => api.agency.importProgramme({}));
    if (next === undefined) return;
    setTaken(next);
    await rows.reload();
  };
  const remove = async (programme: string) => {
    const next = await action.run(() => api.agency.removeProgramme({ programme }));
    if (next !== undefined) rows.replace(next);
  };
  return (
    <div className="ag-page ag-stack">
      <h1>{t('list.title')}</h1>
      <p className="ag-text">{t('list.text')}</p>
      <Panel
        title={t('list.heading')}
        extra={
          <Button loading={action.busy} onClick={() => void importFile()}>
            {t('import')}
          </Button>
        }
      >
        {action.failure === null ? null : (
          <ErrorNotice failure={action.failure} onClose={action.clear} />
        )}
        {taken === null ? null : <ImportNote taken={taken} go={go} />}
        <QueryView query={rows}>
          {(list) => (
            <ProgrammeTable rows={list} go={go} onRemove={(programme) => void remove(programme)} />
          )}
        </QueryView>
      </Panel>
    </div>
  );
}

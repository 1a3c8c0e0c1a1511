import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import type { StepProps } from '../round/step-props.ts';
import { type ExportRow, internalExports, publicExports } from './exports.ts';

/** What leaves the agency: the report to sign on paper, tables, data, the signed result; and, apart
 * from them, what may be published. */
export function ReportStep({ round, go }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async (format: ExportRow['format']) => {
    const file = await action.run(() => api.agency.exportResult({ round: round.round, format }));
    if (file !== undefined) setSaved(file);
  };
  if (round.phase !== 'merged') {
    return (
      <Panel title={t('report.title')}>
        <EmptyState
          title={t('report.none')}
          action={
            <Button onClick={() => go({ at: 'round', round: round.round, step: 'merge' })}>
              {t('report.toMerge')}
            </Button>
          }
        >
          {t('report.noneText')}
        </EmptyState>
      </Panel>
    );
  }
  const list = (rows: readonly ExportRow[]) => (
    <ul className="ag-exports">
      {rows.map(({ format, title, text, button }) => (
        <li key={format}>
          <div>
            <h3>{t(title)}</h3>
            <p className="hp-muted">{t(text)}</p>
          </div>
          <Button
            type={format === 'report' ? 'primary' : 'default'}
            disabled={action.busy}
            onClick={() => void save(format)}
          >
            {t(button)}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Panel title={`${t('report.title')} · ${t('statistics.internal')}`}>
        <p className="hp-muted">{t('report.names')}</p>
        {list(internalExports)}
      </Panel>
      <Panel title={t('statistics.public')}>{list(publicExports)}</Panel>
      <SavedNote saved={saved} />
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </>
  );
}

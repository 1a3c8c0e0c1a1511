import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/errors.ts';
import type { AgencyHome } from '../../../shared/operations/agency.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';

type TrustPanelProps = { readonly home: AgencyHome; readonly onExported: () => void };

/** The agency's own document: what experts check everything else against. */
export function TrustPanel({ home, onExported }: TrustPanelProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async (operation: () => Promise<Result<SavedFile>>) => {
    const file = await action.run(operation);
    if (file === undefined) return;
    setSaved(file);
    onExported();
  };
  return (
    <Panel title={t('home.trust')}>
      <p className="ag-text">{t('home.trustText')}</p>
      <div className="ag-code-box">
        <p className="hp-muted hp-small">{t('home.trustCode')}</p>
        <Code code={home.trustCode} label={t('home.trustCode')} size="large" />
      </div>
      <p className="hp-muted hp-small">
        {home.trustExportedAt === null
          ? t('home.trustNever')
          : t('home.trustExported', { time: dateTime(home.trustExportedAt) })}
      </p>
      <div className="hp-row">
        <Button
          type={home.trustExportedAt === null ? 'primary' : 'default'}
          loading={action.busy}
          onClick={() => void save(() => api.agency.exportTrust({}))}
        >
          {t('home.exportTrustButton')}
        </Button>
        <Button
          disabled={action.busy}
          onClick={() => void save(() => api.agency.exportInvitation({}))}
        >
          {t('home.invitationButton')}
        </Button>
      </div>
      <SavedNote saved={saved} />
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </Panel>
  );
}

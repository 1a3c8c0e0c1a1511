import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../shared/operations/proposed-list.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { SavedNote } from '../parts/saved-note.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

/** Every signed version with its hash, newest first, and what leaves the agency of it. */
export function Versions({ round, view }: { readonly round: string; readonly view: ListView }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  if (view.versions.length === 0) return null;
  const write = async (format: 'paper' | 'signed') => {
    const file = await action.run(() => api.agency.exportList({ round, format }));
    if (file !== undefined) setSaved(file);
  };
  return (
    <>
      <h3>{t('list.versions')}</h3>
      <ScrollTable caption={t('list.versions')}>
        <thead>
          <tr>
            <th scope="col">{t('list.version')}</th>
            <th scope="col">{t('list.signedAt')}</th>
            <th scope="col">{t('list.title')}</th>
            <th scope="col">{t('list.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {view.versions.toReversed().map((version) => (
            <tr key={version.sha256}>
              <th scope="row" className="ag-nowrap">
                <StateMark
                  state={version.final ? 'done' : 'submitted'}
                  label={
                    version.final ? `${version.version} ${t('list.final')}` : `${version.version}`
                  }
                />
              </th>
              <td className="ag-nowrap">{dateTime(version.issuedAt)}</td>
              <td>{t('list.count', version)}</td>
              <td className="ag-hash">{version.sha256}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <div className="hp-row">
        <Button disabled={action.busy} onClick={() => void write('paper')}>
          {t('list.exportPaper')}
        </Button>
        <Button disabled={action.busy} onClick={() => void write('signed')}>
          {t('list.exportSigned')}
        </Button>
      </div>
      <SavedNote saved={saved} />
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </>
  );
}

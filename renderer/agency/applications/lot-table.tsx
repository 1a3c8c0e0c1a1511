import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/state-mark.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { DocumentList } from './document-list.tsx';
import type { LotGroup } from './lots.ts';

type LotTableProps = {
  readonly group: LotGroup;
  /** Null: sealed, nothing can be removed. */
  readonly onRemove: ((app: string) => void) | null;
};

export function LotTable({ group, onRemove }: LotTableProps) {
  const { t } = useTranslation('agency');
  const direct = group.applications.some((application) => application.direct);
  return (
    <div className="ag-lot">
      <div className="hp-row">
        <h3>
          {group.lot}　{group.title}
        </h3>
        <span className="hp-muted">
          {t('applications.lotCount', { count: group.applications.length })}
        </span>
        {direct ? <StateMark state="done" label={t('applications.direct')} /> : null}
      </div>
      {direct ? <p className="hp-muted hp-small">{t('applications.directText')}</p> : null}
      <ScrollTable caption={group.title} className="ag-table-fixed">
        <thead>
          <tr>
            <th scope="col" className="ag-col-id">
              {t('applications.number')}
            </th>
            <th scope="col">{t('applications.name')}</th>
            <th scope="col">{t('applications.unit')}</th>
            <th scope="col">{t('applications.demand')}</th>
            <th scope="col">{t('applications.documents')}</th>
            {onRemove === null ? null : (
              <th scope="col" className="ag-col-action">
                {t('experts.action')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {group.applications.map(({ app, party, documents, ...rest }) => (
            <tr key={app}>
              <td className="ag-nowrap">{app}</td>
              <th scope="row">{party.title}</th>
              <td>
                {party.unit}
                <span className="ag-sub">{[party.leader, ...party.partners].join('；')}</span>
              </td>
              <td>{party.demand_side}</td>
              <td
                className={
                  documents.length === 0 || documents.some((d) => d.state !== 'present')
                    ? 'ag-cell-bad'
                    : undefined
                }
              >
                <DocumentList application={{ app, party, documents, ...rest }} />
              </td>
              {onRemove === null ? null : (
                <td>
                  <ConfirmButton
                    label={t('applications.remove')}
                    name={t('applications.removeNamed', { app })}
                    title={t('applications.removeTitle', { app })}
                    confirmLabel={t('applications.removeConfirm')}
                    keepLabel={t('applications.keep')}
                    onConfirm={() => onRemove(app)}
                  >
                    {t('applications.removeText', { title: party.title })}
                  </ConfirmButton>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

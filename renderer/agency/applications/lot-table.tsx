import { useTranslation } from 'react-i18next';
import { lotHeading } from '../../../shared/lot-heading.ts';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { ApplicationRow } from './application-row.tsx';
import type { LotGroup } from './lots.ts';

type LotTableProps = {
  readonly round: AgencyRound;
  readonly group: LotGroup;
  /** Null: sealed, nothing can be removed. */
  readonly onRemove: ((app: string) => void) | null;
  /** Null while the index itself can be mended. */
  readonly onCorrect: ((app: string) => void) | null;
};

export function LotTable({ round, group, onRemove, onCorrect }: LotTableProps) {
  const { t } = useTranslation('agency');
  const direct = group.applications.some((application) => application.direct);
  return (
    <div className="ag-lot">
      <div className="hp-row">
        <h3>{lotHeading(group)}</h3>
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
            <th scope="col" className="ag-col-action">
              {t('experts.action')}
            </th>
          </tr>
        </thead>
        <tbody>
          {group.applications.map((application) => (
            <ApplicationRow
              key={application.app}
              round={round}
              application={application}
              onRemove={onRemove}
              onCorrect={onCorrect}
            />
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

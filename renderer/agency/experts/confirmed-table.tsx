import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { RemoveExpert } from './remove-expert.tsx';

type ConfirmedTableProps = {
  readonly experts: readonly ExpertRow[];
  readonly onRemoved: (removed: ExpertRow, experts: readonly ExpertRow[]) => void;
};

export function ConfirmedTable({ experts, onRemoved }: ConfirmedTableProps) {
  const { t } = useTranslation('agency');
  return (
    <ScrollTable caption={t('experts.title')}>
      <thead>
        <tr>
          <th scope="col">{t('experts.name')}</th>
          <th scope="col">{t('experts.unit')}</th>
          <th scope="col">{t('experts.titleColumn')}</th>
          <th scope="col">{t('experts.number')}</th>
          <th scope="col">{t('experts.state')}</th>
          <th scope="col">{t('experts.confirmedAt')}</th>
          <th scope="col">{t('experts.action')}</th>
        </tr>
      </thead>
      <tbody>
        {experts.map((expert) => (
          <tr key={expert.kid}>
            <th scope="row">{expert.name}</th>
            <td>{expert.unit}</td>
            <td>{expert.title}</td>
            <td className="ag-nowrap">{expert.expert}</td>
            <td>
              {expert.revokedFrom === null ? (
                <StateMark state="done" label={t('experts.confirmedWord')} />
              ) : (
                <StateMark state="refused" label={t('experts.revokedWord')} />
              )}
            </td>
            <td className="ag-nowrap">
              {expert.confirmedAt === null ? '' : dateTime(expert.confirmedAt)}
            </td>
            <td>
              <RemoveExpert expert={expert} onRemoved={(rest) => onRemoved(expert, rest)} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

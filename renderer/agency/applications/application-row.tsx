import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgencyApplication, AgencyRound } from '../../../shared/operations/agency.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ApplicationDetails } from './application-details.tsx';
import { DocumentList } from './document-list.tsx';

type ApplicationRowProps = {
  readonly round: AgencyRound;
  readonly application: AgencyApplication;
  /** Null: sealed, nothing can be removed. */
  readonly onRemove: ((app: string) => void) | null;
  /** Null while the index itself can be mended. */
  readonly onCorrect: ((app: string) => void) | null;
};

/** One application of the list, with what its facts and targets say below it. */
export function ApplicationRow({ round, application, onRemove, onCorrect }: ApplicationRowProps) {
  const { t } = useTranslation('agency');
  const { app, party, documents } = application;
  const isIncomplete = documents.length === 0 || documents.some((d) => d.state !== 'present');
  return (
    <>
      <tr>
        <td className="ag-nowrap">{app}</td>
        <th scope="row">{party.title}</th>
        <td>
          {party.unit}
          <span className="ag-sub">{[party.leader, ...party.partners].join('；')}</span>
        </td>
        <td>{party.demand_side}</td>
        <td className={isIncomplete ? 'ag-cell-bad' : undefined}>
          <DocumentList application={application} />
        </td>
        <td>
          {onRemove === null ? null : (
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
          )}
          {onCorrect === null || application.direct ? null : (
            <Button
              size="small"
              type="text"
              aria-label={t('correction.openNamed', { app })}
              onClick={() => onCorrect(app)}
            >
              {t('correction.open')}
            </Button>
          )}
        </td>
      </tr>
      <tr className="ag-details-row">
        <td />
        <td colSpan={5}>
          <ApplicationDetails round={round} application={application} />
        </td>
      </tr>
    </>
  );
}

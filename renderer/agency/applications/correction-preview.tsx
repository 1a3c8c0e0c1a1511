import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { useQuery } from '../../ui/use-query.ts';
import type { PartyChange } from './party-draft.ts';

type CorrectionPreviewProps = {
  readonly round: AgencyRound;
  readonly app: string;
  readonly changes: readonly PartyChange[];
  /** Who judges the application. */
  readonly experts: AgencyRound['assignments'];
};

/** What would change, and who would have to answer for the application again. */
export function CorrectionPreview({ round, app, changes, experts }: CorrectionPreviewProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const { value: rows = [] } = useQuery(
    () => api.agency.declarations({ round: round.round }),
    round.round,
  );
  const answeredAt = (kid: string) => rows.find((row) => row.kid === kid)?.receivedAt ?? null;
  return (
    <section className="ag-correction-preview" aria-label={t('correction.preview')}>
      <h3>{t('correction.preview')}</h3>
      {changes.length === 0 ? (
        <p className="hp-muted">{t('correction.nothing')}</p>
      ) : (
        <ul>
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {t('correction.change', {
                field: t(`correction.field.${field}`),
                before: before === '' ? t('correction.blank') : before,
                after: after === '' ? t('correction.blank') : after,
              })}
            </li>
          ))}
        </ul>
      )}
      <p>{t('correction.again', { app })}</p>
      <ul>
        {experts.map(({ kid, name, unit }) => {
          const at = answeredAt(kid);
          return (
            <li key={kid}>
              <StateMark state={at === null ? 'waiting' : 'flag'} label={`${name}（${unit}）`} />{' '}
              <span className="hp-muted">
                {at === null
                  ? t('correction.first')
                  : t('correction.answered', { time: dateTime(at) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="hp-muted hp-small">{t('correction.effect')}</p>
    </section>
  );
}

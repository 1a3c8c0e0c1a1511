import { useTranslation } from 'react-i18next';
import type { DecisionRow } from '../../../shared/operations/queries.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { useScoreWords } from './score-words.ts';

/** What the panel decided, each with who, how many and why, and whether the result shows it. */
export function DecisionList({ rows }: { readonly rows: readonly DecisionRow[] }) {
  const { t } = useTranslation('queries');
  const { itemOf } = useScoreWords();
  return (
    <section className="ag-stack" aria-label={t('agency.decisions')}>
      <h3>{t('agency.decisions')}</h3>
      {rows.length === 0 ? (
        <p className="hp-muted">{t('agency.decisionsNone')}</p>
      ) : (
        <ScrollTable caption={t('agency.decisions')}>
          <thead>
            <tr>
              <th scope="col" className="ag-col-name">
                {t('agency.expert')}
              </th>
              <th scope="col">{t('agency.aboutScore')}</th>
              <th scope="col">{t('form.outcome')}</th>
              <th scope="col">{t('agency.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sha256}>
                <th scope="row">{row.name}</th>
                <td>
                  {row.app}
                  <span className="ag-sub">{row.title}</span>
                  <span className="ag-block">{itemOf(row)}</span>
                </td>
                <td>
                  <span className="ag-block">{t(`agency.outcome.${row.outcome}`)}</span>
                  <StateMark
                    state={row.state === 'in-force' ? 'done' : 'waiting'}
                    label={t(`agency.effect.${row.state ?? 'none'}`)}
                  />
                  <span className="ag-sub">{t('agency.votes', row.votes)}</span>
                </td>
                <td>
                  <span className="ag-block ag-text">{row.reason}</span>
                  <span className="ag-sub">
                    {t('agency.by')} {row.decidedBy} · {dateTime(row.issuedAt)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

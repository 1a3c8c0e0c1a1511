import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { isReadable } from '../draft/application-order.ts';
import { PagesSeen } from './pages-seen.tsx';

type ScoreMatrixProps = {
  readonly title: string;
  readonly form: Form;
  readonly rows: readonly OverviewRow[];
  readonly pickCell: (row: OverviewRow) => ReactNode;
  readonly onOpen: (app: string, item: string | null) => void;
};

/** One lot: a row for each application, a column for each criterion. */
export function ScoreMatrix({ title, form, rows, pickCell, onOpen }: ScoreMatrixProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const heading = useId();
  const { criteria } = form.rubric;
  const votes = form.policy.vote !== null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="hp-matrix-title">
        {title}
      </h2>
      <div className="hp-matrix-scroll">
        <table className={`hp-table hp-matrix${criteria.length > 4 ? ' hp-matrix-wide' : ''}`}>
          <colgroup>
            <col className="hp-col-pick" />
            <col className="hp-col-app" />
            <col className="hp-col-state" />
            {criteria.map(({ id }) => (
              <col key={id} className="hp-col-score" />
            ))}
            {criteria.length === 0 ? null : (
              <>
                <col className="hp-col-total" />
                <col className="hp-col-place" />
              </>
            )}
            {votes ? <col className="hp-col-vote" /> : null}
            <col className="hp-col-count" />
            <col className="hp-col-pages" />
          </colgroup>
          <thead>
            <tr>
              <th>
                <span className="hp-visually-hidden">{t('overview.pickColumn')}</span>
              </th>
              <th>{t('overview.application')}</th>
              <th>{t('overview.state')}</th>
              {criteria.map((criterion) => (
                <th key={criterion.id} className="hp-number">
                  {say(criterion.title)}
                  <span className="hp-matrix-max">/ {points(criterion.max)}</span>
                </th>
              ))}
              {criteria.length === 0 ? null : (
                <>
                  <th className="hp-number">{t('overview.total')}</th>
                  <th className="hp-number">{t('overview.place')}</th>
                </>
              )}
              {votes ? <th>{say(form.rubric.decision.title)}</th> : null}
              <th className="hp-number">{t('overview.evidence')}</th>
              <th>{t('overview.pages')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.app}>
                <td>{isReadable(row.state) ? pickCell(row) : null}</td>
                <th scope="row" className="hp-matrix-app">
                  {isReadable(row.state) ? (
                    <button type="button" className="hp-link" onClick={() => onOpen(row.app, null)}>
                      {row.app}
                    </button>
                  ) : (
                    row.app
                  )}{' '}
                  {row.title}
                </th>
                <td>
                  <StateMark state={row.state} />
                </td>
                {criteria.map(({ id, title: name }) => {
                  const score = row.scores[id] ?? null;
                  const missing = score === null && isReadable(row.state);
                  return (
                    <td key={id} className="hp-number">
                      {missing ? (
                        <button
                          type="button"
                          className="hp-matrix-missing"
                          aria-label={t('overview.fill', { app: row.app, criterion: say(name) })}
                          onClick={() => onOpen(row.app, id)}
                        >
                          {t('overview.missing')}
                        </button>
                      ) : score === null ? (
                        '—'
                      ) : (
                        points(score)
                      )}
                    </td>
                  );
                })}
                {criteria.length === 0 ? null : (
                  <>
                    <td className="hp-number">
                      <strong>{row.total ?? '—'}</strong>
                    </td>
                    <td className="hp-number">{row.place ?? '—'}</td>
                  </>
                )}
                {votes ? (
                  <td>
                    {row.decision === null ? '—' : say(choiceTitle(form.rubric, row.decision))}
                  </td>
                ) : null}
                <td className="hp-number">
                  {isReadable(row.state) ? `${row.evidenceCount} / ${row.commentCount}` : '—'}
                </td>
                <td>
                  <PagesSeen row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

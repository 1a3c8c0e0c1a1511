import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { isReadable } from '../draft/application-order.ts';
import { PagesSeen } from './pages-seen.tsx';
import { ScoreCell } from './score-cell.tsx';
import { TargetCounts } from './target-counts.tsx';

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
  const totals = showsTotal(form);
  const decides = form.rubric.decision.kind !== 'none';
  const judgesTargets = form.rubric.targets !== undefined;
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
            {totals ? (
              <>
                <col className="hp-col-total" />
                <col className="hp-col-place" />
              </>
            ) : null}
            {judgesTargets ? <col className="hp-col-targets" /> : null}
            {decides ? <col className="hp-col-vote" /> : null}
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
              {totals ? (
                <>
                  <th className="hp-number">{t('overview.total')}</th>
                  <th className="hp-number">{t('overview.place')}</th>
                </>
              ) : null}
              {form.rubric.targets === undefined ? null : <th>{say(form.rubric.targets.title)}</th>}
              {decides ? <th>{say(form.rubric.decision.title)}</th> : null}
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
                {criteria.map((criterion) => (
                  <ScoreCell key={criterion.id} row={row} criterion={criterion} onOpen={onOpen} />
                ))}
                {totals ? (
                  <>
                    <td className="hp-number">
                      <strong>{row.total ?? '—'}</strong>
                    </td>
                    <td className="hp-number">{row.place ?? '—'}</td>
                  </>
                ) : null}
                {form.rubric.targets === undefined ? null : (
                  <td>
                    <TargetCounts rule={form.rubric.targets} row={row} onOpen={onOpen} />
                  </td>
                )}
                {decides ? (
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

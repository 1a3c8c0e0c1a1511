import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/errors.ts';
import { lotHeading } from '../../../shared/lot-heading.ts';
import type { DepartureKind } from '../../../shared/objects/proposed-list.ts';
import type { ListRow, ListView } from '../../../shared/operations/proposed-list.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { type movedUp, shownRows } from './list-edits.ts';
import { ProposedCell } from './proposed-cell.tsx';
import { ReasonField } from './reason-field.tsx';

export type KeepReason = (
  app: string,
  kind: DepartureKind,
  reason: string,
) => Promise<Result<ListView>>;

type LotListProps = {
  readonly view: ListView;
  readonly rows: readonly ListRow[];
  readonly isFinal: boolean;
  readonly onEntries: (entries: ReturnType<typeof movedUp>) => void;
  readonly keepReason: KeepReason;
};

/** One lot: what the experts said of each application, what is proposed, and why where it differs. */
export function LotList({ view, rows, isFinal, onEntries, keepReason }: LotListProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const title = lotHeading({ lot: rows[0]?.lot ?? '', title: rows[0]?.lot_title ?? '' });
  return (
    <section className="ag-lot" aria-label={title}>
      <h3>{title}</h3>
      <ScrollTable caption={title} className="ag-list">
        <thead>
          <tr>
            <th scope="col" className="ag-col-proposed">
              {t('list.proposed')}
            </th>
            <th scope="col">{t('list.application')}</th>
            <th scope="col" className="ag-col-outcome">
              {t('list.result')}
            </th>
            {view.hasScores ? (
              <th scope="col" className="hp-number ag-col-score">
                {t('list.score')}
              </th>
            ) : null}
            <th scope="col" className="ag-col-reason">
              {t('list.departure')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shownRows(rows).map((row) => {
            const departures = view.departures.filter(({ app }) => app === row.app);
            return (
              <tr key={row.app} className={departures.length > 0 ? 'ag-departs' : undefined}>
                <td>
                  <ProposedCell view={view} row={row} isFinal={isFinal} onEntries={onEntries} />
                </td>
                <th scope="row">
                  {row.app} {row.title}
                  <span className="ag-sub">{row.unit}</span>
                </th>
                <td>{pick(row.outcome)}</td>
                {view.hasScores ? <td className="hp-number">{row.printed ?? '—'}</td> : null}
                <td>
                  {departures.length === 0 ? (
                    <span className="hp-muted">{t('list.follows')}</span>
                  ) : null}
                  {departures.map((departure) => (
                    <ReasonField
                      key={departure.kind}
                      departure={departure}
                      isFinal={isFinal}
                      keep={keepReason}
                    />
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </section>
  );
}

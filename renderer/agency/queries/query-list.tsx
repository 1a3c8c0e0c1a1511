import { useTranslation } from 'react-i18next';
import type { QueriesView, QueryRow } from '../../../shared/operations/queries.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { QueryLine } from './query-line.tsx';

type QueryListProps = {
  readonly view: QueriesView;
  readonly onTakeBack: (query: QueryRow) => void;
  readonly onDecide: (query: QueryRow) => void;
};

/** Every question with its answers; what waits for the agency first. */
export function QueryList({ view, onTakeBack, onDecide }: QueryListProps) {
  const { t } = useTranslation('queries');
  return (
    <section className="ag-stack" aria-label={t('agency.queries')}>
      <h3>{t('agency.queries')}</h3>
      {view.queries.length === 0 ? (
        <p className="hp-muted">{t('agency.queriesNone')}</p>
      ) : (
        <ScrollTable caption={t('agency.queries')}>
          <thead>
            <tr>
              <th scope="col" className="ag-col-name">
                {t('agency.expert')}
              </th>
              <th scope="col">{t('agency.aboutScore')}</th>
              <th scope="col">{t('agency.question')}</th>
              <th scope="col">{t('agency.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {view.queries.map((query) => (
              <QueryLine
                key={query.id}
                view={view}
                query={query}
                onTakeBack={() => onTakeBack(query)}
                onDecide={() => onDecide(query)}
              />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { QueryCard } from './query-card.tsx';
import './queries.css';

type RoundQueriesProps = {
  readonly round: string;
  /** Only what concerns this application; null for the whole round. */
  readonly app: string | null;
  /** Read again when it changes: a post came in, a sheet was signed. */
  readonly version: string;
  /** Goes to the application, open for amendment, once an answer waits for its corrected sheet. */
  readonly onCorrect: (app: string) => void;
};

/** What the agency asks about scores, with the answers. Draws nothing where nothing was asked. */
export function RoundQueries({ round, app, version, onCorrect }: RoundQueriesProps) {
  const { t } = useTranslation('queries');
  const api = useApi();
  const query = useQuery(() => api.expert.queries({ round }), `${round} ${app} ${version}`);
  return (
    <QueryView query={query}>
      {(all) => {
        const shown = all.filter((one) => app === null || one.app === app);
        if (shown.length === 0) return null;
        return (
          <section className="hp-queries" aria-label={t('desk.title')}>
            <h3>{t('desk.title')}</h3>
            {shown.map((one) => (
              <QueryCard
                key={one.sha256}
                round={round}
                query={one}
                inApplication={app !== null}
                onChanged={query.reload}
                onCorrect={() => onCorrect(one.app)}
              />
            ))}
          </section>
        );
      }}
    </QueryView>
  );
}

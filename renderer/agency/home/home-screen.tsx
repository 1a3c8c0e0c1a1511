import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgencyHome } from '../../../shared/operations/agency.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Query } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import { ReceivedList } from '../parts/received-list.tsx';
import type { Go } from '../route.ts';
import { NextPanel } from './next-panel.tsx';
import { nextThings } from './next-things.ts';
import { RoundsPanel } from './rounds-panel.tsx';
import { TrustPanel } from './trust-panel.tsx';

type HomeScreenProps = { readonly home: Query<AgencyHome>; readonly go: Go };

/** Where the agency begins: what is due, the rounds, the trust document, the experts. */
export function HomeScreen({ home: query, go }: HomeScreenProps) {
  const { t } = useTranslation('agency');
  return (
    <div className="ag-page ag-stack">
      <h1 className="hp-visually-hidden">{t('home.title')}</h1>
      <ReceivedList />
      <QueryView query={query}>
        {(home) => (
          <div className="ag-columns">
            <div className="ag-stack">
              <NextPanel things={nextThings(home)} go={go} />
              <RoundsPanel rounds={home.rounds} go={go} />
            </div>
            <div className="ag-stack">
              <TrustPanel home={home} onExported={() => void query.reload()} />
              <Panel
                title={t('home.expertCounts')}
                extra={
                  <Button onClick={() => go({ at: 'experts' })}>{t('home.openExperts')}</Button>
                }
              >
                <dl className="ag-figures">
                  <div>
                    <dt>
                      <StateMark state="done" label={t('home.confirmed')} />
                    </dt>
                    <dd>{home.experts.confirmed}</dd>
                  </div>
                  <div>
                    <dt>
                      <StateMark state="held" label={t('home.pending')} />
                    </dt>
                    <dd>{home.experts.pending}</dd>
                  </div>
                </dl>
              </Panel>
            </div>
          </div>
        )}
      </QueryView>
    </div>
  );
}

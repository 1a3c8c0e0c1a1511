import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../app/api-context.ts';
import { AppFrame } from '../app/app-frame.tsx';
import { useReceived } from '../app/stores.ts';
import { useQuery } from '../ui/use-query.ts';
import './agency.css';
import './results.css';
import { ExpertsScreen } from './experts/experts-screen.tsx';
import { HomeScreen } from './home/home-screen.tsx';
import { ProgrammeScreen } from './programmes/programme-screen.tsx';
import { ProgrammesScreen } from './programmes/programmes-screen.tsx';
import { NewRoundScreen } from './round/new-round-screen.tsx';
import { RoundScreen } from './round/round-screen.tsx';
import type { Route } from './route.ts';
import { TrustScreen } from './trust/trust-screen.tsx';
import { useReread } from './use-reread.ts';

/** The agency's desk: home, experts, rounds. */
export function AgencyApp() {
  const { t } = useTranslation('agency');
  const api = useApi();
  const batches = useReceived((store) => store.batches);
  const clearReceived = useReceived((store) => store.clear);
  const [route, setRoute] = useState<Route>({ at: 'home' });
  const [changes, setChanges] = useState(0);
  useEffect(
    () =>
      api.on('workspaceChanged', ({ area }) => {
        if (area === 'agency') setChanges((count) => count + 1);
      }),
    [api],
  );
  const go = (next: Route) => {
    // What was received is news of the screen that it was dropped on.
    clearReceived();
    setRoute(next);
  };
  const version = `${batches}-${changes}`;
  const home = useQuery(() => api.agency.home({}), `home-${route.at}`);
  useReread(home.reload, version);
  const places = [
    { at: 'home', title: t('nav.home') },
    { at: 'experts', title: t('nav.experts') },
    { at: 'trust', title: t('nav.trust') },
    { at: 'programmes', title: t('nav.programmes') },
    { at: 'new-round', title: t('nav.newRound') },
  ] as const;
  return (
    <AppFrame
      heading={
        <nav className="ag-nav" aria-label={t('nav.label')}>
          {places.map(({ at, title }) => (
            <Button
              key={at}
              type="text"
              size="small"
              aria-current={route.at === at ? 'page' : undefined}
              onClick={() => go({ at })}
            >
              {title}
            </Button>
          ))}
        </nav>
      }
    >
      <div className="ag-desk" key={route.at}>
        {route.at === 'home' ? <HomeScreen home={home} go={go} /> : null}
        {route.at === 'experts' ? <ExpertsScreen version={version} /> : null}
        {route.at === 'trust' ? <TrustScreen version={version} /> : null}
        {route.at === 'programmes' ? <ProgrammesScreen go={go} /> : null}
        {route.at === 'programme' ? (
          <ProgrammeScreen key={route.programme} programme={route.programme} go={go} />
        ) : null}
        {route.at === 'new-round' ? <NewRoundScreen go={go} /> : null}
        {route.at === 'round' ? (
          <RoundScreen round={route.round} step={route.step} version={version} go={go} />
        ) : null}
      </div>
    </AppFrame>
  );
}

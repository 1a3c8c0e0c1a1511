import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { TrustHistory } from '../../ui/trust-history.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import { useReread } from '../use-reread.ts';
import { ChangePanel } from './change-panel.tsx';
import { CurrentTrust } from './current-trust.tsx';

/** Who speaks for the agency, and what it has taken back. */
export function TrustScreen({ version }: { readonly version: string }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const trust = useQuery(() => api.agency.trust({}), 'trust');
  const experts = useQuery(() => api.agency.experts({}), 'trust-experts');
  useReread(trust.reload, version);
  useReread(experts.reload, version);
  return (
    <div className="ag-page ag-stack">
      <h1>{t('trust.title')}</h1>
      <p className="ag-text">{t('trust.intro')}</p>
      <QueryView query={trust}>
        {(found) => (
          <div className="ag-halves">
            <div className="ag-stack">
              <ChangePanel
                trust={found}
                experts={experts.value ?? []}
                onPublished={trust.replace}
              />
              <Panel title={t('trust.history')}>
                <TrustHistory versions={found.history} />
              </Panel>
            </div>
            <CurrentTrust trust={found} onExported={() => void trust.reload()} />
          </div>
        )}
      </QueryView>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { ReceivedList } from '../parts/received-list.tsx';
import type { Go } from '../route.ts';
import { NewRoundForm } from './new-round-form.tsx';

export function NewRoundScreen({ go }: { readonly go: Go }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const offers = useQuery(() => api.agency.offers({}), 'offers');
  return (
    <div className="ag-page ag-stack">
      <h1>{t('newRound.title')}</h1>
      <ReceivedList />
      <QueryView query={offers}>{(list) => <NewRoundForm offers={list} go={go} />}</QueryView>
    </div>
  );
}

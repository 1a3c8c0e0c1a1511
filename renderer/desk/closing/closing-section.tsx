import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../shared/operations/closing.ts';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import type { Query } from '../../ui/use-query.ts';
import { useQuery } from '../../ui/use-query.ts';
import { ConfirmPanel } from './confirm-panel.tsx';
import { DestroyPanel } from './destroy-panel.tsx';
import { ErasedPanel } from './erased-panel.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import './closing.css';

export function useClosing(round: string): Query<ClosingView> {
  const api = useApi();
  return useQuery(() => api.expert.closing({ round }), `closing-${round}`);
}

type ClosingSectionProps = { readonly query: Query<ClosingView> };

/** What the agency acknowledged, the confirmation after the review, and erasing: the end of a round. */
export function ClosingSection({ query }: ClosingSectionProps) {
  const { t } = useTranslation('expert');
  return (
    <QueryView query={query}>
      {(view) => (
        <>
          <h2 className="hp-closing-title">{t('closing.title')}</h2>
          {view.erased === null ? null : <ErasedPanel erased={view.erased} />}
          <ReceiptPanel view={view} />
          <ConfirmPanel view={view} onSigned={() => void query.reload()} />
          {view.erasable === null ? null : (
            <DestroyPanel
              view={view}
              erasable={view.erasable}
              onErased={() => void query.reload()}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

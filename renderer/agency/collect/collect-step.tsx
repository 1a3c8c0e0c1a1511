import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { DuePosts } from '../declarations/due-posts.tsx';
import { DropArea } from '../parts/drop-area.tsx';
import { Panel } from '../parts/panel.tsx';
import { ReceivedList } from '../parts/received-list.tsx';
import type { StepProps } from '../round/step-props.ts';
import { useReread } from '../use-reread.ts';
import { Closings } from './closings.tsx';
import { Ledger } from './ledger.tsx';
import { Outstanding } from './outstanding.tsx';

/** What came back, what became of it, and who is still out. */
export function CollectStep({ round, version, onStale }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const id = { round: round.round };
  const query = useQuery(() => api.agency.collect(id), `collect-${round.round}`);
  const posts = useQuery(() => api.agency.duePosts(id), `due-${round.round}`);
  useReread(query.reload, version);
  useReread(posts.reload, version);
  if (round.phase === 'preparing') return null;
  // Whoever has had a post stays listed: the note of what was just written, and a way to repeat it.
  const receipts = (posts.value ?? []).filter(
    (post) => post.due.includes('receipt') || post.lastFileName !== null,
  );
  return (
    <QueryView query={query}>
      {({ ledger, outstanding, closings }) => (
        <>
          <Panel title={t('collect.title')}>
            <Outstanding experts={outstanding} />
            <DropArea text={t('collect.drop')} />
            <ReceivedList />
          </Panel>
          <Panel title={t('collect.ledger')}>
            {ledger.length === 0 ? (
              <EmptyState title={t('collect.ledgerEmpty')}>
                {t('collect.ledgerEmptyText')}
              </EmptyState>
            ) : (
              <Ledger rows={ledger} />
            )}
          </Panel>
          {ledger.length === 0 ? null : (
            <Panel title={t('closings.title')}>
              <Closings rows={closings} />
            </Panel>
          )}
          {ledger.length === 0 || receipts.length === 0 ? null : (
            <Panel title={t('collect.receipts')}>
              <DuePosts
                round={round.round}
                posts={receipts}
                onWritten={() => {
                  void posts.reload();
                  onStale();
                }}
              />
            </Panel>
          )}
        </>
      )}
    </QueryView>
  );
}

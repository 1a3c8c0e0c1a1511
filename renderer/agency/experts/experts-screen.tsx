import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { DropArea } from '../parts/drop-area.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { ReceivedList } from '../parts/received-list.tsx';
import { useReread } from '../use-reread.ts';
import { ConfirmCard } from './confirm-card.tsx';
import { ConfirmedTable } from './confirmed-table.tsx';

/** Experts of the agency: cards come in, are confirmed by the code read out, and may be removed. */
export function ExpertsScreen({ version }: { readonly version: string }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const query = useQuery(() => api.agency.experts({}), 'experts');
  useReread(query.reload, version);
  const [note, setNote] = useState<string | null>(null);
  const show = (experts: readonly ExpertRow[], text: string) => {
    query.replace(experts);
    setNote(text);
  };
  const removed = (expert: ExpertRow, rest: readonly ExpertRow[]) =>
    show(rest, t('experts.removed', { name: expert.name }));
  return (
    <div className="ag-page ag-stack">
      <h1>{t('experts.title')}</h1>
      <p className="ag-text">{t('experts.intro')}</p>
      <DropArea text={t('experts.drop')} />
      <ReceivedList />
      <div role="status">{note === null ? null : <Notice tone="good" title={note} />}</div>
      <QueryView query={query}>
        {(experts) => {
          const pending = experts.filter((expert) => expert.state === 'pending');
          const confirmed = experts.filter((expert) => expert.state === 'confirmed');
          if (experts.length === 0) {
            return <EmptyState title={t('experts.empty')}>{t('experts.emptyText')}</EmptyState>;
          }
          return (
            <>
              {pending.length === 0 ? null : (
                <Panel title={t('experts.pendingTitle', { count: pending.length })}>
                  <ul className="ag-cards">
                    {pending.map((expert) => (
                      <ConfirmCard
                        key={expert.kid}
                        expert={expert}
                        onConfirmed={(rows) =>
                          show(rows, t('experts.confirmedNow', { name: expert.name }))
                        }
                        onRemoved={(rest) => removed(expert, rest)}
                      />
                    ))}
                  </ul>
                </Panel>
              )}
              {confirmed.length === 0 ? null : (
                <Panel title={t('experts.confirmedTitle', { count: confirmed.length })}>
                  <ConfirmedTable experts={confirmed} onRemoved={removed} />
                </Panel>
              )}
            </>
          );
        }}
      </QueryView>
    </div>
  );
}

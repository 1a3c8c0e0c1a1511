import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { useReread } from '../use-reread.ts';
import { ListPanel } from './list-panel.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import { PublicationPanel } from './publication-panel.tsx';
import './proposed-list.css';

/** The proposed list beside the expert result, its notice, and objections until it is closed. */
export function ProposedListStep({ round, version, onStale, go }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const id = round.round;
  const query = useQuery(() => api.agency.proposedList({ round: id }), `list-${id}`);
  useReread(query.reload, version);
  return (
    <QueryView query={query}>
      {(view) => {
        if (view.result === null) {
          return (
            <Panel title={t('list.title')}>
              <EmptyState
                title={t('list.none')}
                action={
                  <Button onClick={() => go({ at: 'round', round: id, step: 'merge' })}>
                    {t('list.toMerge')}
                  </Button>
                }
              >
                {t('list.noneText')}
              </EmptyState>
            </Panel>
          );
        }
        const parts = {
          round: id,
          view,
          onView: (next: typeof view) => {
            query.replace(next);
            onStale();
          },
        };
        return (
          <>
            <ListPanel {...parts} />
            <div className="ag-halves">
              <PublicationPanel {...parts} />
              <ObjectionsPanel {...parts} />
            </div>
          </>
        );
      }}
    </QueryView>
  );
}

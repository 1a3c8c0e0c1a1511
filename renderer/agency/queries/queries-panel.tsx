import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointedOut, QueriesView, QueryRow } from '../../../shared/operations/queries.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useQuery } from '../../ui/use-query.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useReread } from '../use-reread.ts';
import { AskForm } from './ask-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { DecisionList } from './decision-list.tsx';
import { PointedOutList } from './pointed-out.tsx';
import { QueryList } from './query-list.tsx';

type QueriesPanelProps = {
  readonly round: string;
  /** Changes when files came in, or the result became another. */
  readonly version: string;
  readonly onStale: () => void;
};

type Doing =
  | { readonly kind: 'ask'; readonly about: PointedOut | null }
  | { readonly kind: 'decide'; readonly query: QueryRow };

/** Outlying scores, questions about scores, their answers, and what the panel decided. */
export function QueriesPanel({ round, version, onStale }: QueriesPanelProps) {
  const { t } = useTranslation('queries');
  const api = useApi();
  const action = useAction();
  const query = useQuery(() => api.agency.queries({ round }), `queries-${round}`);
  useReread(query.reload, version);
  const [doing, setDoing] = useState<Doing | null>(null);
  const took = (view: QueriesView) => {
    query.replace(view);
    onStale();
  };
  const takeBack = async ({ id }: QueryRow) => {
    const view = await action.run(() => api.agency.takeBackQuery({ round, id }));
    if (view !== undefined) took(view);
  };
  const close = () => setDoing(null);
  return (
    <Panel title={t('agency.title')}>
      <QueryView query={query}>
        {(view) => (
          <>
            {view.isResultOld ? (
              <Notice tone="warn" title={t('agency.resultOld')}>
                {t('agency.resultOldText')}
              </Notice>
            ) : null}
            {action.failure === null ? null : (
              <ErrorNotice failure={action.failure} onClose={action.clear} />
            )}
            <PointedOutList view={view} onAsk={(about) => setDoing({ kind: 'ask', about })} />
            <QueryList
              view={view}
              onTakeBack={(one) => void takeBack(one)}
              onDecide={(one) => setDoing({ kind: 'decide', query: one })}
            />
            <DecisionList rows={view.decisions} />
            {doing?.kind === 'ask' ? (
              <AskForm
                round={round}
                view={view}
                about={doing.about}
                onDone={took}
                onClose={close}
              />
            ) : null}
            {doing?.kind === 'decide' ? (
              <DecideForm
                round={round}
                view={view}
                query={doing.query}
                onDone={took}
                onClose={close}
              />
            ) : null}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useQuery } from '../../ui/use-query.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { QueriesPanel } from '../queries/queries-panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { useReread } from '../use-reread.ts';
import { ResultViews } from './result-views.tsx';

/** Merging by the sealed rule, and the result once it is there. */
export function MergeStep({ round, version, onStale }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const id = { round: round.round };
  const sealed = round.phase !== 'preparing';
  const query = useQuery(() => api.agency.result(id), `result-${round.round}`);
  const collect = useQuery(() => api.agency.collect(id), `collect-${round.round}`);
  useReread(query.reload, version);
  useReread(collect.reload, version);
  const outstanding = sealed ? (collect.value?.outstanding.length ?? 0) : 0;
  const merge = async () => {
    const result = await action.run(() => api.agency.merge(id));
    if (result === undefined) return;
    query.replace(result);
    onStale();
  };
  const button = (
    <Button
      type={query.value === null ? 'primary' : 'default'}
      loading={action.busy}
      disabled={round.steps.merge.blocked !== null}
      onClick={() => void merge()}
    >
      {t(query.value === null ? 'merge.button' : 'merge.again')}
    </Button>
  );
  return (
    <QueryView query={query}>
      {(result) => (
        <>
          {outstanding === 0 ? null : (
            <Notice tone="warn" title={t('merge.outstandingTitle', { count: outstanding })}>
              {t('merge.outstandingText')}
            </Notice>
          )}
          {action.failure === null ? null : (
            <ErrorNotice failure={action.failure} onClose={action.clear} />
          )}
          {result === null ? (
            <Panel title={t('merge.title')}>
              <EmptyState title={t('merge.notYet')} action={button}>
                {t('merge.notYetText')}
              </EmptyState>
            </Panel>
          ) : (
            <>
              <ResultViews result={result} rubric={round.form?.rubric ?? round.rubric} />
              <div className="hp-row">
                {button}
                <span className="hp-muted">{t('merge.againText')}</span>
              </div>
            </>
          )}
          {sealed ? (
            <QueriesPanel
              round={round.round}
              version={`${version} ${result?.contentSha256 ?? ''}`}
              onStale={onStale}
            />
          ) : null}
        </>
      )}
    </QueryView>
  );
}

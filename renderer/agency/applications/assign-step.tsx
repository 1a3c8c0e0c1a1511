import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { AssignForm } from './assign-form.tsx';
import { scoredApps } from './assignment.ts';

export function AssignStep(props: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const query = useQuery(() => api.agency.experts({}), 'experts');
  const { round, go } = props;
  return (
    <Panel title={t('assign.title')}>
      <QueryView query={query}>
        {(all) => {
          const held = new Set(round.assignments.map(({ kid }) => kid));
          // Who lost the key keeps what is on record and is given nothing more.
          const experts = all.filter(
            ({ state, kid, revokedFrom }) =>
              state === 'confirmed' && (revokedFrom === null || held.has(kid)),
          );
          if (scoredApps(round).length === 0) {
            return <EmptyState title={t('assign.noApps')}>{t('assign.noAppsText')}</EmptyState>;
          }
          if (experts.length === 0) {
            return (
              <EmptyState
                title={t('assign.empty')}
                action={
                  <Button onClick={() => go({ at: 'experts' })}>{t('assign.toExperts')}</Button>
                }
              >
                {t('assign.emptyText')}
              </EmptyState>
            );
          }
          return <AssignForm {...props} experts={experts} />;
        }}
      </QueryView>
    </Panel>
  );
}

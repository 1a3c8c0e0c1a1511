import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { DropArea } from '../parts/drop-area.tsx';
import { Panel } from '../parts/panel.tsx';
import { ReceivedList } from '../parts/received-list.tsx';
import type { StepProps } from '../round/step-props.ts';
import { useReread } from '../use-reread.ts';
import { DeclarationTable } from './declaration-table.tsx';
import { DuePosts } from './due-posts.tsx';

/** Posts out, declarations in, and the agency's decisions with their reasons. */
export function DeclarationsStep({ round, version, onStale }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const id = { round: round.round };
  const posts = useQuery(() => api.agency.duePosts(id), `due-${round.round}`);
  const declarations = useQuery(() => api.agency.declarations(id), `coi-${round.round}`);
  useReread(posts.reload, version);
  useReread(declarations.reload, version);
  if (round.phase === 'preparing') return null;
  const waiting = (declarations.value ?? [])
    .flatMap((row) => row.apps)
    .filter((answer) => answer.status !== 'none' && answer.decision === null).length;
  const declared = (
    <Panel
      title={t('declarations.heading')}
      extra={
        waiting === 0 ? (
          <StateMark state="done" label={t('declarations.pendingNone')} />
        ) : (
          <StateMark state="flag" label={t('declarations.pending', { count: waiting })} />
        )
      }
    >
      <DropArea text={t('declarations.drop')} />
      <ReceivedList />
      <QueryView query={declarations}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('declarations.empty')}>{t('declarations.emptyText')}</EmptyState>
          ) : (
            <DeclarationTable
              round={round}
              rows={rows}
              onDecided={(next) => {
                declarations.replace(next);
                void posts.reload();
                onStale();
              }}
            />
          )
        }
      </QueryView>
    </Panel>
  );
  const due = (
    <Panel title={t('posts.title')}>
      <QueryView query={posts}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('posts.empty')} />
          ) : (
            <DuePosts
              round={round.round}
              posts={list}
              onWritten={() => {
                void posts.reload();
                onStale();
              }}
            />
          )
        }
      </QueryView>
    </Panel>
  );
  // Before the first declaration is in, sending the rosters is what there is to do.
  const begun = declarations.value?.some((row) => row.receivedAt !== null) === true;
  return (
    <>
      {begun ? declared : due}
      {begun ? due : declared}
    </>
  );
}

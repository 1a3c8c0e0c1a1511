import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { Panel } from '../parts/panel.tsx';
import type { StepProps } from '../round/step-props.ts';
import { useReread } from '../use-reread.ts';
import { OpinionHead } from './opinion-head.tsx';
import { PartEditor } from './part-editor.tsx';
import { PartList } from './part-list.tsx';
import { SignaturePanel } from './signature-panel.tsx';
import './opinion.css';

/** The panel opinion: written beside the remarks, approved, and signed by the members on paper. */
export function OpinionStep({ round, version, onStale, go }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const id = round.round;
  const query = useQuery(() => api.agency.opinion({ round: id }), `opinion-${id}`);
  useReread(query.reload, version);
  const [part, setPart] = useState<string | null>(null);
  const [drafts, setDrafts] = useState(0);
  return (
    <QueryView query={query}>
      {(view) =>
        view.result === null ? (
          <Panel title={t('opinion.title')}>
            <EmptyState
              title={t('opinion.none')}
              action={
                <Button onClick={() => go({ at: 'round', round: id, step: 'merge' })}>
                  {t('opinion.toMerge')}
                </Button>
              }
            >
              {t('opinion.noneText')}
            </EmptyState>
          </Panel>
        ) : (
          <>
            <OpinionHead
              round={id}
              view={view}
              onView={(next) => {
                query.replace(next);
                onStale();
              }}
              onFilled={() => setDrafts((count) => count + 1)}
              onOpen={setPart}
            />
            <div className="ag-opinion">
              <PartList view={view} part={part} onOpen={setPart} />
              <PartEditor
                key={`${part ?? ''}-${drafts}`}
                round={id}
                part={part}
                title={
                  view.applications.find(({ app }) => app === part)?.title ?? t('opinion.overall')
                }
                onSaved={() => void query.reload()}
              />
            </div>
            <SignaturePanel
              round={id}
              view={view}
              onView={(next) => {
                query.replace(next);
                onStale();
              }}
            />
          </>
        )
      }
    </QueryView>
  );
}

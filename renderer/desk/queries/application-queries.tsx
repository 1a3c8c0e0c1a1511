import { type StoreApi, useStore } from 'zustand';
import type { Draft } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { RoundQueries } from './round-queries.tsx';

type ApplicationQueriesProps = {
  readonly round: string;
  readonly app: string;
  readonly store: StoreApi<DraftStore>;
  readonly onReplaced: (draft: Draft) => void;
};

/** What the agency asks about this application, above its rubric. Correcting opens the signed sheet for
 * amendment, as the bar above it does. */
export function ApplicationQueries({ round, app, store, onReplaced }: ApplicationQueriesProps) {
  const api = useApi();
  const { run, failure } = useAction();
  const state = useStore(store, (s) => s.draft.state);
  const amend = async () => {
    if (state !== 'submitted' && state !== 'amended') return;
    const draft = await run(() => api.expert.amend({ round, app }));
    if (draft !== undefined) onReplaced(draft);
  };
  return (
    <>
      <RoundQueries round={round} app={app} version={state} onCorrect={() => void amend()} />
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </>
  );
}

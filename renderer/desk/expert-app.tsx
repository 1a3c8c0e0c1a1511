import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../app/api-context.ts';
import { AppFrame } from '../app/app-frame.tsx';
import { useReceived } from '../app/stores.ts';
import { QueryView } from '../ui/query-view.tsx';
import { useQuery } from '../ui/use-query.ts';
import { InboxScreen } from './inbox/inbox-screen.tsx';
import { OverviewScreen } from './overview/overview-screen.tsx';
import type { Place } from './place.ts';
import { DeclarationScreen } from './recusal/declaration-screen.tsx';
import { RoundHeading } from './round-heading.tsx';
import { DeskScreen } from './scoring/desk-screen.tsx';
import { SubmissionPage } from './submit/submission-page.tsx';

/** The expert's desk: inbox, and for each round its declaration, scoring, overview, submission. */
export function ExpertApp() {
  const api = useApi();
  const [place, setPlace] = useState<Place>({ kind: 'inbox' });
  const inbox = useQuery(() => api.expert.inbox({}), 'inbox');
  const batches = useReceived((store) => store.batches);
  /** Set by a screen that holds unsaved work: answers whether it may be left. */
  const mayLeave = useRef<(() => Promise<boolean>) | null>(null);

  const { reload } = inbox;
  useEffect(() => {
    if (batches > 0) void reload();
  }, [batches, reload]);
  useEffect(() => api.on('workspaceChanged', () => void reload()), [api, reload]);

  const leave = useCallback(
    async () => mayLeave.current === null || (await mayLeave.current()),
    [],
  );
  const go = useCallback(
    (next: Place) => {
      void leave().then((allowed) => {
        if (!allowed) return;
        setPlace(next);
        void reload();
      });
    },
    [leave, reload],
  );
  const guard = useCallback((check: (() => Promise<boolean>) | null) => {
    mayLeave.current = check;
  }, []);

  const round =
    place.kind === 'inbox' ? undefined : inbox.value?.rounds.find((r) => r.round === place.round);
  return (
    <AppFrame
      beforeLock={leave}
      heading={
        round === undefined || place.kind === 'inbox' ? null : (
          <RoundHeading round={round} current={place.kind} onGo={go} />
        )
      }
    >
      {place.kind === 'inbox' ? (
        <QueryView query={inbox}>
          {(value) => <InboxScreen inbox={value} onGo={go} onChanged={inbox.replace} />}
        </QueryView>
      ) : null}
      {place.kind === 'declaration' ? (
        <DeclarationScreen round={place.round} app={place.app ?? null} onGo={go} />
      ) : null}
      {place.kind === 'desk' ? (
        <DeskScreen
          round={place.round}
          app={place.app ?? null}
          item={place.item ?? null}
          onGo={go}
          guard={guard}
        />
      ) : null}
      {place.kind === 'overview' ? <OverviewScreen round={place.round} onGo={go} /> : null}
      {place.kind === 'submission' ? <SubmissionPage round={place.round} onGo={go} /> : null}
    </AppFrame>
  );
}

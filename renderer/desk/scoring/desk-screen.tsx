import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationState, DeskView } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { isReadable, nextIncomplete } from '../draft/application-order.ts';
import type { Go } from '../place.ts';
import { ApplicationRail } from './application-rail.tsx';
import { ApplicationWorkspace } from './application-workspace.tsx';
import { KeyMapDialog } from './key-map-dialog.tsx';
import { usePaneKeys } from './pane-keys.ts';
import './desk-screen.css';

export type LeaveGuard = (check: (() => Promise<boolean>) | null) => void;

type DeskScreenProps = {
  readonly round: string;
  readonly app: string | null;
  readonly item: string | null;
  readonly onGo: Go;
  readonly guard: LeaveGuard;
};

/** The heart of the program: applications, reader and rubric side by side. */
export function DeskScreen({ round, app, item, onGo, guard }: DeskScreenProps) {
  const api = useApi();
  const desk = useQuery(() => api.expert.desk({ round }), round);
  return (
    <QueryView query={desk}>
      {(view) => (
        <OpenDesk
          view={view}
          round={round}
          app={app}
          item={item}
          onGo={onGo}
          guard={guard}
          reload={desk.reload}
        />
      )}
    </QueryView>
  );
}

type OpenDeskProps = DeskScreenProps & {
  readonly view: DeskView;
  readonly reload: () => Promise<void>;
};

type Fresh = { readonly state: ApplicationState; readonly total: string | null };

function OpenDesk({ view, round, app, item, onGo, guard, reload }: OpenDeskProps) {
  const { t } = useTranslation('expert');
  /** What saving told since the list was read. */
  const [fresh, setFresh] = useState<Readonly<Record<string, Fresh>>>({});
  const applications = view.applications.map((row) => ({ ...row, ...fresh[row.app] }));
  const readable = applications.filter(({ state }) => isReadable(state));
  const first = readable.find(({ state }) => state === 'begun') ?? readable[0];
  const shown = applications.find((row) => row.app === app) ?? first;
  const [keysShown, setKeysShown] = useState(false);
  usePaneKeys(() => setKeysShown(true));

  if (shown === undefined) {
    return (
      <EmptyState title={t('desk.nothingTitle')}>
        <p>{t('desk.nothing')}</p>
      </EmptyState>
    );
  }
  const open = (next: string) => onGo({ kind: 'desk', round, app: next });
  const openNext = () => {
    const next = nextIncomplete(applications, shown.app);
    if (next === null) onGo({ kind: 'overview', round });
    else open(next);
  };
  return (
    <div className="hp-desk">
      <h1 className="hp-visually-hidden">{`${shown.app} ${shown.title}`}</h1>
      <ApplicationRail applications={applications} current={shown.app} onOpen={open} />
      <ApplicationWorkspace
        key={shown.app}
        round={round}
        form={view.form}
        application={shown}
        startItem={item}
        guard={guard}
        onNext={openNext}
        onShowKeys={() => setKeysShown(true)}
        onState={(state, total) =>
          setFresh((before) => ({ ...before, [shown.app]: { state, total } }))
        }
        onReopened={async () => {
          setFresh(({ [shown.app]: _, ...others }) => others);
          await reload();
        }}
      />
      <KeyMapDialog open={keysShown} onClose={() => setKeysShown(false)} />
    </div>
  );
}

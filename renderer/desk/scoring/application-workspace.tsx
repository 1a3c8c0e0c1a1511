import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { ApplicationState, DeskApplication } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useQuery } from '../../ui/use-query.ts';
import { isReadable } from '../draft/application-order.ts';
import type { LeaveGuard } from './desk-screen.tsx';
import { ScoringPanes } from './scoring-panes.tsx';

export type ApplicationWorkspaceProps = {
  readonly round: string;
  readonly form: Form;
  readonly application: DeskApplication;
  readonly startItem: string | null;
  readonly guard: LeaveGuard;
  readonly onNext: () => void;
  readonly onShowKeys: () => void;
  readonly onState: (state: ApplicationState, total: string | null) => void;
  /** The sheet was opened for amendment, or closed again. */
  readonly onReopened: () => Promise<void>;
};

/** Reader and rubric of one application, or why it stays shut. */
export function ApplicationWorkspace(props: ApplicationWorkspaceProps) {
  return isReadable(props.application.state) ? (
    <OpenApplication {...props} />
  ) : (
    <ShutApplication application={props.application} />
  );
}

function OpenApplication(props: ApplicationWorkspaceProps) {
  const { round, application, onReopened } = props;
  const api = useApi();
  const { app } = application;
  const draft = useQuery(() => api.expert.draft({ round, app }), `${round} ${app}`);
  return (
    <div className="hp-desk-work">
      <QueryView query={draft}>
        {(loaded) => (
          <ScoringPanes
            {...props}
            key={`${loaded.rev} ${loaded.state}`}
            draft={loaded}
            onReplaced={(next) => {
              draft.replace(next);
              void onReopened();
            }}
          />
        )}
      </QueryView>
    </div>
  );
}

function ShutApplication({ application }: { readonly application: DeskApplication }) {
  const { t } = useTranslation('expert');
  const { state, app, title } = application;
  const why =
    state === 'recused' ||
    state === 'cannot-judge' ||
    state === 'recusal-pending' ||
    state === 'not-granted'
      ? t(`desk.shut.${state}`)
      : '';
  return (
    <div className="hp-desk-work hp-desk-closed" data-pane="reader" tabIndex={-1}>
      <EmptyState title={`${app} ${title}`}>
        <StateMark state={state} />
        <p>{why}</p>
      </EmptyState>
    </div>
  );
}

import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { DeskApplication, Draft } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { DraftStore } from '../draft/draft-store.ts';

type AmendmentBarProps = {
  readonly round: string;
  readonly application: DeskApplication;
  readonly store: StoreApi<DraftStore>;
  readonly onReplaced: (draft: Draft) => void;
};

/** Says that a sheet is signed and offers to amend it; while amending, offers to drop that. */
export function AmendmentBar({ round, application, store, onReplaced }: AmendmentBarProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const state = useStore(store, (s) => s.draft.state);
  const rev = useStore(store, (s) => s.draft.rev);
  const { app } = application;
  if (state !== 'submitted' && state !== 'amended' && state !== 'amending') return null;
  const reopen = async () => {
    const draft = await run(() => api.expert.amend({ round, app }));
    if (draft !== undefined) onReplaced(draft);
  };
  const abandon = async () => {
    await store.getState().flush();
    const draft = await run(() => api.expert.abandonAmendment({ round, app }));
    if (draft !== undefined) onReplaced(draft);
  };
  return (
    <div className="hp-amendment">
      <div className="hp-spread">
        {state === 'amended' ? (
          <StateMark state={state} revision={rev} />
        ) : (
          <StateMark state={state} />
        )}
        {state === 'amending' ? (
          <Popconfirm
            title={t('amend.abandonQuestion')}
            okText={t('amend.abandon')}
            cancelText={t('amend.keep')}
            onConfirm={() => void abandon()}
          >
            <Button size="small" loading={busy}>
              {t('amend.abandon')}
            </Button>
          </Popconfirm>
        ) : (
          <Button size="small" loading={busy} onClick={() => void reopen()}>
            {t('amend.begin')}
          </Button>
        )}
      </div>
      <p className="hp-small hp-muted">
        {state === 'amending' ? t('amend.amending', { rev }) : t('amend.signed')}
      </p>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </div>
  );
}

import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { targetPart } from '../../../shared/cited-part.ts';
import type { Draft } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { usePreference } from '../../app/stores.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SplitPanes } from '../../ui/split-panes.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { isWritable } from '../draft/application-order.ts';
import { createDraftStore, type EvidenceItem } from '../draft/draft-store.ts';
import type { ApplicationWorkspaceProps } from './application-workspace.tsx';
import { focusPane } from './pane-keys.ts';
import { type JumpTarget, ReaderPane } from './reader-pane.tsx';
import { RubricPane } from './rubric-pane.tsx';
import { useUnsavedGuard } from './unsaved-guard.ts';

/** Below this width of the window the rubric becomes a drawer over the reader. */
const sideBySide = '(min-width: 1100px)';

type ScoringPanesProps = ApplicationWorkspaceProps & {
  readonly draft: Draft;
  readonly onReplaced: (draft: Draft) => void;
};

const timers = {
  now: () => Date.now(),
  after: (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Reader and rubric over one draft. */
export function ScoringPanes(props: ScoringPanesProps) {
  const { round, form, application, draft, guard, onNext, onShowKeys, onState } = props;
  const { app } = application;
  const { t } = useTranslation('expert');
  const api = useApi();
  const wide = useMediaQuery(sideBySide);
  const [split, setSplit] = usePreference('desk.readerPercent', '60');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [jump, setJump] = useState<JumpTarget | null>(null);
  const [blocked, setBlocked] = useState(false);
  const [store] = useState(() => {
    const created = createDraftStore(form, draft, {
      save: (change) => api.expert.saveDraft({ round, app, change }),
      onState,
      newId: () => crypto.randomUUID(),
      timers,
    });
    const [target] = form.rubric.criteria.length === 0 ? application.targets : [];
    if (target !== undefined) created.getState().setActive(targetPart(target.id));
    return created;
  });
  useUnsavedGuard(
    store,
    guard,
    useCallback(() => setBlocked(true), []),
  );
  const failure = useStore(store, ({ progress }) =>
    progress.kind === 'failed' ? progress.failure : null,
  );
  const jumpTo = (evidence: EvidenceItem) => {
    setJump((before) => ({ evidence, nonce: (before?.nonce ?? 0) + 1 }));
    if (wide) return;
    setDrawerOpen(false);
    focusPane('reader');
  };

  const reader = (
    <ReaderPane
      round={round}
      application={application}
      rubric={form.rubric}
      store={store}
      writable={isWritable(draft.state)}
      jump={jump}
    />
  );
  const rubric = (
    <RubricPane
      round={round}
      form={form}
      application={application}
      store={store}
      startItem={props.startItem}
      takesFocus={wide || props.startItem !== null}
      onNext={onNext}
      onShowKeys={onShowKeys}
      onJump={jumpTo}
      onReplaced={props.onReplaced}
    />
  );
  return (
    <>
      {blocked && failure !== null ? (
        <div className="hp-desk-notice">
          <ErrorNotice
            failure={failure}
            onRetry={() => void store.getState().flush()}
            onClose={() => setBlocked(false)}
          />
        </div>
      ) : null}
      {wide ? (
        <SplitPanes
          left={reader}
          right={rubric}
          leftPercent={Number(split)}
          onResized={(percent) => setSplit(String(Math.round(percent)))}
          minLeftPixels={360}
          minRightPixels={340}
        />
      ) : (
        <div className="hp-desk-narrow">
          {reader}
          {/* Out of sight it can still be reached by keyboard, which brings it in. */}
          <div className={drawerOpen ? 'hp-desk-drawer hp-desk-drawer-open' : 'hp-desk-drawer'}>
            {rubric}
          </div>
          <Button
            className="hp-desk-drawer-handle"
            aria-expanded={drawerOpen}
            onClick={() => setDrawerOpen(!drawerOpen)}
          >
            {drawerOpen ? t('desk.closeRubric') : t('desk.openRubric')}
          </Button>
        </div>
      )}
    </>
  );
}

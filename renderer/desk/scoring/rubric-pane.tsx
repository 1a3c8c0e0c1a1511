import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Form } from '../../../shared/objects/form.ts';
import type { DeskApplication, Draft } from '../../../shared/operations/expert.ts';
import { SaveState } from '../../ui/save-state.tsx';
import { isComposing, isTextEntry } from '../../ui/typing.ts';
import { isWritable } from '../draft/application-order.ts';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import { ApplicationQueries } from '../queries/application-queries.tsx';
import { AmendmentBar } from './amendment-bar.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { entryOf, focusEntry, focusFirstEmpty, focusNext } from './entries.ts';
import { FactsFold } from './facts-fold.tsx';
import { OverallSection } from './overall-section.tsx';
import { RubricTotal } from './rubric-total.tsx';
import { RuleFold } from './rule-fold.tsx';
import { TargetsSection } from './targets-section.tsx';
import './rubric-pane.css';

type RubricPaneProps = {
  readonly round: string;
  readonly form: Form;
  readonly application: DeskApplication;
  readonly store: StoreApi<DraftStore>;
  readonly startItem: string | null;
  /** Whether the cursor goes to `startItem`, or the first thing that is empty, at once. */
  readonly takesFocus: boolean;
  readonly onNext: () => void;
  readonly onShowKeys: () => void;
  readonly onJump: (evidence: EvidenceItem) => void;
  readonly onReplaced: (draft: Draft) => void;
};

/** The rubric of one application: criteria, overall opinion, total, and how far saving is. */
export function RubricPane(props: RubricPaneProps) {
  const { round, form, application, store, startItem, takesFocus, onNext, onShowKeys, onJump } =
    props;
  const { t } = useTranslation('expert');
  const pane = useRef<HTMLElement>(null);
  const state = useStore(store, (s) => s.draft.state);
  const progress = useStore(store, (s) => s.progress);
  const readOnly = !isWritable(state);
  const { criteria } = form.rubric;

  useEffect(() => {
    if (!takesFocus) return;
    if (startItem === null || !focusEntry(pane.current, startItem)) focusFirstEmpty(pane.current);
  }, [startItem, takesFocus]);

  const toNext = (entry: string) => focusNext(pane.current, entry);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const { active } = store.getState();
    const activeItem = active?.on === undefined ? active?.item : undefined;
    const isScore = event.target instanceof HTMLElement && 'scoreField' in event.target.dataset;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onNext();
    } else if (activeItem === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (/^\d$/.test(event.key) && !isTextEntry(event.target)) {
      // A digit outside any field begins the score of the criterion that is being looked at; the
      // key's own default then types it, over the selected old score.
      focusEntry(pane.current, entryOf.score(activeItem));
    } else if (/^v$/i.test(event.key) && (isScore || !isTextEntry(event.target))) {
      if (focusEntry(pane.current, entryOf.tick(activeItem))) event.preventDefault();
    }
  };
  return (
    <section
      ref={pane}
      className="hp-rubric"
      data-pane="rubric"
      aria-label={t('rubric.pane')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <AmendmentBar
        round={round}
        application={application}
        store={store}
        onReplaced={props.onReplaced}
      />
      <div className="hp-rubric-scroll">
        <ApplicationQueries
          round={round}
          app={application.app}
          store={store}
          onReplaced={props.onReplaced}
        />
        {/* Target by target first: the scores or the vote rest on them. */}
        {form.rubric.targets === undefined ? null : (
          <TargetsSection
            rule={form.rubric.targets}
            application={application}
            store={store}
            readOnly={readOnly}
            onEnter={toNext}
            onJump={onJump}
          />
        )}
        {criteria.map((criterion, index) => (
          <CriterionCard
            key={criterion.id}
            number={index + 1}
            criterion={criterion}
            documents={application.documents}
            store={store}
            readOnly={readOnly}
            onEnter={() => toNext(entryOf.score(criterion.id))}
            onJump={onJump}
          />
        ))}
        <OverallSection form={form} store={store} readOnly={readOnly} onEnter={toNext} />
        <FactsFold application={application} />
        <RuleFold form={form} />
      </div>
      <footer className="hp-rubric-foot">
        <RubricTotal form={form} application={application} store={store} />
        <div className="hp-rubric-foot-row">
          {readOnly ? (
            <span />
          ) : (
            <SaveState progress={progress} onRetry={() => void store.getState().flush()} />
          )}
          <span className="hp-row">
            <Button size="small" type="text" onClick={onShowKeys}>
              {t('keys.open')}
            </Button>
            <Button size="small" onClick={onNext}>
              {t('desk.next')}
            </Button>
          </span>
        </div>
      </footer>
    </section>
  );
}

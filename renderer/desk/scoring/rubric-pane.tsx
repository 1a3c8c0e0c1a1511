import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Form } from '../../../shared/objects/form.ts';
import type { DeskApplication, Draft } from '../../../shared/operations/expert.ts';
import { points } from '../../text/format.ts';
import { SaveState } from '../../ui/save-state.tsx';
import { isComposing, isTextEntry } from '../../ui/typing.ts';
import { isWritable } from '../draft/application-order.ts';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import { AmendmentBar } from './amendment-bar.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { FactsFold } from './facts-fold.tsx';
import { OverallSection } from './overall-section.tsx';
import { RuleFold } from './rule-fold.tsx';
import './rubric-pane.css';

type RubricPaneProps = {
  readonly round: string;
  readonly form: Form;
  readonly application: DeskApplication;
  readonly store: StoreApi<DraftStore>;
  readonly startItem: string | null;
  /** Whether the cursor goes into the first empty score at once. */
  readonly takesFocus: boolean;
  readonly onNext: () => void;
  readonly onShowKeys: () => void;
  readonly onJump: (evidence: EvidenceItem) => void;
  readonly onReplaced: (draft: Draft) => void;
};

const scoreFields = (pane: HTMLElement | null) => [
  ...(pane?.querySelectorAll<HTMLInputElement>('[data-score-field]') ?? []),
];

/** The rubric of one application: criteria, overall opinion, total, and how far saving is. */
export function RubricPane(props: RubricPaneProps) {
  const { round, form, application, store, startItem, takesFocus, onNext, onShowKeys, onJump } =
    props;
  const { t } = useTranslation('expert');
  const pane = useRef<HTMLElement>(null);
  const state = useStore(store, (s) => s.draft.state);
  const total = useStore(store, (s) => s.draft.total);
  const scores = useStore(store, (s) => s.draft.scores);
  const progress = useStore(store, (s) => s.progress);
  const readOnly = !isWritable(state);
  const { criteria, fullMark } = form.rubric;
  const scored = criteria.filter(({ id }) => scores[id] !== undefined).length;

  useEffect(() => {
    if (!takesFocus) return;
    const fields = scoreFields(pane.current);
    const wanted = fields.find((field) => field.dataset.scoreField === startItem);
    const empty = fields.find((field) => field.value === '');
    (wanted ?? empty ?? fields[0])?.focus();
  }, [startItem, takesFocus]);

  const toNextField = (item: string) => {
    const fields = scoreFields(pane.current);
    const at = fields.findIndex((field) => field.dataset.scoreField === item);
    const next = fields[at + 1] ?? pane.current?.querySelector<HTMLElement>('[data-overall]');
    next?.focus();
    next?.scrollIntoView({ block: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onNext();
    } else if (/^\d$/.test(event.key) && !event.ctrlKey && !isTextEntry(event.target)) {
      // A digit outside any field begins the score of the criterion that is being looked at; the
      // key's own default then types it, over the selected old score.
      const { activeItem } = store.getState();
      scoreFields(pane.current)
        .find((field) => field.dataset.scoreField === activeItem)
        ?.focus();
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
        {criteria.map((criterion, index) => (
          <CriterionCard
            key={criterion.id}
            number={index + 1}
            criterion={criterion}
            documents={application.documents}
            store={store}
            readOnly={readOnly}
            onEnter={() => toNextField(criterion.id)}
            onJump={onJump}
          />
        ))}
        <OverallSection rubric={form.rubric} store={store} readOnly={readOnly} />
        <FactsFold application={application} />
        <RuleFold form={form} />
      </div>
      <footer className="hp-rubric-foot">
        {criteria.length === 0 ? null : (
          <div className="hp-rubric-total" aria-live="polite">
            <span>{t('rubric.total')}</span>
            <strong>{total ?? '—'}</strong>
            <span className="hp-muted">/ {points(fullMark)}</span>
            {total === null ? (
              <span className="hp-muted hp-small">
                {t('rubric.scored', { done: scored, total: criteria.length })}
              </span>
            ) : null}
          </div>
        )}
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

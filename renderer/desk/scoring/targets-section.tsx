import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import type { TargetRule } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';
import { TargetRow } from './target-row.tsx';
import './targets-section.css';

type TargetsSectionProps = {
  readonly rule: TargetRule;
  readonly application: DeskApplication;
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  /** Enter: the judgement of this entry stands, on to the next. */
  readonly onEnter: (entry: string) => void;
  readonly onJump: (evidence: EvidenceItem) => void;
};

/** The targets of the task book one by one, each with what was planned and where that stands. */
export function TargetsSection(props: TargetsSectionProps) {
  const { rule, application, store, readOnly, onEnter, onJump } = props;
  const { targets, documents } = application;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const heading = useId();
  const done = useStore(
    store,
    (s) => targets.filter(({ id }) => (s.draft.targets[id]?.judgement ?? null) !== null).length,
  );
  return (
    <section className="hp-targets" aria-labelledby={heading}>
      <header className="hp-targets-head">
        <h2 id={heading}>{say(rule.title)}</h2>
        <span className="hp-muted hp-small">
          {t('targets.done', { done, total: targets.length })}
        </span>
      </header>
      <p className="hp-muted hp-small hp-targets-how">
        {readOnly ? null : t('targets.how', { count: rule.judgements.length })}
      </p>
      {targets.map((target) => (
        <TargetRow
          key={target.id}
          rule={rule}
          target={target}
          documents={documents}
          store={store}
          readOnly={readOnly}
          onEnter={onEnter}
          onJump={onJump}
        />
      ))}
    </section>
  );
}

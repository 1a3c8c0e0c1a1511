import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Form } from '../../../shared/objects/form.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore } from '../draft/draft-store.ts';
import { DecisionSection } from './decision-section.tsx';
import { entryOf } from './entries.ts';
import { GradesNote } from './grades-note.tsx';

type OverallSectionProps = {
  readonly form: Form;
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  readonly onEnter: (entry: string) => void;
};

/** The recommendation or vote that the form asks for, the overall opinion, and what grades mean. */
export function OverallSection({ form, store, readOnly, onEnter }: OverallSectionProps) {
  const { t } = useTranslation('expert');
  const field = useId();
  const overall = useStore(store, (s) => s.draft.overall);
  const { setOverall, flush } = store.getState();
  const { decision, overallComment } = form.rubric;
  return (
    <div className="hp-rubric-section">
      {decision.kind === 'none' ? null : (
        <DecisionSection decision={decision} store={store} readOnly={readOnly} onEnter={onEnter} />
      )}
      <label htmlFor={field}>
        <strong>{t('rubric.overall')}</strong>{' '}
        <span className="hp-muted hp-small">
          {overallComment === 'required' ? t('rubric.required') : t('rubric.optional')}
        </span>
      </label>
      <TextArea
        id={field}
        data-entry={entryOf.overall}
        data-stop=""
        value={overall}
        readOnly={readOnly}
        maxLength={40_000}
        minRows={3}
        onChange={(event) => setOverall(event.target.value)}
        onBlur={() => void flush()}
      />
      {form.policy.grades === undefined ? null : <GradesNote bands={form.policy.grades.bands} />}
    </div>
  );
}

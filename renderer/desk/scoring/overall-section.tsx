import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore } from '../draft/draft-store.ts';

type OverallSectionProps = {
  readonly rubric: Rubric;
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
};

/** The recommendation or vote that the form asks for, and the overall opinion. */
export function OverallSection({ rubric, store, readOnly }: OverallSectionProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const field = useId();
  const heading = useId();
  const overall = useStore(store, (s) => s.draft.overall);
  const decision = useStore(store, (s) => s.draft.decision);
  const { setOverall, setDecision, flush } = store.getState();
  return (
    <div className="hp-rubric-section">
      {rubric.decision.kind === 'none' ? null : (
        <fieldset className="hp-decision" aria-labelledby={heading}>
          <h2 id={heading}>
            {say(rubric.decision.title)}
            {rubric.decision.required ? null : (
              <span className="hp-muted hp-small"> {t('rubric.optional')}</span>
            )}
          </h2>
          <Radio.Group
            vertical
            disabled={readOnly}
            value={decision}
            options={rubric.decision.choices.map((choice) => ({
              value: choice.id,
              label: say(choice.title),
            }))}
            onChange={(event) => setDecision(String(event.target.value))}
          />
        </fieldset>
      )}
      <label htmlFor={field}>
        <strong>{t('rubric.overall')}</strong>{' '}
        <span className="hp-muted hp-small">
          {rubric.overallComment === 'required' ? t('rubric.required') : t('rubric.optional')}
        </span>
      </label>
      <TextArea
        id={field}
        data-overall=""
        value={overall}
        readOnly={readOnly}
        maxLength={40_000}
        minRows={3}
        onChange={(event) => setOverall(event.target.value)}
        onBlur={() => void flush()}
      />
    </div>
  );
}

import { Radio } from 'antd';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { DraftStore } from '../draft/draft-store.ts';
import { digitChoice } from './digit-choice.ts';
import { entryOf } from './entries.ts';

type DecisionSectionProps = {
  readonly decision: Rubric['decision'];
  readonly store: StoreApi<DraftStore>;
  readonly readOnly: boolean;
  readonly onEnter: (entry: string) => void;
};

/** The recommendation or vote that the form asks for, with the reason that some choices need. */
export function DecisionSection({ decision, store, readOnly, onEnter }: DecisionSectionProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const [heading, field] = [useId(), useId()];
  const value = useStore(store, (s) => s.draft.decision);
  const reason = useStore(store, (s) => s.draft.decisionReason);
  const { setDecision, setDecisionReason, flush } = store.getState();
  const chosen = decision.choices.find(({ id }) => id === value);
  const isReasonNeeded = chosen?.reasonRequired === true;
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = readOnly ? null : digitChoice(event, decision.choices);
    if (choice !== null) {
      event.preventDefault();
      event.stopPropagation();
      setDecision(choice.id);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (isReasonNeeded && reason.trim() === '') document.getElementById(field)?.focus();
      else onEnter(entryOf.decision);
    }
  };
  return (
    <>
      <div>
        <h2 id={heading} className="hp-decision-title">
          {say(decision.title)}
          {decision.required ? null : (
            <span className="hp-muted hp-small"> {t('rubric.optional')}</span>
          )}
        </h2>
        <fieldset
          className="hp-decision"
          aria-labelledby={heading}
          data-entry={entryOf.decision}
          data-stop={decision.required ? '' : undefined}
          onKeyDown={onKeyDown}
        >
          <Radio.Group
            vertical
            disabled={readOnly}
            value={value}
            options={decision.choices.map((choice, index) => ({
              value: choice.id,
              label: (
                <>
                  <span aria-hidden="true">{index + 1} </span>
                  {say(choice.title)}
                  {choice.reasonRequired === true ? (
                    <span aria-hidden="true">{t('decision.withReason')}</span>
                  ) : null}
                </>
              ),
            }))}
            onChange={(event) => setDecision(String(event.target.value))}
          />
        </fieldset>
      </div>
      {isReasonNeeded || reason !== '' ? (
        <div>
          <label htmlFor={field} className="hp-criterion-label">
            {t(isReasonNeeded ? 'decision.reasonNeeded' : 'decision.reason')}
          </label>
          <TextArea
            id={field}
            data-entry={entryOf.decisionReason}
            value={reason}
            readOnly={readOnly}
            maxLength={4000}
            minRows={2}
            onChange={(event) => setDecisionReason(event.target.value)}
            onBlur={() => void flush()}
          />
        </div>
      ) : null}
    </>
  );
}

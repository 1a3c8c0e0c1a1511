import { Slider } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { isComposing } from '../../ui/typing.ts';
import { readScore, stepScore } from '../draft/score-entry.ts';
import { entryOf } from './entries.ts';
import './score-field.css';

/** How many steps PageUp and PageDown move. */
const bigStep = 5;

type ScoreFieldProps = {
  readonly criterion: Criterion;
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly onChange: (hundredths: number | null) => void;
  /** Enter: the score stands, on to the next criterion. */
  readonly onEnter: () => void;
};

const textOf = (value: number | null) => (value === null ? '' : points(value));

/** One score by digits, by arrows, or by dragging. A text that is no valid score counts as no
 * score at all, so that a half-typed number is never signed. */
export function ScoreField({ criterion, value, readOnly, onChange, onEnter }: ScoreFieldProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const field = useId();
  const [typed, setTyped] = useState(textOf(value));
  const entry = readScore(typed, criterion);
  const typedValue = entry.kind === 'valid' ? entry.hundredths : null;
  // The slider, an arrow key or a reload changed the score: the text follows.
  const text = typedValue === value ? typed : textOf(value);
  const invalid = text === typed && entry.kind === 'invalid' ? entry.reason : null;

  const type = (next: string) => {
    setTyped(next);
    const read = readScore(next, criterion);
    onChange(read.kind === 'valid' ? read.hundredths : null);
  };
  const step = (steps: number) => type(points(stepScore(value, criterion, steps)));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.altKey) return;
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: bigStep, PageDown: -bigStep }[event.key];
    if (steps !== undefined && !readOnly) {
      event.preventDefault();
      step(steps);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (invalid === null) onEnter();
    }
  };
  const reason =
    invalid === null
      ? null
      : t(`score.${invalid}`, { max: points(criterion.max), step: points(criterion.step) });
  return (
    <div className="hp-score">
      <Slider
        className={value === null ? 'hp-score-slider hp-score-empty' : 'hp-score-slider'}
        min={0}
        max={criterion.max}
        step={criterion.step}
        value={value ?? 0}
        disabled={readOnly}
        tabIndex={-1}
        tooltip={{ formatter: (hundredths) => points(hundredths ?? 0) }}
        ariaLabelForHandle={t('score.slider', { criterion: say(criterion.title) })}
        onChange={(hundredths) => type(points(hundredths))}
      />
      <label className="hp-visually-hidden" htmlFor={field}>
        {t('score.field', { criterion: say(criterion.title), max: points(criterion.max) })}
      </label>
      <input
        id={field}
        className="hp-score-input"
        data-score-field={criterion.id}
        data-entry={entryOf.score(criterion.id)}
        data-stop=""
        inputMode="decimal"
        autoComplete="off"
        value={text}
        readOnly={readOnly}
        aria-invalid={invalid !== null}
        aria-describedby={invalid === null ? undefined : `${field}-reason`}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        // Full-width digits and a trailing point stay as typed until the field is left.
        onBlur={() => {
          if (invalid === null) setTyped(textOf(value));
        }}
        onKeyDown={onKeyDown}
      />
      <span className="hp-score-max" aria-hidden="true">
        / {points(criterion.max)}
      </span>
      {reason === null ? null : (
        <p id={`${field}-reason`} className="hp-score-reason" role="alert">
          {reason}
        </p>
      )}
    </div>
  );
}

import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '../../../shared/objects/form.ts';
import type { ReviewOffer } from '../../../shared/operations/agency.ts';
import { toUtc } from '../local-time.ts';
import { TimeInput } from '../parts/time-input.tsx';
import { PeriodNote } from './period-note.tsx';
import { ReleaseChoice } from './release-choice.tsx';

/** The basics of a round as they are being typed; times on this machine's clock. */
export type BasicsDraft = {
  readonly title: string;
  readonly release: Release;
  readonly opens: string;
  readonly closes: string;
};

export type BasicsProblem = 'titleMissing' | 'datesMissing' | 'datesOrder';

export function basicsProblem(draft: BasicsDraft): BasicsProblem | null {
  if (draft.title.trim() === '') return 'titleMissing';
  const [opens, closes] = [toUtc(draft.opens), toUtc(draft.closes)];
  if (opens === null || closes === null) return 'datesMissing';
  return opens < closes ? null : 'datesOrder';
}

type BasicsFieldsProps = {
  readonly draft: BasicsDraft;
  readonly disabled?: boolean;
  /** Working days that the document sets, where it does. */
  readonly workingDays: ReviewOffer['workingDays'];
  readonly onChange: (draft: BasicsDraft) => void;
};

/** Name, dates and release of a round. */
export function BasicsFields({
  draft,
  disabled = false,
  workingDays,
  onChange,
}: BasicsFieldsProps) {
  const { t } = useTranslation('agency');
  const id = useId();
  return (
    <>
      <div className="ag-field">
        <label htmlFor={`${id}-title`}>{t('newRound.roundTitle')}</label>
        <Input
          id={`${id}-title`}
          value={draft.title}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => onChange({ ...draft, title: event.target.value })}
        />
      </div>
      <div className="hp-row">
        <div className="ag-field">
          <label htmlFor={`${id}-opens`}>
            {t('newRound.dates')} · {t('newRound.opens')}
          </label>
          <TimeInput
            id={`${id}-opens`}
            value={draft.opens}
            disabled={disabled}
            onChange={(opens) => onChange({ ...draft, opens })}
          />
        </div>
        <div className="ag-field">
          <label htmlFor={`${id}-closes`}>
            {t('newRound.dates')} · {t('newRound.closes')}
          </label>
          <TimeInput
            id={`${id}-closes`}
            value={draft.closes}
            disabled={disabled}
            onChange={(closes) => onChange({ ...draft, closes })}
          />
        </div>
      </div>
      <PeriodNote opens={draft.opens} closes={draft.closes} set={workingDays} />
      <div className="ag-field">
        <span id={`${id}-release`} className="ag-label">
          {t('newRound.release')}
        </span>
        <ReleaseChoice
          labelledBy={`${id}-release`}
          value={draft.release}
          disabled={disabled}
          onChange={(release) => onChange({ ...draft, release })}
        />
      </div>
    </>
  );
}

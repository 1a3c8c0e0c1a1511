import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Departure } from '../../../shared/objects/proposed-list.ts';
import { departureWords } from '../../../shared/proposed-list.ts';
import { useBilingual } from '../../text/text.ts';
import { SaveState } from '../../ui/save-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useKeptText } from '../opinion/use-kept-text.ts';
import type { KeepReason } from './lot-list.tsx';

type ReasonFieldProps = {
  readonly departure: Departure;
  readonly isFinal: boolean;
  readonly keep: KeepReason;
};

/** Why the list leaves the result here; kept as it is typed. */
export function ReasonField({ departure, isFinal, keep }: ReasonFieldProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const id = useId();
  const { app, kind } = departure;
  const kept = useKeptText(
    departure.reason,
    (reason) => keep(app, kind, reason),
    () => undefined,
  );
  const word = pick(departureWords[kind]);
  return (
    <div className="ag-field">
      <label htmlFor={id}>
        <StateMark state="flag" label={word} />
        <span className="hp-visually-hidden"> {t('list.reasonOf', { app, kind: word })}</span>
      </label>
      {isFinal ? (
        <span>{departure.reason}</span>
      ) : (
        <>
          <TextArea
            id={id}
            minRows={2}
            maxLength={4000}
            placeholder={t('list.reasonOf', { app, kind: word })}
            value={kept.text}
            onChange={(event) => kept.type(event.target.value)}
            onBlur={() => void kept.flush()}
          />
          <SaveState progress={kept.progress} onRetry={() => void kept.flush()} />
        </>
      )}
    </div>
  );
}

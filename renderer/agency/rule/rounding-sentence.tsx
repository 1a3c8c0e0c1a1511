import { useTranslation } from 'react-i18next';
import { RoundingMode, type RoundingPoint } from '../../../shared/policy.ts';
import type { PolicyProps } from './policy-sentences.tsx';
import { roundingAt, withRounding } from './rule-draft.ts';
import { Choice, Count } from './sentence-parts.tsx';

const usual = { places: 2, mode: 'half-up' } as const;

/** One place where the rule rounds: whether, to how many places, and which way halves go. */
export function RoundingSentence(props: PolicyProps & { readonly at: RoundingPoint['at'] }) {
  const { policy, at, onChange } = props;
  const { t } = useTranslation('agency');
  const point = roundingAt(policy, at);
  const what = { at: t(at === 'sheet' ? 'rule.roundSheet' : 'rule.roundApplication') };
  const put = (change: Omit<RoundingPoint, 'at'> | null) =>
    onChange === null ? undefined : onChange(withRounding(policy, at, change));
  const editable = onChange !== null;
  return (
    <p>
      {what.at}{' '}
      <Choice
        label={t('rule.roundingSwitch', what)}
        value={point === null ? 'none' : 'some'}
        options={[
          { value: 'some', title: t('rule.roundKeep') },
          { value: 'none', title: t('rule.roundNone') },
        ]}
        onChange={editable ? (value) => put(value === 'none' ? null : usual) : null}
      />{' '}
      {point === null ? null : (
        <>
          <Count
            label={t('rule.places', what)}
            value={point.places}
            min={0}
            max={6}
            onChange={editable ? (places) => put({ places, mode: point.mode }) : null}
          />{' '}
          {t('rule.roundPlaces')}{' '}
          <Choice
            label={t('rule.roundingMode', what)}
            value={point.mode}
            options={RoundingMode.options.map((mode) => ({
              value: mode,
              title: t(`rule.mode.${mode}`),
            }))}
            onChange={editable ? (mode) => put({ places: point.places, mode }) : null}
          />
        </>
      )}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';

/** How the totals of an application become one score. */
export function AggregateSentence(props: PolicyProps) {
  const { policy, lotName, onChange } = props;
  const lot = { lot: lotName };
  const { t } = useTranslation('agency');
  const put =
    onChange === null ? null : (change: Partial<Policy>) => onChange({ ...policy, ...change });
  return (
    <Sentence title={t('rule.aggregate')} origin={originOf(props, 'aggregator', 'trim')}>
      <p>
        {t('rule.aggregateSentence')}{' '}
        <Choice
          label={t('rule.aggregate')}
          value={policy.aggregator}
          options={(['mean', 'trimmed-mean', 'median'] as const).map((value) => ({
            value,
            title: t(`rule.aggregator.${value}`),
          }))}
          onChange={put === null ? null : (aggregator) => put({ aggregator })}
        />
      </p>
      {policy.aggregator === 'trimmed-mean' ? (
        <p>
          {t('rule.trimBefore', lot)}{' '}
          <Count
            label={t('rule.trimBefore', lot)}
            value={policy.trim.minSheets}
            min={3}
            max={99}
            onChange={put === null ? null : (minSheets) => put({ trim: { minSheets } })}
          />{' '}
          {t('rule.trimAfter')}
        </p>
      ) : null}
    </Sentence>
  );
}

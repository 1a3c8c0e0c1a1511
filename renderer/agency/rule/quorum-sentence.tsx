import { useTranslation } from 'react-i18next';
import type { Policy, Threshold } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';

/** How many sheets an application needs: a number, and a share of its panel where the rule says so. */
export function QuorumSentence(props: PolicyProps) {
  const { policy, lotName, onChange } = props;
  const { t } = useTranslation('agency');
  const { quorum } = policy;
  const put = (next: Policy['quorum']) => onChange?.({ ...policy, quorum: next });
  const putShare = (share: Threshold | 'none') => {
    const { minSheets } = quorum;
    put(share === 'none' ? { minSheets } : { minSheets, share });
  };
  return (
    <Sentence title={t('rule.quorum')} origin={originOf(props, 'quorum')}>
      <p>
        {t('rule.quorumBefore')}{' '}
        <Count
          label={t('rule.quorum')}
          value={quorum.minSheets}
          min={1}
          max={99}
          onChange={onChange === null ? null : (minSheets) => put({ ...quorum, minSheets })}
        />{' '}
        {t('rule.quorumAfter', { lot: lotName })}
      </p>
      <p>
        {t('rule.quorumShareBefore')}{' '}
        <Choice
          label={t('rule.quorumShare')}
          value={quorum.share ?? 'none'}
          options={(['none', 'majority', 'two-thirds'] as const).map((value) => ({
            value,
            title: t(`rule.quorumShareOf.${value}`),
          }))}
          onChange={onChange === null ? null : putShare}
        />
      </p>
    </Sentence>
  );
}

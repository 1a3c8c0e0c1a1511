import { useTranslation } from 'react-i18next';
import { defaultOutliers, type OutlierRule } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from '../rule/policy-sentences.tsx';
import { Choice, Count, Sentence } from '../rule/sentence-parts.tsx';

/** From where a total is pointed out as outlying, and what the panel may do about it. A rule that says
 * nothing shows what holds then. */
export function OutliersSentence(props: PolicyProps) {
  const { policy, onChange } = props;
  const { t } = useTranslation('queries');
  const rule = policy.outliers ?? defaultOutliers;
  const put =
    onChange === null
      ? null
      : (change: Partial<OutlierRule>) => onChange({ ...policy, outliers: { ...rule, ...change } });
  return (
    <Sentence title={t('rule.title')} origin={originOf(props, 'outliers')}>
      <p>
        {t('rule.before')}{' '}
        <Count
          label={t('rule.cutoff')}
          value={rule.cutoff / 100}
          min={1}
          max={10}
          onChange={put === null ? null : (times) => put({ cutoff: Math.round(times * 100) })}
        />{' '}
        {t('rule.between')}{' '}
        <Count
          label={t('rule.floor')}
          value={rule.floor / 100}
          min={0}
          max={100}
          onChange={put === null ? null : (share) => put({ floor: Math.round(share * 100) })}
        />{' '}
        {t('rule.after')}
      </p>
      <p>
        <Choice
          label={t('rule.decision')}
          value={rule.decision}
          options={(['confirm-only', 'mean-of-others'] as const).map((value) => ({
            value,
            title: t(`agency.${value}`),
          }))}
          onChange={put === null ? null : (decision) => put({ decision })}
        />
      </p>
    </Sentence>
  );
}

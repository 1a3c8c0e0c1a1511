import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Sentence } from './sentence-parts.tsx';

/** Which score the places go by. */
export function RankSentence(props: PolicyProps) {
  const { policy, lotName, onChange } = props;
  const lot = { lot: lotName };
  const { t } = useTranslation('agency');
  const put =
    onChange === null ? null : (change: Partial<Policy>) => onChange({ ...policy, ...change });
  return (
    <Sentence title={t('rule.rank')} origin={originOf(props, 'rankOn')}>
      <p>
        {t('rule.rankSentence', lot)}{' '}
        <Choice
          label={t('rule.rank')}
          value={policy.rankOn}
          options={(['printed', 'exact'] as const).map((value) => ({
            value,
            title: t(`rule.rankOn.${value}`),
          }))}
          onChange={put === null ? null : (rankOn) => put({ rankOn })}
        />{' '}
        {t('rule.rankAfter')}
      </p>
    </Sentence>
  );
}

import { useTranslation } from 'react-i18next';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';

/** How many applications of a lot the result names. */
export function SelectSentence(props: PolicyProps) {
  const { policy, lotName, onChange } = props;
  const { t } = useTranslation('agency');
  const count = policy.selectPerLot;
  return (
    <Sentence title={t('rule.select')} origin={originOf(props, 'selectPerLot')}>
      <p>
        <Choice
          label={t('rule.select')}
          value={count === null ? 'all' : 'some'}
          options={[
            { value: 'some', title: t('rule.selectSome') },
            { value: 'all', title: t('rule.selectAll') },
          ]}
          onChange={
            onChange === null
              ? null
              : (value) => onChange({ ...policy, selectPerLot: value === 'all' ? null : 1 })
          }
        />{' '}
        {count === null ? null : (
          <>
            {t('rule.selectBefore', { lot: lotName })}{' '}
            <Count
              label={t('rule.selectBefore', { lot: lotName })}
              value={count}
              min={1}
              max={999}
              onChange={
                onChange === null ? null : (selectPerLot) => onChange({ ...policy, selectPerLot })
              }
            />{' '}
            {t('rule.selectAfter')}
          </>
        )}
      </p>
    </Sentence>
  );
}

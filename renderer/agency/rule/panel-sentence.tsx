import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';

type Panel = NonNullable<Policy['panel']>;
const usual: Panel = { min: 5, odd: true };

/** How many experts the panel of an application should have; said before sealing, stops nothing. */
export function PanelSentence(props: PolicyProps) {
  const { policy, onChange } = props;
  const { t } = useTranslation('agency');
  const { panel, ...without } = policy;
  const put = (next: Panel | null) =>
    onChange?.(next === null ? without : { ...without, panel: next });
  return (
    <Sentence title={t('rule.panel')} origin={originOf(props, 'panel')}>
      <p>
        {t('rule.panelBefore')}{' '}
        <Choice
          label={t('rule.panel')}
          value={panel === undefined ? 'any' : 'some'}
          options={(['any', 'some'] as const).map((value) => ({
            value,
            title: t(`rule.panelSize.${value}`),
          }))}
          onChange={onChange === null ? null : (value) => put(value === 'any' ? null : usual)}
        />{' '}
        {panel === undefined ? null : (
          <>
            <Count
              label={t('rule.panelMin')}
              value={panel.min}
              min={1}
              max={99}
              onChange={onChange === null ? null : (min) => put({ ...panel, min })}
            />{' '}
            {t('rule.panelPeople')}{' '}
            <Choice
              label={t('rule.panelOdd')}
              value={panel.odd ? 'odd' : 'any'}
              options={(['odd', 'any'] as const).map((value) => ({
                value,
                title: t(`rule.panelParity.${value}`),
              }))}
              onChange={
                onChange === null ? null : (value) => put({ ...panel, odd: value === 'odd' })
              }
            />
          </>
        )}
        {t('rule.panelAfter')}
      </p>
    </Sentence>
  );
}

import { useTranslation } from 'react-i18next';
import { PointsInput } from './points-input.tsx';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Sentence } from './sentence-parts.tsx';

/** Above which score an application is named (入选线). */
export function LineSentence(props: PolicyProps) {
  const { policy, rubric, onChange } = props;
  const { t } = useTranslation('agency');
  const { line, ...without } = policy;
  const usual = Math.round(rubric.fullMark * 0.6);
  return (
    <Sentence title={t('rule.line')} origin={originOf(props, 'line')}>
      <p>
        <Choice
          label={t('rule.line')}
          value={line === undefined ? 'none' : 'some'}
          options={[
            { value: 'none', title: t('rule.lineNone') },
            { value: 'some', title: t('rule.lineSome') },
          ]}
          onChange={
            onChange === null
              ? null
              : (value) => onChange(value === 'none' ? without : { ...without, line: usual })
          }
        />{' '}
        {line === undefined ? null : (
          <>
            {onChange === null ? (
              <strong>{line / 100}</strong>
            ) : (
              <PointsInput
                label={t('rule.linePoints')}
                value={line}
                min={0}
                onChange={(points) => onChange({ ...without, line: points })}
              />
            )}{' '}
            {t('rule.lineAfter')}
          </>
        )}
      </p>
    </Sentence>
  );
}

import { useTranslation } from 'react-i18next';
import type { VetoRule } from '../../../shared/policy.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';

const usual: VetoRule = { takesEffectAt: { share: 'majority' }, effect: 'flag' };
const kinds = ['none', 'count', 'majority', 'two-thirds'] as const;
type Kind = (typeof kinds)[number];

function kindOf(veto: VetoRule | undefined): Kind {
  if (veto === undefined) return 'none';
  return 'count' in veto.takesEffectAt ? 'count' : veto.takesEffectAt.share;
}

const takesEffectAt = (kind: Exclude<Kind, 'none'>): VetoRule['takesEffectAt'] =>
  kind === 'count' ? { count: 2 } : { share: kind };

/** From how many ticks a veto question takes effect, and what the effect is. */
export function VetoSentence(props: PolicyProps) {
  const { policy, onChange } = props;
  const { t } = useTranslation('agency');
  const { veto, ...without } = policy;
  const put = (next: VetoRule | null) =>
    onChange?.(next === null ? without : { ...without, veto: next });
  return (
    <Sentence title={t('rule.veto')} origin={originOf(props, 'veto')}>
      <p>
        {t('rule.vetoBefore')}{' '}
        <Choice
          label={t('rule.vetoAt')}
          value={kindOf(veto)}
          options={kinds.map((value) => ({ value, title: t(`rule.vetoKind.${value}`) }))}
          onChange={
            onChange === null
              ? null
              : (kind) =>
                  put(
                    kind === 'none'
                      ? null
                      : { ...(veto ?? usual), takesEffectAt: takesEffectAt(kind) },
                  )
          }
        />{' '}
        {veto !== undefined && 'count' in veto.takesEffectAt ? (
          <>
            <Count
              label={t('rule.vetoCount')}
              value={veto.takesEffectAt.count}
              min={1}
              max={99}
              onChange={
                onChange === null ? null : (count) => put({ ...veto, takesEffectAt: { count } })
              }
            />{' '}
            {t('rule.vetoPeople')}{' '}
          </>
        ) : null}
        {veto === undefined ? null : (
          <>
            {t('rule.vetoThen')}{' '}
            <Choice
              label={t('rule.vetoEffect')}
              value={veto.effect}
              options={(['flag', 'exclude'] as const).map((value) => ({
                value,
                title: t(`rule.vetoEffectOf.${value}`),
              }))}
              onChange={onChange === null ? null : (effect) => put({ ...veto, effect })}
            />
          </>
        )}
        {t('rule.vetoAfter')}
      </p>
    </Sentence>
  );
}

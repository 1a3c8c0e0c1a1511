import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import { useBilingual } from '../../text/text.ts';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Sentence } from './sentence-parts.tsx';

type Vote = NonNullable<Policy['vote']>;

/** When a vote passes: of what, and how much. */
export function VoteSentence(props: PolicyProps & { readonly vote: Vote }) {
  const { policy, rubric, vote, onChange } = props;
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const choice = rubric.decision.choices.find((candidate) => candidate.id === vote.yes);
  const put =
    onChange === null
      ? null
      : (change: Partial<Vote>) => onChange({ ...policy, vote: { ...vote, ...change } });
  return (
    <Sentence title={t('rule.vote')} origin={originOf(props, 'vote')}>
      <p>
        {t('rule.voteSentence', { choice: choice === undefined ? vote.yes : pick(choice.title) })}{' '}
        <Choice
          label={t('rule.voteDenominator')}
          value={vote.denominator}
          options={(['cast', 'present', 'panel'] as const).map((value) => ({
            value,
            title: t(`rule.denominator.${value}`),
          }))}
          onChange={put === null ? null : (denominator) => put({ denominator })}
        />{' '}
        {t('rule.voteOf')}{' '}
        <Choice
          label={t('rule.voteThreshold')}
          value={vote.threshold}
          options={(['majority', 'two-thirds'] as const).map((value) => ({
            value,
            title: t(`rule.threshold.${value}`),
          }))}
          onChange={put === null ? null : (threshold) => put({ threshold })}
        />
        {t('rule.voteAfter')}
      </p>
    </Sentence>
  );
}

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
  const titleOf = (id: string) => {
    const choice = rubric.decision.choices.find((candidate) => candidate.id === id);
    return choice === undefined ? id : pick(choice.title);
  };
  const put =
    onChange === null
      ? null
      : (change: Partial<Vote>) => onChange({ ...policy, vote: { ...vote, ...change } });
  const putOutcomes = (kind: 'pass' | 'several') => {
    const { outcomes: _, ...plain } = vote;
    const choices = rubric.decision.choices.map(({ id }) => id).filter((id) => id !== vote.abstain);
    onChange?.({ ...policy, vote: kind === 'pass' ? plain : { ...plain, outcomes: choices } });
  };
  return (
    <Sentence title={t('rule.vote')} origin={originOf(props, 'vote')}>
      <p>
        {t('rule.voteSentence', { choice: titleOf(vote.yes) })}{' '}
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
      <p>
        <Choice
          label={t('rule.voteOutcomes')}
          value={vote.outcomes === undefined ? 'pass' : 'several'}
          options={(['pass', 'several'] as const).map((value) => ({
            value,
            title: t(`rule.voteOutcomesOf.${value}`),
          }))}
          onChange={put === null ? null : putOutcomes}
        />
        {vote.outcomes === undefined ? null : (
          <> {t('rule.voteOutcomeList', { choices: vote.outcomes.map(titleOf).join(' / ') })}</>
        )}
      </p>
    </Sentence>
  );
}

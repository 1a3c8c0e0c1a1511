import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { RoundingSentence } from './rounding-sentence.tsx';
import { SelectSentence } from './select-sentence.tsx';
import { Choice, Count, Sentence } from './sentence-parts.tsx';
import { TieSentence } from './tie-sentence.tsx';
import { VoteSentence } from './vote-sentence.tsx';

export type PolicyProps = {
  readonly policy: Policy;
  readonly rubric: Rubric;
  /** What the programme file gives; null while it is not known. */
  readonly given: Policy | null;
  readonly onChange: ((policy: Policy) => void) | null;
};

/** Whether some fields of the policy still are what the programme file gave. */
export function isGiven(
  { policy, given }: Pick<PolicyProps, 'policy' | 'given'>,
  ...fields: readonly (keyof Policy)[]
): boolean | null {
  if (given === null) return null;
  return fields.every((field) => JSON.stringify(policy[field]) === JSON.stringify(given[field]));
}

/** The rule of merging, read like a text; each number and choice in it is a field until sealed. */
export function PolicySentences(props: PolicyProps) {
  const { policy, onChange } = props;
  const { t } = useTranslation('agency');
  const put =
    onChange === null ? null : (change: Partial<Policy>) => onChange({ ...policy, ...change });
  return (
    <div className="ag-sentences">
      {policy.vote === null ? null : <VoteSentence {...props} vote={policy.vote} />}
      <Sentence title={t('rule.aggregate')} isDefault={isGiven(props, 'aggregator', 'trim')}>
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
            {t('rule.trimBefore')}{' '}
            <Count
              label={t('rule.trimBefore')}
              value={policy.trim.minSheets}
              min={3}
              max={99}
              onChange={put === null ? null : (minSheets) => put({ trim: { minSheets } })}
            />{' '}
            {t('rule.trimAfter')}
          </p>
        ) : null}
      </Sentence>
      <Sentence title={t('rule.rounding')} isDefault={isGiven(props, 'rounding')}>
        <RoundingSentence {...props} at="sheet" />
        <RoundingSentence {...props} at="application" />
      </Sentence>
      <Sentence title={t('rule.rank')} isDefault={isGiven(props, 'rankOn')}>
        <p>
          {t('rule.rankSentence')}{' '}
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
      <TieSentence {...props} />
      <Sentence title={t('rule.quorum')} isDefault={isGiven(props, 'quorum')}>
        <p>
          {t('rule.quorumBefore')}{' '}
          <Count
            label={t('rule.quorum')}
            value={policy.quorum.minSheets}
            min={1}
            max={99}
            onChange={put === null ? null : (minSheets) => put({ quorum: { minSheets } })}
          />{' '}
          {t('rule.quorumAfter')}
        </p>
      </Sentence>
      <Sentence title={t('rule.single')} isDefault={isGiven(props, 'singleApplication')}>
        <p>
          {t('rule.singleSentence')}{' '}
          <Choice
            label={t('rule.single')}
            value={policy.singleApplication}
            options={(['direct', 'score'] as const).map((value) => ({
              value,
              title: t(`rule.singleChoice.${value}`),
            }))}
            onChange={put === null ? null : (singleApplication) => put({ singleApplication })}
          />
        </p>
      </Sentence>
      <SelectSentence {...props} />
    </div>
  );
}

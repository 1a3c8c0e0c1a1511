import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { OutliersSentence } from '../queries/outliers-sentence.tsx';
import { AggregateSentence } from './aggregate-sentence.tsx';
import type { Origin } from './default-mark.tsx';
import { GradesSentence } from './grades-sentence.tsx';
import { LineSentence } from './line-sentence.tsx';
import { PanelSentence } from './panel-sentence.tsx';
import { QuorumSentence } from './quorum-sentence.tsx';
import { RankSentence } from './rank-sentence.tsx';
import { RoundingSentence } from './rounding-sentence.tsx';
import { SelectSentence } from './select-sentence.tsx';
import { Choice, Sentence } from './sentence-parts.tsx';
import { TieSentence } from './tie-sentence.tsx';
import { VetoSentence } from './veto-sentence.tsx';
import { VoteSentence } from './vote-sentence.tsx';

export type PolicyProps = {
  readonly policy: Policy;
  readonly rubric: Rubric;
  /** What the programme file gives; null while it is not known. */
  readonly given: Policy | null;
  /** What bids compete for, as the programme calls it. */
  readonly lotName: string;
  readonly onChange: ((policy: Policy) => void) | null;
};

/** Where some fields of the policy come from. Both public documents are silent on the arithmetic of
 * merging; what they do set is one winner for each need and the way of a single bidder. */
export function originOf(
  { policy, given }: Pick<PolicyProps, 'policy' | 'given'>,
  ...fields: readonly (keyof Policy)[]
): Origin | null {
  if (given === null) return null;
  const same = fields.every(
    (field) => JSON.stringify(policy[field]) === JSON.stringify(given[field]),
  );
  if (!same) return 'changed';
  const field = fields[0];
  const byDocument =
    (field === 'singleApplication' && given.singleApplication === 'direct') ||
    (field === 'selectPerLot' && given.selectPerLot !== null);
  return byDocument ? 'document' : 'default';
}

/** The rule of merging, read like a text; each number and choice in it is a field until sealed. */
export function PolicySentences(props: PolicyProps) {
  const { policy, rubric, lotName, onChange } = props;
  const isScored = showsTotal({ rubric, policy });
  const hasVeto =
    policy.veto !== undefined || rubric.criteria.some(({ veto }) => veto !== undefined);
  // A vote decides on each application by itself.
  const ranks = policy.vote === null;
  const lot = { lot: lotName };
  const { t } = useTranslation('agency');
  const put =
    onChange === null ? null : (change: Partial<Policy>) => onChange({ ...policy, ...change });
  return (
    <div className="ag-sentences">
      {policy.vote === null ? null : <VoteSentence {...props} vote={policy.vote} />}
      {isScored ? (
        <>
          <AggregateSentence {...props} />
          <Sentence title={t('rule.rounding')} origin={originOf(props, 'rounding')}>
            <RoundingSentence {...props} at="sheet" />
            <RoundingSentence {...props} at="application" />
          </Sentence>
        </>
      ) : null}
      {ranks ? (
        <>
          <RankSentence {...props} />
          <TieSentence {...props} />
        </>
      ) : null}
      <QuorumSentence {...props} />
      <PanelSentence {...props} />
      {hasVeto ? <VetoSentence {...props} /> : null}
      <Sentence title={t('rule.single')} origin={originOf(props, 'singleApplication')}>
        <p>
          {t('rule.singleSentence', lot)}{' '}
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
      {isScored ? <GradesSentence {...props} /> : null}
      {ranks ? <SelectSentence {...props} /> : null}
      {isScored ? <LineSentence {...props} /> : null}
      {isScored ? <OutliersSentence {...props} /> : null}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { FactTitle } from '../../shared/condition.ts';
import {
  type ConditionOutcome,
  type ConditionResult,
  conditionOutcomeWords,
} from '../../shared/eligibility.ts';
import { useBilingual } from '../text/text.ts';
import { type State, StateMark } from './state-mark.tsx';
import './condition-list.css';

const markOf: Readonly<Record<ConditionOutcome, State>> = {
  met: 'done',
  'not-met': 'problem',
  'soft-not-met': 'flag',
  preference: 'done',
  'no-preference': 'waiting',
  'not-applicable': 'waiting',
  'cannot-tell': 'flag',
  refers: 'waiting',
};
const outcomes = Object.keys(markOf).filter(
  (outcome): outcome is ConditionOutcome => outcome in conditionOutcomeWords,
);

/** How many conditions came out how: “8 符合，1 存疑”. */
export function useConditionCounts(): (conditions: readonly ConditionResult[]) => string {
  const { t } = useTranslation('ui');
  const say = useBilingual();
  return (conditions) =>
    outcomes
      .map((outcome) => ({
        outcome,
        count: conditions.filter((condition) => condition.outcome === outcome).length,
      }))
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${count} ${say(conditionOutcomeWords[outcome])}`)
      .join(t('conditions.separator'));
}

type ConditionListProps = {
  readonly conditions: readonly ConditionResult[];
  /** What facts are called; one that is not listed is shown by its key. */
  readonly facts: readonly FactTitle[];
};

/** Every condition with its article, its outcome in a word, and why: which fact is missing, what
 * each band would say, what was held against what. */
export function ConditionList({ conditions, facts }: ConditionListProps) {
  const { t } = useTranslation('ui');
  const say = useBilingual();
  const titleOf = (key: string) => {
    const fact = facts.find((candidate) => candidate.key === key);
    return fact === undefined ? key : say(fact.title);
  };
  return (
    <ul className="hp-conditions">
      {conditions.map((condition) => (
        <li key={condition.id}>
          <StateMark
            state={markOf[condition.outcome]}
            label={say(conditionOutcomeWords[condition.outcome])}
          />
          <span>
            {say(condition.title)} <span className="hp-muted">{condition.source}</span>
            {condition.outcome !== 'cannot-tell' || condition.missing.length === 0 ? null : (
              <span className="hp-condition-reading">
                {t('conditions.missing', {
                  facts: condition.missing.map(titleOf).join(t('conditions.separator')),
                })}
              </span>
            )}
            {condition.readings.map((reading) => (
              <span key={reading.band.zh} className="hp-condition-reading">
                {t('conditions.reading', {
                  band: say(reading.band),
                  outcome: say(conditionOutcomeWords[reading.met ? 'met' : 'not-met']),
                })}
              </span>
            ))}
            {condition.compared.map((note) => (
              <span key={note.zh} className="hp-condition-reading">
                {say(note)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { type ConditionOutcome, conditionOutcomeWords } from '../../../shared/eligibility.ts';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';

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

/** Conditions that the facts answer, and the facts themselves, beside the scores and without
 * effect on them. */
export function FactsFold({ application }: { readonly application: DeskApplication }) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const { conditions, facts } = application;
  if (facts.length === 0 && conditions.length === 0) return null;
  const counts = outcomes
    .map((outcome) => ({
      outcome,
      count: conditions.filter((condition) => condition.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${say(conditionOutcomeWords[outcome])}`);
  return (
    <details className="hp-fold">
      <summary>
        {t('facts.title')}{' '}
        <span className="hp-fold-count">{counts.join(t('facts.separator'))}</span>
      </summary>
      <div className="hp-fold-body">
        <p className="hp-muted">{t('facts.noEffect')}</p>
        <ul className="hp-conditions">
          {conditions.map((condition) => (
            <li key={condition.id}>
              <StateMark
                state={markOf[condition.outcome]}
                label={say(conditionOutcomeWords[condition.outcome])}
              />
              <span>
                {say(condition.title)} <span className="hp-muted">{condition.source}</span>
                {condition.readings.map((reading) => (
                  <span key={reading.band.zh} className="hp-condition-reading">
                    {t('facts.reading', {
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
        <dl className="hp-facts">
          {facts.map((fact) => (
            <div key={fact.key}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

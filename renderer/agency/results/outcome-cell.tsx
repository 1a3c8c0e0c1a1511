import { useTranslation } from 'react-i18next';
import type { ResultOutcome } from '../../../shared/objects/proposed-list.ts';
import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { Policy } from '../../../shared/policy.ts';
import { outcomeWords, resultOutcome } from '../../../shared/result-outcome.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { votesText } from '../../../shared/vote-words.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';

// One of several outcomes or grades is neither good nor bad by itself: it has words and no mark.
const states: Readonly<Record<ResultOutcome['kind'], State | null>> = {
  selected: 'done',
  'not-selected': 'waiting',
  ranked: null,
  passed: 'done',
  'not-passed': 'refused',
  'voted-outcome': null,
  'no-outcome': 'problem',
  graded: null,
  excluded: 'refused',
  'direct-single': 'done',
  held: 'held',
  'no-valid-sheet': 'problem',
};

type OutcomeCellProps = {
  readonly lot: ResultContent['lots'][number];
  readonly standing: Standing;
  readonly policy: Policy;
  readonly rubric: Rubric;
};

/** What the result says of an application, whatever the kind of the review; the place has its own
 * column. Votes, vetoes and targets stand below it. */
export function OutcomeCell({ lot, standing, policy, rubric }: OutcomeCellProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const outcome = { ...resultOutcome(lot, standing, policy), place: null };
  const state = states[outcome.kind];
  const words = pick(outcomeWords(outcome, policy, rubric));
  const { votes, excluded, undecided, targets } = standing;
  return (
    <td>
      {outcome.kind === 'ranked' ? null : state === null ? (
        <strong>{words}</strong>
      ) : (
        <StateMark state={state} label={words} />
      )}
      {votes === null ? null : <span className="ag-sub">{pick(votesText(votes, rubric))}</span>}
      {excluded === undefined ? null : <span className="ag-sub">{pick(excluded)}</span>}
      {undecided === undefined ? null : (
        <span className="ag-sub">
          {t('statistics.undecided', {
            printed: undecided.printed ?? '—',
            place: undecided.place ?? '—',
          })}
        </span>
      )}
      {targets === undefined || targets.length === 0 ? null : (
        <span className="ag-sub">{t('statistics.targets', { count: targets.length })}</span>
      )}
    </td>
  );
}

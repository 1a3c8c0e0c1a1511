import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { votePassed, votePassedWords, votesText } from '../../../shared/vote-words.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';

type VoteCellProps = {
  readonly lot: Pick<ResultContent['lots'][number], 'state'>;
  readonly standing: Standing;
  readonly rubric: Rubric;
};

/** Whether the vote was carried, and how many voted what; no outcome while the lot is held. */
export function VoteCell({ lot, standing, rubric }: VoteCellProps) {
  const pick = useBilingual();
  const passed = votePassed(lot, standing);
  return (
    <td>
      {passed === null ? null : (
        <StateMark
          state={passed ? 'done' : 'refused'}
          label={pick(votePassedWords[passed ? 'passed' : 'notPassed'])}
        />
      )}
      {standing.votes === null ? null : (
        <span className="ag-sub">{pick(votesText(standing.votes, rubric))}</span>
      )}
    </td>
  );
}

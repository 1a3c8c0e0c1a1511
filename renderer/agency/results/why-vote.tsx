import { useTranslation } from 'react-i18next';
import { voteSentence } from '../../../shared/policy-sentences.ts';
import { votePassed, votePassedWords, votesText } from '../../../shared/vote-words.ts';
import { useBilingual } from '../../text/text.ts';
import type { WhyProps } from './why-drawer.tsx';

/** The votes that count, the sealed condition, and whether they meet it. */
export function WhyVote({ standing, result, rubric, lot }: WhyProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { vote } = result.content.policy;
  if (vote === null || standing.votes === null) return null;
  const passed = votePassed(lot, standing);
  return (
    <section className="ag-why">
      <h3>{t('why.vote')}</h3>
      <p>{pick(votesText(standing.votes, rubric))}</p>
      <p>{pick(voteSentence(vote, rubric))}</p>
      <p>
        {passed === null ? (
          t('why.voteHeld')
        ) : (
          <strong>{pick(votePassedWords[passed ? 'passed' : 'notPassed'])}</strong>
        )}
      </p>
    </section>
  );
}

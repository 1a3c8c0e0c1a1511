import { useTranslation } from 'react-i18next';
import { policySentences } from '../../../shared/policy-sentences.ts';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { DefaultsList } from '../rule/defaults-list.tsx';
import { RubricPreview } from '../rule/rubric-preview.tsx';

/** A review as the expert will meet it: what is signed, the rubric, the merge rule in sentences. */
export function ReviewPreview({ review }: { readonly review: Review }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  return (
    <>
      <h3>{pick(review.title)}</h3>
      <p className="hp-muted">{t('preview.from', { source: review.source })}</p>
      <DefaultsList defaults={review.defaults} />
      <RubricPreview rubric={review.rubric} edit={null} />
      <h4>{t('preview.rule')}</h4>
      <ol>
        {policySentences(review.policy, review.rubric).map((sentence) => (
          <li key={sentence.zh}>{pick(sentence)}</li>
        ))}
      </ol>
      <h4>{t('preview.conditions', { count: review.conditions.length })}</h4>
      <ul>
        {review.conditions.map(({ id, title, source }) => (
          <li key={id}>
            {pick(title)} <span className="hp-muted">{source}</span>
          </li>
        ))}
      </ul>
      <h4>{t('text.commitment')}</h4>
      {pick(review.commitment)
        .split('\n')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  );
}

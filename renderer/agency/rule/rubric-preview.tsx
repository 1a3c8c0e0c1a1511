import { useTranslation } from 'react-i18next';
import type { Bilingual, Criterion, Rubric } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { CriterionCard } from './criterion-card.tsx';
import { weightTotal } from './rule-draft.ts';

/** What can be changed in a rubric until it is sealed. */
export type RubricEdit = {
  readonly maximum: (criterion: string, max: number) => void;
  readonly change: (
    criterion: string,
    change: Partial<Pick<Criterion, 'weight' | 'step' | 'commentRequired'>>,
  ) => void;
};

type RubricPreviewProps = { readonly rubric: Rubric; readonly edit: RubricEdit | null };

/** The rubric in the words and the order that experts will see. */
export function RubricPreview({ rubric, edit }: RubricPreviewProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const sum = weightTotal(rubric);
  const good = sum === rubric.fullMark;
  const titlesOf = (named: readonly { readonly title: Bilingual }[]) =>
    named.map(({ title }) => pick(title)).join(' / ');
  const decision = {
    title: pick(rubric.decision.title),
    choices: titlesOf(rubric.decision.choices),
  };
  return (
    <div className="ag-rubric">
      {rubric.criteria.length === 0 ? <p>{t('rubric.noScores')}</p> : null}
      <ol className="ag-criteria">
        {rubric.criteria.map((criterion, index) => (
          <CriterionCard key={criterion.id} criterion={criterion} order={index + 1} edit={edit} />
        ))}
      </ol>
      {rubric.criteria.length === 0 ? null : (
        <p className="ag-total" role="status">
          <strong>{t('rubric.total')}</strong>
          <span>{t('rubric.totalOf', { sum: points(sum), full: points(rubric.fullMark) })}</span>
          <StateMark
            state={good ? 'done' : 'problem'}
            label={
              good ? t('rubric.totalGood') : t('rubric.totalBad', { full: points(rubric.fullMark) })
            }
          />
        </p>
      )}
      {rubric.targets === undefined ? null : (
        <p>
          {t('rubric.targets', {
            title: pick(rubric.targets.title),
            kinds: titlesOf(rubric.targets.kinds),
            judgements: titlesOf(rubric.targets.judgements),
          })}
        </p>
      )}
      {rubric.decision.kind === 'none' ? null : (
        <p>
          {rubric.decision.required
            ? t('rubric.decision', decision)
            : t('rubric.decisionOptional', decision)}
        </p>
      )}
      <p>{t(`rubric.overall.${rubric.overallComment}`)}</p>
    </div>
  );
}

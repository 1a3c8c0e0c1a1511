import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { CriterionNumbers } from './criterion-numbers.tsx';
import type { RubricEdit } from './rubric-preview.tsx';

type CriterionCardProps = {
  readonly criterion: Criterion;
  readonly order: number;
  /** Null: nothing can be changed here. */
  readonly edit: RubricEdit | null;
};

/** One criterion as the expert will read it, with its numbers. */
export function CriterionCard({ criterion, order, edit }: CriterionCardProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  return (
    <li className="ag-criterion">
      <h3>
        {order}. {pick(criterion.title)}
      </h3>
      <p>{pick(criterion.guidance)}</p>
      <p className="hp-muted hp-small">{t('rubric.source', { source: criterion.source })}</p>
      {criterion.veto === undefined ? null : (
        <p className="ag-veto">
          {t('rubric.veto', {
            title: pick(criterion.veto.title),
            question: pick(criterion.veto.question),
            source: criterion.veto.source,
          })}
        </p>
      )}
      <CriterionNumbers criterion={criterion} edit={edit} />
      {criterion.levels.length === 0 ? null : (
        <details>
          <summary>{t('rubric.levels')}</summary>
          <ul className="ag-levels">
            {criterion.levels.map((level) => (
              <li key={level.from}>
                <strong>{pick(level.title)}</strong>{' '}
                <span className="ag-nowrap">
                  {t('rubric.range', { from: points(level.from), to: points(level.to) })}
                </span>{' '}
                {pick(level.description)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

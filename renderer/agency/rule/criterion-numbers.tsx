import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { DefaultMark } from './default-mark.tsx';
import { PointsInput } from './points-input.tsx';
import type { RubricEdit } from './rubric-preview.tsx';

type CriterionNumbersProps = { readonly criterion: Criterion; readonly edit: RubricEdit | null };

/** Highest score, weight and step of one criterion: read only, or each as a field. */
export function CriterionNumbers({ criterion, edit }: CriterionNumbersProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const names = { criterion: pick(criterion.title) };
  if (edit === null) {
    return (
      <p className="hp-row">
        <span>
          {t('rubric.max')} <strong>{points(criterion.max)}</strong>
        </span>
        <span>
          {t('rubric.weight')} <strong>{points(criterion.weight)}</strong>{' '}
        </span>
        <span>{t('rubric.stepOfPoints', { step: points(criterion.step) })}</span>
        {criterion.weightIsDefault ? <DefaultMark origin="default" /> : null}
        <span className="hp-muted">
          {criterion.commentRequired ? t('rubric.commentRequired') : t('rubric.commentOptional')}
        </span>
      </p>
    );
  }
  return (
    <div className="hp-row">
      <span className="ag-field-inline">
        {t('rubric.max')}
        <PointsInput
          label={t('rubric.maxOf', names)}
          value={criterion.max}
          min={criterion.step}
          onChange={(max) => edit.maximum(criterion.id, max)}
        />
      </span>
      <span className="ag-field-inline">
        {t('rubric.weight')}
        <PointsInput
          label={t('rubric.weightOf', names)}
          value={criterion.weight}
          min={0}
          onChange={(weight) => edit.change(criterion.id, { weight })}
        />
      </span>
      <span className="ag-field-inline">
        {t('rubric.step')}
        <PointsInput
          label={t('rubric.stepOf', names)}
          value={criterion.step}
          min={1}
          onChange={(step) => {
            if (step > 0) edit.change(criterion.id, { step });
          }}
        />
      </span>
      <DefaultMark origin={criterion.weightIsDefault ? 'default' : 'changed'} />
      <Checkbox
        checked={criterion.commentRequired}
        aria-label={t('rubric.commentOf', names)}
        onChange={(event) => edit.change(criterion.id, { commentRequired: event.target.checked })}
      >
        {t('rubric.commentRequired')}
      </Checkbox>
    </div>
  );
}

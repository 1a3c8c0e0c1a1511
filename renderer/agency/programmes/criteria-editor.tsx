import { useTranslation } from 'react-i18next';
import type { Criterion, Rubric } from '../../../shared/rubric.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { weightTotal } from '../rule/rule-draft.ts';
import { blankCriterion, blankLevel } from './blanks.ts';
import { TickField } from './choice-fields.tsx';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField, PointsField } from './fields.tsx';
import { type Lens, part } from './lens.ts';
import { VetoEditor } from './veto-editor.tsx';

/** The criteria of a review with everything that the expert reads and scores by. */
export function CriteriaEditor({ lens }: { readonly lens: Lens<Rubric> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const { fullMark, criteria } = lens.value;
  const sum = weightTotal(lens.value);
  return (
    <>
      <div className="hp-row">
        <PointsField label={t('criterion.fullMark')} lens={part(lens, 'fullMark')} />
        {criteria.length === 0 ? null : (
          <StateMark
            state={sum === fullMark ? 'done' : 'problem'}
            label={t('criterion.sum', { sum: points(sum), full: points(fullMark) })}
          />
        )}
      </div>
      <EntryList
        what={t('criterion.one')}
        lens={part(lens, 'criteria')}
        nameOf={({ title }) => pick(title)}
        blank={() => blankCriterion}
        folded
      >
        {(one) => <CriterionFields lens={one} />}
      </EntryList>
    </>
  );
}

function CriterionFields({ lens }: { readonly lens: Lens<Criterion> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  return (
    <>
      <div className="hp-row">
        <LineField label={t('id')} lens={part(lens, 'id')} />
        <LineField label={t('source')} lens={part(lens, 'source')} />
        <PointsField label={t('criterion.max')} lens={part(lens, 'max')} />
        <PointsField label={t('criterion.weight')} lens={ownWeight(lens)} />
        <PointsField label={t('criterion.step')} lens={part(lens, 'step')} />
      </div>
      <div className="hp-row">
        <TickField label={t('criterion.isDefault')} lens={part(lens, 'weightIsDefault')} />
        <TickField label={t('criterion.comment')} lens={part(lens, 'commentRequired')} />
      </div>
      <BilingualField label={t('title')} lens={part(lens, 'title')} />
      <BilingualField label={t('criterion.guidance')} lens={part(lens, 'guidance')} rows={3} />
      <VetoEditor lens={lens} />
      <h4>{t('criterion.levels')}</h4>
      <EntryList
        what={t('criterion.level')}
        lens={part(lens, 'levels')}
        nameOf={({ title }) => pick(title)}
        blank={() => blankLevel}
      >
        {(level) => (
          <>
            <BilingualField label={t('title')} lens={part(level, 'title')} />
            <div className="hp-row">
              <PointsField label={t('criterion.from')} lens={part(level, 'from')} />
              <PointsField label={t('criterion.to')} lens={part(level, 'to')} />
            </div>
            <BilingualField
              label={t('criterion.description')}
              lens={part(level, 'description')}
              rows={2}
            />
          </>
        )}
      </EntryList>
    </>
  );
}

/** A weight that somebody sets is no default any more. */
const ownWeight = (lens: Lens<Criterion>): Lens<number> => ({
  ...part(lens, 'weight'),
  put: (weight) => lens.put({ ...lens.value, weight, weightIsDefault: false }),
});

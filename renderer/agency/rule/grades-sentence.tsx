import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/policy.ts';
import { points } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { PointsInput } from './points-input.tsx';
import { originOf, type PolicyProps } from './policy-sentences.tsx';
import { Choice, Sentence } from './sentence-parts.tsx';

type Grades = NonNullable<Policy['grades']>;

/** Bands to begin with: shares of the full mark in hundredths. */
const usual = [
  { id: 'EXCELLENT', title: { zh: '优秀', en: 'excellent' }, share: 90 },
  { id: 'GOOD', title: { zh: '良好', en: 'good' }, share: 80 },
  { id: 'PASS', title: { zh: '合格', en: 'pass' }, share: 60 },
  { id: 'FAIL', title: { zh: '不合格', en: 'fail' }, share: 0 },
] as const;

/** Grades by the printed score: from which score on each holds. */
export function GradesSentence(props: PolicyProps) {
  const { policy, rubric, onChange } = props;
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { grades, ...without } = policy;
  const put = (next: Grades | null) =>
    onChange?.(next === null ? without : { ...without, grades: next });
  const begin = (): Grades => ({
    bands: usual.map(({ id, title, share }) => ({
      id,
      title,
      from: Math.round((rubric.fullMark * share) / 100),
    })),
  });
  return (
    <Sentence title={t('rule.grades')} origin={originOf(props, 'grades')}>
      <p>
        <Choice
          label={t('rule.grades')}
          value={grades === undefined ? 'none' : 'some'}
          options={(['none', 'some'] as const).map((value) => ({
            value,
            title: t(`rule.gradesSwitch.${value}`),
          }))}
          onChange={onChange === null ? null : (value) => put(value === 'none' ? null : begin())}
        />
      </p>
      {grades === undefined ? null : (
        <ul className="ag-grades">
          {grades.bands.map((band, index) => (
            <li key={band.id}>
              <strong>{pick(band.title)}</strong> {t('rule.gradeFrom')}{' '}
              {onChange === null || index === grades.bands.length - 1 ? (
                points(band.from)
              ) : (
                <PointsInput
                  label={t('rule.gradeFromOf', { grade: pick(band.title) })}
                  value={band.from}
                  min={0}
                  onChange={(from) =>
                    put({
                      bands: grades.bands.map((other) =>
                        other === band ? { ...band, from } : other,
                      ),
                    })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Sentence>
  );
}

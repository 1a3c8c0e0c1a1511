import { useTranslation } from 'react-i18next';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { PolicySentences } from '../rule/policy-sentences.tsx';
import { noWords } from './blanks.ts';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField, PointsField } from './fields.tsx';
import { fieldId, type Lens, narrowed, part } from './lens.ts';

/** The rule of merging through the sentences of a round's rule step, and the names of its grades. */
export function PolicyEditor({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const policy = part(lens, 'policy');
  const grades = part(policy, 'grades');
  return (
    <div id={fieldId(policy.path)} tabIndex={-1}>
      <PolicySentences
        policy={policy.value}
        rubric={lens.value.rubric}
        given={null}
        lotName={pick(lens.value.lotName).toLowerCase()}
        onChange={policy.put}
      />
      {grades.value === undefined ? null : (
        <>
          <h4>{t('grade.names')}</h4>
          <EntryList
            what={t('grade.one')}
            lens={part(narrowed(grades, grades.value), 'bands')}
            nameOf={({ title }) => pick(title)}
            blank={() => ({ id: '', title: noWords, from: 0 })}
          >
            {(band) => (
              <>
                <div className="hp-row">
                  <LineField label={t('id')} lens={part(band, 'id')} />
                  <PointsField label={t('grade.from')} lens={part(band, 'from')} />
                </div>
                <BilingualField label={t('title')} lens={part(band, 'title')} />
              </>
            )}
          </EntryList>
        </>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { blankFact } from './blanks.ts';
import { MarkField, PickField } from './choice-fields.tsx';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, part } from './lens.ts';
import { UnitField } from './unit-field.tsx';

/** Facts that the application index asks for: one column each. */
export function FactsEditor({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  return (
    <EntryList
      what={t('fact.one')}
      lens={part(lens, 'facts')}
      nameOf={({ title }) => pick(title)}
      blank={() => blankFact}
      folded
    >
      {(one) => (
        <>
          <BilingualField label={t('title')} lens={part(one, 'title')} />
          <div className="hp-row">
            <LineField label={t('fact.key')} lens={part(one, 'key')} />
            <PickField
              label={t('fact.kind')}
              lens={part(one, 'kind')}
              options={(['number', 'yes-no', 'text', 'date'] as const).map((value) => ({
                value,
                title: t(`fact.kinds.${value}`),
              }))}
            />
            {one.value.kind === 'number' ? <UnitField lens={part(one, 'unit')} /> : null}
            <LineField label={t('source')} lens={part(one, 'source')} />
          </div>
          <MarkField label={t('fact.required')} lens={part(one, 'required')} />
        </>
      )}
    </EntryList>
  );
}

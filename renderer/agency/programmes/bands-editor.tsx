import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../shared/condition.ts';
import { useBilingual } from '../../text/text.ts';
import { blankBand } from './blanks.ts';
import { EntryList } from './entry-list.tsx';
import { FactField } from './fact-field.tsx';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, part } from './lens.ts';
import { RuleEditor, type RuleEditorProps } from './rule-editor.tsx';
import { UnitField } from './unit-field.tsx';

/** What holds by the size of one fact, band by band. Both ends belong to a band. */
export function BandsEditor({ lens, facts }: RuleEditorProps<Extract<Rule, { kind: 'bands' }>>) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  return (
    <>
      <div className="hp-row">
        <FactField
          label={t('rule.bandFact')}
          lens={part(lens, 'fact')}
          facts={facts}
          kind="number"
        />
        <UnitField lens={part(lens, 'unit')} />
      </div>
      <p className="hp-muted">{t('rule.bandsNote')}</p>
      <EntryList
        what={t('rule.band')}
        lens={part(lens, 'bands')}
        nameOf={({ title }) => pick(title)}
        blank={() => blankBand(facts)}
      >
        {(band) => (
          <>
            <BilingualField label={t('rule.bandTitle')} lens={part(band, 'title')} />
            <div className="hp-row">
              <LineField label={t('rule.bandFrom')} lens={part(band, 'from')} />
              <LineField label={t('rule.bandTo')} lens={openEnd(part(band, 'to'))} />
            </div>
            <RuleEditor lens={part(band, 'rule')} facts={facts} />
          </>
        )}
      </EntryList>
    </>
  );
}

/** An empty field stands for a band without an upper end. */
const openEnd = (lens: Lens<string | null>): Lens<string> => ({
  value: lens.value ?? '',
  path: lens.path,
  put: (value) => lens.put(value === '' ? null : value),
});

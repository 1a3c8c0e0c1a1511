import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition, Rule } from '../../../shared/condition.ts';
import type { Review } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { blankCondition, blankRule } from './blanks.ts';
import { PickField } from './choice-fields.tsx';
import { EntryList } from './entry-list.tsx';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';
import { RuleEditor } from './rule-editor.tsx';

type Weight = 'hard' | 'soft' | 'preference';

/** Conditions of the formal check: each with its article, what it asks, and of whom. */
export function ConditionsEditor({ lens }: { readonly lens: Lens<Review> }) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const { facts } = lens.value;
  return (
    <EntryList
      what={t('condition.one')}
      lens={part(lens, 'conditions')}
      nameOf={({ id, title }) => [id, pick(title)].filter((text) => text !== '').join(' ')}
      blank={() => blankCondition(facts)}
      folded
    >
      {(one) => (
        <>
          <div className="hp-row">
            <LineField label={t('id')} lens={part(one, 'id')} />
            <LineField label={t('source')} lens={part(one, 'source')} />
            <PickField
              label={t('condition.weight')}
              lens={weightOf(one)}
              options={(['hard', 'soft', 'preference'] as const).map((value) => ({
                value,
                title: t(`condition.weights.${value}`),
              }))}
            />
          </div>
          <BilingualField label={t('title')} lens={part(one, 'title')} />
          <h4>{t('condition.rule')}</h4>
          <RuleEditor lens={part(one, 'rule')} facts={facts} />
          <Checkbox
            checked={one.value.appliesIf !== undefined}
            onChange={(event) =>
              part(one, 'appliesIf').put(event.target.checked ? blankRule('yes', facts) : undefined)
            }
          >
            {t('condition.appliesIf')}
          </Checkbox>
          {one.value.appliesIf === undefined ? null : (
            <RuleEditor
              lens={narrowed<Rule | undefined, Rule>(part(one, 'appliesIf'), one.value.appliesIf)}
              facts={facts}
            />
          )}
        </>
      )}
    </EntryList>
  );
}

/** Two members of a condition, of which one at most is set, as one choice. */
function weightOf(lens: Lens<Condition>): Lens<Weight> {
  const { preference, soft, ...rest } = lens.value;
  return {
    value: preference === true ? 'preference' : soft ? 'soft' : 'hard',
    path: [...lens.path, 'soft'],
    put: (weight) =>
      lens.put({
        ...rest,
        soft: weight === 'soft',
        ...(weight === 'preference' ? { preference: true } : {}),
      }),
  };
}

import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../shared/condition.ts';
import { FactField } from './fact-field.tsx';
import { part } from './lens.ts';
import type { RuleEditorProps } from './rule-editor.tsx';

const parts = ['names', 'codes', 'controllers', 'shareholders'] as const;

/** Two sides that may not be tied: which facts list what is known of each. */
export function SidesEditor({
  lens,
  facts,
}: RuleEditorProps<Extract<Rule, { kind: 'independent' }>>) {
  const { t } = useTranslation('programmes');
  return (
    <div className="pg-two">
      {(['ours', 'theirs'] as const).map((side) => (
        <fieldset key={side} className="pg-side">
          <legend>{t(`rule.sides.${side}`)}</legend>
          {parts.map((name) => (
            <FactField
              key={name}
              label={t(`rule.sideParts.${name}`)}
              lens={part(part(lens, side), name)}
              facts={facts}
              kind="text"
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

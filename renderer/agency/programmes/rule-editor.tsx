import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../shared/condition.ts';
import type { FactDefinition } from '../../../shared/programme.ts';
import { BandsEditor } from './bands-editor.tsx';
import { blankRule, type RuleKind, ruleKinds } from './blanks.ts';
import { PickField } from './choice-fields.tsx';
import { EntryList } from './entry-list.tsx';
import { FactField } from './fact-field.tsx';
import { LineField, WholeField } from './fields.tsx';
import { type Lens, narrowed, part } from './lens.ts';
import { SidesEditor } from './sides-editor.tsx';
import { UnitField } from './unit-field.tsx';

export type RuleEditorProps<R extends Rule = Rule> = {
  readonly lens: Lens<R>;
  readonly facts: readonly FactDefinition[];
};

/** What a condition asks of the facts, as a form: its kind, and what that kind speaks of. */
export function RuleEditor({ lens, facts }: RuleEditorProps) {
  const { t } = useTranslation('programmes');
  const kind: Lens<RuleKind> = {
    value: lens.value.kind,
    path: [...lens.path, 'kind'],
    put: (next) => lens.put(keepingParts(lens.value, next, facts)),
  };
  return (
    <div className="pg-rule" id={`pf-${lens.path.join('-')}`} tabIndex={-1}>
      <PickField
        label={t('rule.kind')}
        lens={kind}
        options={ruleKinds.map((value) => ({ value, title: t(`rule.kinds.${value}`) }))}
      />
      <RuleParts lens={lens} facts={facts} />
    </div>
  );
}

/** Going from “all” to “any”, or from one bound to another, keeps what was filled in. */
function keepingParts(rule: Rule, kind: RuleKind, facts: readonly FactDefinition[]): Rule {
  const blank = blankRule(kind, facts);
  if ('of' in rule && 'of' in blank) return { ...blank, of: rule.of };
  if ('value' in rule && 'value' in blank) {
    const { fact, value, unit } = rule;
    return { ...blank, fact, value, unit };
  }
  if ((kind === 'all' || kind === 'any') && rule.kind !== 'refers') return { kind, of: [rule] };
  return blank;
}

function RuleParts({ lens, facts }: RuleEditorProps) {
  const { t } = useTranslation('programmes');
  const rule = lens.value;
  switch (rule.kind) {
    case 'yes':
    case 'no':
      return (
        <FactField
          label={t('rule.fact')}
          lens={part(narrowed(lens, rule), 'fact')}
          facts={facts}
          kind="yes-no"
        />
      );
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than': {
      const bound = narrowed(lens, rule);
      return (
        <div className="hp-row">
          <FactField
            label={t('rule.fact')}
            lens={part(bound, 'fact')}
            facts={facts}
            kind="number"
          />
          <LineField label={t('rule.value')} lens={part(bound, 'value')} />
          <UnitField lens={part(bound, 'unit')} />
        </div>
      );
    }
    case 'share-at-least': {
      const share = narrowed(lens, rule);
      return (
        <div className="hp-row">
          <FactField
            label={t('rule.part')}
            lens={part(share, 'part')}
            facts={facts}
            kind="number"
          />
          <FactField
            label={t('rule.whole')}
            lens={part(share, 'whole')}
            facts={facts}
            kind="number"
          />
          <LineField label={t('rule.percent')} lens={part(share, 'percent')} />
          <UnitField lens={part(share, 'unit')} />
        </div>
      );
    }
    case 'within-months': {
      const within = narrowed(lens, rule);
      return (
        <div className="hp-row">
          <FactField label={t('rule.from')} lens={part(within, 'from')} facts={facts} kind="date" />
          <FactField label={t('rule.to')} lens={part(within, 'to')} facts={facts} kind="date" />
          <WholeField label={t('rule.months')} lens={part(within, 'months')} min={1} max={120} />
        </div>
      );
    }
    case 'independent':
      return <SidesEditor lens={narrowed(lens, rule)} facts={facts} />;
    case 'all':
    case 'any':
      return (
        <EntryList
          what={t('rule.part1')}
          lens={part(narrowed(lens, rule), 'of')}
          nameOf={(one: Rule) => t(`rule.kinds.${one.kind}`)}
          blank={() => blankRule('yes', facts)}
        >
          {(one) => <RuleEditor lens={one} facts={facts} />}
        </EntryList>
      );
    case 'bands':
      return <BandsEditor lens={narrowed(lens, rule)} facts={facts} />;
    case 'refers':
      return <p className="hp-muted">{t('rule.refersNote')}</p>;
  }
}

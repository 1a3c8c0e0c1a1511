import { useTranslation } from 'react-i18next';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import { useBilingual } from '../../text/text.ts';
import { ConditionList, useConditionCounts } from '../../ui/condition-list.tsx';

/** Conditions that the facts answer, and the facts themselves, beside the scores and without
 * effect on them. */
export function FactsFold({ application }: { readonly application: DeskApplication }) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const counts = useConditionCounts();
  const { conditions, facts, factTitles } = application;
  if (facts.length === 0 && conditions.length === 0) return null;
  const titleOf = (key: string, label: string) => {
    const sealed = factTitles.find((fact) => fact.key === key);
    if (sealed === undefined) return label;
    return sealed.unit === '' ? say(sealed.title) : `${say(sealed.title)}（${sealed.unit}）`;
  };
  return (
    <details className="hp-fold">
      <summary>
        {t('facts.title')} <span className="hp-fold-count">{counts(conditions)}</span>
      </summary>
      <div className="hp-fold-body">
        <p className="hp-muted">{t('facts.noEffect')}</p>
        <ConditionList conditions={conditions} facts={factTitles} />
        <dl className="hp-facts">
          {facts.map((fact) => (
            <div key={fact.key}>
              <dt>{titleOf(fact.key, fact.label)}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

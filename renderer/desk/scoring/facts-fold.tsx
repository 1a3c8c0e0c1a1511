import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { DeskApplication } from '../../../shared/operations/expert.ts';

type FactsFoldProps = { readonly application: DeskApplication; readonly form: Form };

/** Facts of the formal check, beside the scores and without effect on them. */
export function FactsFold({ application }: FactsFoldProps) {
  const { t } = useTranslation('expert');
  if (application.facts.length === 0) return null;
  return (
    <details className="hp-fold">
      <summary>{t('facts.title', { count: application.facts.length })}</summary>
      <div className="hp-fold-body">
        <p className="hp-muted">{t('facts.noEffect')}</p>
        <dl className="hp-facts">
          {application.facts.map((fact) => (
            <div key={fact.key}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}

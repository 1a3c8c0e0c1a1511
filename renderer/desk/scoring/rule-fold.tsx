import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import { policySentences } from '../../../shared/policy-sentences.ts';
import { useBilingual } from '../../text/text.ts';

/** The rule of merging in sentences, as it was sealed with the rubric. */
export function RuleFold({ form }: { readonly form: Form }) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  return (
    <details className="hp-fold">
      <summary>{t('rule.title')}</summary>
      <div className="hp-fold-body">
        <p className="hp-muted">{t('rule.intro')}</p>
        <ol className="hp-rule-sentences">
          {policySentences(form.policy, form.rubric).map((sentence) => (
            <li key={sentence.zh}>{say(sentence)}</li>
          ))}
        </ol>
      </div>
    </details>
  );
}

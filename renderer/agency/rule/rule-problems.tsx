import { useTranslation } from 'react-i18next';
import type { RuleProblem } from '../../../shared/rule-check.ts';
import { useBilingual } from '../../text/text.ts';
import { Notice } from '../parts/notice.tsx';

/** What keeps the rule from being saved, read aloud when it changes. */
export function RuleProblems({ problems }: { readonly problems: readonly RuleProblem[] }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  return (
    <div role="status">
      {problems.length === 0 ? null : (
        <Notice tone="bad" title={t('rule.problems')}>
          <ul>
            {problems.map((problem) => (
              <li key={problem.path.join('.')}>{pick(problem.message)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';

/** What the public document leaves open and this program fills in. */
export function DefaultsList({ defaults }: { readonly defaults: readonly Bilingual[] }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  if (defaults.length === 0) return null;
  return (
    <details className="ag-defaults">
      <summary>{t('rubric.defaultText')}</summary>
      <ul>
        {defaults.map((entry) => (
          <li key={entry.zh}>{pick(entry)}</li>
        ))}
      </ul>
    </details>
  );
}

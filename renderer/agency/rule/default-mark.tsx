import { useTranslation } from 'react-i18next';

/** Where a figure comes from: this program, the public document, or the agency. */
export type Origin = 'default' | 'document' | 'changed';

/** Says in a word where a figure comes from. */
export function DefaultMark({ origin }: { readonly origin: Origin }) {
  const { t } = useTranslation('agency');
  return <span className={`ag-origin ag-origin-${origin}`}>{t(`rubric.${origin}`)}</span>;
}

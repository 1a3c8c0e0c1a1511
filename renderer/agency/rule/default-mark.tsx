import { useTranslation } from 'react-i18next';

/** Says whether a number is this program's default or the agency's own choice. */
export function DefaultMark({ isDefault }: { readonly isDefault: boolean }) {
  const { t } = useTranslation('agency');
  return (
    <span className={isDefault ? 'ag-default' : 'ag-default ag-default-changed'}>
      {isDefault ? t('rubric.default') : t('rubric.changed')}
    </span>
  );
}

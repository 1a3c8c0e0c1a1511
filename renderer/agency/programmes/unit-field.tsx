import { useTranslation } from 'react-i18next';
import { Unit } from '../../../shared/condition.ts';
import { PickField } from './choice-fields.tsx';
import type { Lens } from './lens.ts';

/** The unit of a bare number. */
export function UnitField({ lens }: { readonly lens: Lens<Unit> }) {
  const { t } = useTranslation('programmes');
  return (
    <PickField
      label={t('fact.unit')}
      lens={lens}
      options={Unit.options.map((value) => ({ value, title: value || t('fact.noUnit') }))}
    />
  );
}

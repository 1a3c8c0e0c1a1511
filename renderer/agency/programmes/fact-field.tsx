import { useTranslation } from 'react-i18next';
import type { FactDefinition } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { PickField } from './choice-fields.tsx';
import type { Lens } from './lens.ts';

type FactFieldProps = {
  readonly label: string;
  readonly lens: Lens<string>;
  readonly facts: readonly FactDefinition[];
  readonly kind: FactDefinition['kind'];
};

/** One of the review's facts of a kind, by its title. */
export function FactField({ label, lens, facts, kind }: FactFieldProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const fitting = facts.filter((fact) => fact.kind === kind && fact.key !== '');
  return (
    <PickField
      label={fitting.length === 0 ? t('rule.noFact', { label }) : label}
      lens={lens}
      options={fitting.map(({ key, title, unit }) => ({
        value: key,
        title: unit === '' ? pick(title) : `${pick(title)}（${unit}）`,
      }))}
    />
  );
}

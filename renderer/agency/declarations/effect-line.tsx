import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../shared/operations/agency.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';

type EffectLineProps = { readonly effect: DeclarationRow['apps'][number]['effect'] };

/** What a decision did to keys and sheets, and since when; a void sheet asks for a new review. */
export function EffectLine({ effect }: EffectLineProps) {
  const { t } = useTranslation('agency');
  if (effect === null) return null;
  return (
    <>
      <span className="ag-sub">
        {t(`closings.effect.${effect.keys}`, { time: dateTime(effect.since) })}
      </span>
      {effect.voidSheets === 0 ? null : (
        <StateMark state="flag" label={t('closings.effect.voided', { count: effect.voidSheets })} />
      )}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';

/** Which programme a round was made from, and how that programme stands today. */
export function MadeFrom({ from }: { readonly from: AgencyRound['madeFrom'] }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { id, version, title, sha256, since } = from;
  return (
    <details className="ag-defaults">
      <summary>
        {t('rule.madeFrom', { id, version, title: pick(title) })} {t(`rule.madeFromSince.${since}`)}
      </summary>
      <p className="ag-hash">
        {t('rule.madeFromHash')} {sha256}
      </p>
    </details>
  );
}

import { useTranslation } from 'react-i18next';
import { type AboutToSeal, sealWarnings } from '../../../shared/seal-warnings.ts';
import { useBilingual } from '../../text/text.ts';
import { Notice } from '../parts/notice.tsx';

/** What to look at before sealing; nothing of it stops. */
export function SealWarnings({ round }: { readonly round: AboutToSeal }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const warnings = sealWarnings(round);
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warn" title={t('seal.lookAt')}>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.zh}>{pick(warning)}</li>
        ))}
      </ul>
    </Notice>
  );
}

import { useTranslation } from 'react-i18next';
import type { RoundCard } from '../../../shared/operations/expert.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** What the agency's files contradict, and which of them have not arrived. */
export function RoundWarnings({ round }: { readonly round: RoundCard }) {
  const { t } = useTranslation('expert');
  const { sealContested, contradictions, missingDeliveries } = round;
  return (
    <>
      {sealContested ? <StateMark state="problem" label={t('closing.sealContested')} /> : null}
      {contradictions.length === 0 ? null : (
        <StateMark
          state="problem"
          label={t('closing.contradictions', { numbers: contradictions.join('、') })}
        />
      )}
      {missingDeliveries.length === 0 ? null : (
        <StateMark
          state="flag"
          label={t('closing.missingDeliveries', { numbers: missingDeliveries.join('、') })}
        />
      )}
    </>
  );
}

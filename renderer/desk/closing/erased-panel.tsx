import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../shared/operations/closing.ts';
import { dateTime } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** That the round was erased, since when, and whether the agency knows. */
export function ErasedPanel({ erased }: { readonly erased: NonNullable<ClosingView['erased']> }) {
  const { t } = useTranslation('expert');
  return (
    <section className="hp-panel hp-stack" aria-label={t('closing.doneTitle')}>
      <h2>{t('closing.doneTitle')}</h2>
      <p>{t('closing.done', { time: dateTime(erased.at) })}</p>
      <StateMark
        state={erased.swept ? 'done' : 'held'}
        label={t(erased.swept ? 'closing.doneSwept' : 'closing.doneUnswept')}
      />
      <StateMark
        state={erased.acknowledged ? 'done' : 'held'}
        label={t(erased.acknowledged ? 'closing.doneAcknowledged' : 'closing.doneWaiting')}
      />
      {erased.sha256 === null ? null : (
        <p className="hp-muted hp-small hp-closing-sha">
          {t('closing.doneSha', { sha: erased.sha256 })}
        </p>
      )}
    </section>
  );
}

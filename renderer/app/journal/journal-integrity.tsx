import { useTranslation } from 'react-i18next';
import type { JournalView } from '../../../shared/operations/workspace.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** Whether the whole journal holds together, and the hash that stands for it. */
export function JournalIntegrity({ view }: { readonly view: JournalView }) {
  const { t } = useTranslation('app');
  return (
    <div role="status">
      {view.intact ? (
        <StateMark state="done" label={t('journal.intact', { total: view.total })} />
      ) : (
        <StateMark state="problem" label={t('journal.broken', { at: view.firstBroken ?? 0 })} />
      )}
      <p className="hp-muted hp-journal-head">
        {t('journal.head')} <code>{view.head}</code>
        <br />
        {t('journal.about')}
      </p>
    </div>
  );
}

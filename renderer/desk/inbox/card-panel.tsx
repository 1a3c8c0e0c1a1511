import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertInbox } from '../../../shared/operations/expert.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';

type CardPanelProps = {
  readonly card: ExpertInbox['card'];
  /** An agency was confirmed; only then is this the next step. */
  readonly trusted: boolean;
};

/** The expert's card: exported once for the agency, its code read out by phone. */
export function CardPanel({ card, trusted }: CardPanelProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const exported = card.exportedAt !== null || saved !== null;
  const exportCard = async () => {
    const file = await run(() => api.expert.exportCard({}));
    if (file !== undefined) setSaved(file);
  };
  return (
    <section className="hp-panel hp-stack" aria-label={t('card.title')}>
      <div className="hp-panel-title">
        <h2>{t('card.title')}</h2>
        {exported ? (
          <StateMark
            state="done"
            label={
              card.exportedAt === null
                ? t('card.exportedNow')
                : t('card.exported', { time: dateTime(card.exportedAt) })
            }
          />
        ) : null}
      </div>
      {exported ? null : <p>{t('card.why')}</p>}
      {saved === null ? null : (
        <p role="status">{t('card.savedAt', { file: saved.fileName, folder: saved.folder })}</p>
      )}
      <div>
        <p className="hp-muted hp-small">{t('card.readOut')}</p>
        <Code code={card.code} label={t('card.code')} size={exported ? 'large' : 'normal'} />
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      <div>
        <Button
          type={!exported && trusted ? 'primary' : 'default'}
          loading={busy}
          onClick={() => void exportCard()}
        >
          {exported ? t('card.exportAgain') : t('card.export')}
        </Button>
      </div>
    </section>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExpertInbox } from '../../../shared/operations/expert.ts';
import { useReceived } from '../../app/stores.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Go } from '../place.ts';
import { CardPanel } from './card-panel.tsx';
import { KeptDrafts } from './kept-drafts.tsx';
import { ReceivedFiles } from './received-files.tsx';
import { RoundPanel } from './round-panel.tsx';
import { TrustPanel } from './trust-panel.tsx';
import './inbox.css';

type InboxScreenProps = {
  readonly inbox: ExpertInbox;
  readonly onGo: Go;
  readonly onChanged: (inbox: ExpertInbox) => void;
};

/** Where the expert begins: the rounds with their next step, files, card and agency. */
export function InboxScreen({ inbox, onGo, onChanged }: InboxScreenProps) {
  const { t } = useTranslation('expert');
  const busy = useReceived((store) => store.busy);
  const open = useReceived((store) => store.open);
  const { trust, card, rounds } = inbox;
  const settled = trust.kind === 'pinned' && card.exportedAt !== null;
  return (
    <div className="hp-page">
      <div className="hp-page-inner">
        <h1 className="hp-visually-hidden">{t('inbox.title')}</h1>
        {settled ? null : (
          <>
            <TrustPanel trust={trust} onChanged={onChanged} />
            <CardPanel card={card} trusted={trust.kind === 'pinned'} />
          </>
        )}
        <KeptDrafts />
        {rounds.map((round) => (
          <RoundPanel key={round.round} round={round} onGo={onGo} />
        ))}
        {rounds.length === 0 && settled ? (
          <div className="hp-panel">
            <EmptyState title={t('inbox.noRounds')}>
              <p>{t('inbox.noRoundsNext')}</p>
            </EmptyState>
          </div>
        ) : null}
        <section className="hp-inbox-drop" aria-label={t('inbox.files')}>
          <span>{t('inbox.drop')}</span>
          <Button loading={busy} onClick={() => void open()}>
            {t('inbox.open')}
          </Button>
        </section>
        <ReceivedFiles />
        {settled ? (
          <div className="hp-inbox-settled">
            <CardPanel card={card} trusted />
            <TrustPanel trust={trust} onChanged={onChanged} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

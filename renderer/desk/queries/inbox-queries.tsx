import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundCard } from '../../../shared/operations/expert.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Go } from '../place.ts';
import { RoundQueries } from './round-queries.tsx';
import './queries.css';

type InboxQueriesProps = { readonly round: RoundCard; readonly onGo: Go };

/** Says in the inbox that the agency asks something, and shows it. Stays open while an answer is signed,
 * so that what was written and where is read. */
export function InboxQueries({ round, onGo }: InboxQueriesProps) {
  const { t } = useTranslation('queries');
  const [shown, setShown] = useState(false);
  const { openQueries: count } = round;
  if (count === 0 && !shown) return null;
  return (
    <div className="hp-inbox-queries">
      <div className="hp-row">
        <StateMark
          state={count === 0 ? 'done' : 'flag'}
          label={count === 0 ? t('desk.title') : t('desk.inbox', { count })}
        />
        {shown ? null : (
          <Button type="primary" onClick={() => setShown(true)}>
            {t('desk.inboxSee')}
          </Button>
        )}
      </div>
      {shown ? (
        <RoundQueries
          round={round.round}
          app={null}
          version={String(count)}
          onCorrect={(app) => onGo({ kind: 'desk', round: round.round, app })}
        />
      ) : null}
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../text/format.ts';
import { usePreference, useWorkspace } from '../stores.ts';
import { useStanding } from './use-standing.ts';
import './standing-banner.css';

/** What people must know about the workspace while they work in it, above everything else. What is
 * over once it was read can be closed; a wrong clock and an older workspace stay. */
export function StandingBanner() {
  const { t } = useTranslation('safekeeping');
  const { value } = useStanding();
  const isExpert = useWorkspace((s) => s.view.kind === 'open' && s.view.role === 'expert');
  const [closed, setClosed] = useState(false);
  const [restoreSeen, setRestoreSeen] = usePreference('standing.restoreSeen', '');
  if (value === undefined) return null;
  const { state, suspectSince, restored, clock } = value;
  const isNotice = state === 'missing' || state === 'bad' || state === 'keyring';
  return (
    <>
      {clock.suspect ? (
        <Line>{t('banner.clock', { seen: clock.seen === null ? '' : dateTime(clock.seen) })}</Line>
      ) : null}
      {suspectSince === null ? null : (
        <Line>{t('banner.suspect', { since: dateTime(suspectSince) })}</Line>
      )}
      {restored === null || restoreSeen === restored.at ? null : (
        <Line onClose={() => setRestoreSeen(restored.at)}>
          {t(isExpert ? 'banner.restored' : 'banner.restoredAgency', {
            at: dateTime(restored.at),
            backupAt: dateTime(restored.backupAt),
          })}
        </Line>
      )}
      {isNotice && !closed ? (
        <Line onClose={() => setClosed(true)}>{t(`banner.${state}`)}</Line>
      ) : null}
    </>
  );
}

type LineProps = { readonly children: string; readonly onClose?: () => void };

function Line({ children, onClose }: LineProps) {
  const { t } = useTranslation('safekeeping');
  return (
    <div className="hp-standing" role="status">
      <span>{children}</span>
      {onClose === undefined ? null : (
        <Button size="small" onClick={onClose}>
          {t('banner.ok')}
        </Button>
      )}
    </div>
  );
}

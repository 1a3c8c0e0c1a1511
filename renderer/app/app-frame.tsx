import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { PreferencesDialog } from './preferences-dialog.tsx';
import { StandingBanner } from './safekeeping/standing-banner.tsx';
import { useWorkspace } from './stores.ts';
import './app-frame.css';

type AppFrameProps = {
  /** Beside the product's name: where the person is, such as a round's title with a way back. */
  readonly heading?: ReactNode;
  /** Commands of this screen, right of the heading. */
  readonly commands?: ReactNode;
  /** Asked before the workspace is locked; false keeps it open (something is not saved yet). */
  readonly beforeLock?: () => Promise<boolean>;
  readonly children: ReactNode;
};

/** The frame of an open workspace: who works here, lock, preferences; the screen fills the rest. */
export function AppFrame({ heading, commands, beforeLock, children }: AppFrameProps) {
  const { t } = useTranslation('app');
  const api = useApi();
  const view = useWorkspace((store) => store.view);
  const show = useWorkspace((store) => store.show);
  const { run, busy } = useAction();
  const [preferencesOpen, setPreferencesOpen] = useState(false);
  const lock = async () => {
    if (beforeLock !== undefined && !(await beforeLock())) return;
    const state = await run(() => api.workspace.lock({}));
    if (state !== undefined) show(state);
  };
  return (
    <div className="hp-frame">
      <header className="hp-frame-header">
        <div className="hp-frame-brand">
          <strong>{t('product')}</strong>
          <span className="hp-muted">{view.kind === 'open' ? t(`desk.${view.role}`) : null}</span>
        </div>
        <div className="hp-frame-heading">{heading}</div>
        <div className="hp-frame-commands">{commands}</div>
        {view.kind === 'open' ? (
          <span className="hp-frame-who" title={`${view.name} · ${view.unit}`}>
            {view.name} · {view.unit}
          </span>
        ) : null}
        <Button size="small" type="text" onClick={() => setPreferencesOpen(true)}>
          {t('frame.preferences')}
        </Button>
        <Button size="small" loading={busy} onClick={() => void lock()}>
          {t('frame.lock')}
        </Button>
      </header>
      <StandingBanner />
      <main className="hp-frame-main">{children}</main>
      <PreferencesDialog open={preferencesOpen} onClose={() => setPreferencesOpen(false)} />
    </div>
  );
}

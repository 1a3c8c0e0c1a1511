import { StyleProvider } from '@ant-design/cssinjs';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { invariant } from '../../shared/errors.ts';
import type { HengpingApi } from '../../shared/ipc.ts';
import { setLanguage, useLanguage } from '../text/text.ts';
import { ApiContext } from './api-context.ts';
import { CrashScreen } from './crash-screen.tsx';
import { DropArea } from './drop-area.tsx';
import { JobProgress } from './job-progress.tsx';
import { Screens } from './screens.tsx';
import { createAppStores, StoresContext } from './stores.ts';
import { theme } from './theme/tokens.ts';

/** antd writes its variables into style elements, which the page's security policy forbids; they
 * are in `antd.css` already. Elements in a container outside the document are never applied and
 * never reported. */
const outsideTheDocument = document.createElement('div');

/** Popups and dialogs live in their own element: antd locks the body's scrolling with a style
 * element only where they live in the body. */
const overlays = (): HTMLElement => {
  const element = document.getElementById('overlays');
  invariant(element !== null, 'index.html has the element #overlays');
  return element;
};

/** The whole page: theme, language, stores, and the screen that the workspace's state asks for. */
export function App({ api }: { readonly api: HengpingApi }) {
  const [stores] = useState(() => createAppStores(api));
  const language = useLanguage();

  useEffect(() => {
    const { workspace, jobs, preferences, received } = stores;
    const isOpen = () => workspace.getState().view.kind === 'open';
    const stops = [
      api.on('workspaceLocked', ({ reason }) => void workspace.getState().wasLocked(reason)),
      api.on('jobProgress', (fact) => jobs.getState().progressed(fact)),
      api.on('filesGiven', () => {
        if (isOpen()) void received.getState().given();
      }),
      // Files that were given while the workspace was locked wait for it to open.
      workspace.subscribe((now, before) => {
        if (now.view.kind === 'open' && before.view.kind !== 'open')
          void received.getState().given();
      }),
      preferences.subscribe((now, before) => {
        const wanted = now.values.language === 'en' ? 'en' : 'zh-CN';
        if (now.values.language !== before.values.language) void setLanguage(wanted);
      }),
    ];
    void workspace.getState().refresh();
    void preferences.getState().load();
    return () => {
      for (const stop of stops) stop();
    };
  }, [api, stores]);

  return (
    <StyleProvider container={outsideTheDocument}>
      <ConfigProvider
        theme={{ ...theme, zeroRuntime: true }}
        locale={language === 'en' ? enUS : zhCN}
        getPopupContainer={overlays}
        button={{ autoInsertSpace: false }}
        // Chromium writes what stands in a field into its own files, for the next time.
        input={{ autoComplete: 'off' }}
        textArea={{ autoComplete: 'off' }}
        wave={{ disabled: true }}
      >
        <ApiContext value={api}>
          <StoresContext value={stores}>
            <AntdApp className="hp-app" message={{ getContainer: overlays }}>
              <CrashScreen>
                <DropArea>
                  <Screens />
                </DropArea>
              </CrashScreen>
              <JobProgress />
            </AntdApp>
          </StoresContext>
        </ApiContext>
      </ConfigProvider>
    </StyleProvider>
  );
}

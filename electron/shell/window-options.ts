import type { BrowserWindowConstructorOptions } from 'electron';

/** Not `persist:`, so Chromium keeps cookies, cache and storage in memory and forgets them. */
export const partition = 'hengping';

/** Everything that separates the page from the machine is said, also where it is the default. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    useContentSize: true,
    show: false,
    title: '衡评 Hengping',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
      enableWebSQL: false,
    },
  };
}

export const printPartition = 'hengping-print';

/** Styles, pictures and fonts are inside the page itself; it loads nothing and runs nothing. */
export const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** For a page that is only printed: no preload, and not even scripts of its own. */
export const printWindowOptions: BrowserWindowConstructorOptions = {
  show: false,
  skipTaskbar: true,
  webPreferences: {
    partition: printPartition,
    javascript: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  },
};

// The one window of the program.

import type { BrowserWindowConstructorOptions } from 'electron';
import { type BrowserWindow, BrowserWindow as Window } from 'electron';
import { startUrl } from './scheme.ts';

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

/** Opens the window and resolves when its page is loaded. */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new Window(windowOptions(preload));
  // A courtesy against screen recording where the system knows it (Windows, macOS); no control.
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(startUrl);
  return window;
}

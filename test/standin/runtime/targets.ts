// Joins windows to Chromium's targets: makes one per window, adopts what appears, closes what the
// program does not want.
import type { AppModule } from './app.ts';
import { BrowserWindow, placeWindowsIn } from './browser-window.ts';
import type { CdpSession } from './cdp.ts';
import type { Chromium } from './chromium.ts';
import { fromPartition } from './session.ts';
import { toProgram } from './urls.ts';
import type { WebContents } from './web-contents.ts';

type Target = { readonly session: CdpSession; readonly targetId: string };

export async function connectWindows(chromium: Chromium, app: AppModule): Promise<void> {
  const { cdp, isHeadless } = chromium;
  const browser = cdp.browser;
  /** Pages that we asked for, by the address that tells them apart until they are adopted. */
  const wanted = new Map<string, (target: Target) => void>();
  const windows = new Map<string, BrowserWindow>();
  let nextMark = 1;

  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const session = cdp.session(sessionId);
    const { targetId, url, type, openerId } = targetInfo;
    const adopt = wanted.get(url);
    if (adopt !== undefined) {
      wanted.delete(url);
      adopt({ session, targetId });
    } else if (type === 'page' && openerId !== undefined) {
      // Its opener's window-open handler hears of it in web-contents.ts.
      browser.attempt('Target.closeTarget', { targetId });
      // A paused window holds up its opener, which runs in the same process.
      session.attempt('Runtime.runIfWaitingForDebugger');
    } else session.attempt('Runtime.runIfWaitingForDebugger');
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => cdp.forget(sessionId));
  browser.on('Target.targetDestroyed', ({ targetId }) =>
    windows.get(targetId)?.standinTargetGone(),
  );
  browser.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    let isPrevented = false;
    const event = { preventDefault: () => (isPrevented = true) };
    const item = { getURL: () => toProgram(url), getFilename: () => suggestedFilename };
    const partition = BrowserWindow.getAllWindows()[0]?.webContents.session ?? fromPartition('');
    partition.emit('will-download', event, item, undefined);
    if (isPrevented) browser.attempt('Browser.cancelDownload', { guid });
  });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    // Chromium's own bars and pop-ups are targets too; nobody wants those.
    filter: [{ type: 'page' }],
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });

  async function open(window: BrowserWindow, contents: WebContents): Promise<void> {
    const [width = 800, height = 600] = window.getContentSize();
    // Chromium opens a window without bars for an address that it would show, and not for about:.
    const name = `standin-${process.pid}-${nextMark++}`;
    const mark = isHeadless ? `about:blank#${name}` : `data:text/html,${name}`;
    const target = new Promise<Target>((resolve) => wanted.set(mark, resolve));
    if (isHeadless) {
      await browser.send('Target.createTarget', { url: mark, newWindow: true, width, height });
    } else if (window.isVisible() || window.standinOptions.skipTaskbar !== true) {
      chromium.openAppWindow(mark);
    } else {
      await browser.send('Target.createTarget', { url: mark, hidden: true });
    }
    const { session, targetId } = await target;
    windows.set(targetId, window);
    await contents.standinAttach(session, targetId, () => resize(targetId, width, height));
    window.on('standin-resize', (w: number, h: number) => void resize(targetId, w, h));
  }

  async function resize(targetId: string, width: number, height: number): Promise<void> {
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    await browser.send('Browser.setContentsSize', { windowId, width, height });
  }

  placeWindowsIn({
    create: (window, contents) => {
      // The listeners that the program adds in this tick decide what the page is prepared for.
      setImmediate(() => {
        open(window, contents).catch((error: unknown) => {
          if (!window.isDestroyed()) console.error('stand-in: window not opened:', error);
        });
      });
    },
    created: (window) => {
      app.emit('browser-window-created', {}, window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    closeTarget: (targetId) => {
      if (targetId !== '') browser.attempt('Target.closeTarget', { targetId });
    },
    closedByHand: () => app.standinWindowClosed(),
  });
  app.standinUse({
    count: () => BrowserWindow.getAllWindows().length,
    destroyAll: () => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy();
    },
    async closeAll() {
      for (const window of BrowserWindow.getAllWindows()) {
        if (!(await window.standinRequestClose(true))) return false;
      }
      return true;
    },
  });
}

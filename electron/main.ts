// The program with windows: lock, switches, ready, then each feature in order.
import path from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  shell,
  type WebContents,
} from 'electron';
import type { Host } from './host.ts';
import { createDoor, type Frame } from './ipc.ts';
import { ruleAllContents } from './shell/contents-rules.ts';
import { createDialogs } from './shell/dialogs.ts';
import { filesOnCommandLine } from './shell/given-files.ts';
import { homeFolderFrom } from './shell/home.ts';
import { menuTemplate } from './shell/menu.ts';
import { appendSwitches, keepOffline } from './shell/offline.ts';
import { denyPermissions } from './shell/permissions.ts';
import { printToPdf, setUpPrinting } from './shell/print.ts';
import { mapBundle, origin, scheme, schemePrivileges, serveBundle } from './shell/scheme.ts';
import { openWindow, partition } from './shell/window.ts';

const homeFolder = homeFolderFrom(
  process.argv,
  process.env,
  path.join(app.getPath('appData'), 'hengping'),
);
// One program per home folder; the lock file lies in it, so it must be named before the lock.
app.setPath('userData', path.join(homeFolder, 'shell'));

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  appendSwitches(app);
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  ruleAllContents(app);
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(open);
}

async function open(): Promise<void> {
  const own = session.fromPartition(partition);
  denyPermissions(own);
  keepOffline(own);
  const renderer = path.join(import.meta.dirname, '../renderer');
  own.protocol.handle(scheme, serveBundle(await mapBundle(renderer)));
  setUpPrinting();
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate]));

  const windows = () => BrowserWindow.getAllWindows().filter((window) => window.isVisible());
  const door = createDoor<WebContents & { readonly mainFrame: Frame }>({
    register: (channel, listener) => ipcMain.handle(channel, listener),
    isOurs: (page) => page.session === own,
    origin,
    windows: () => windows().map((window) => window.webContents),
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  });
  const host: Host = {
    dialogs: createDialogs(app.getPath('documents')),
    announce: door.announce,
    printToPdf,
    homeFolder,
    async openFolder(target) {
      if (path.extname(target) === '') await shell.openPath(target);
      else shell.showItemInFolder(target);
    },
    appVersion: app.getVersion(),
  };
  await openWindow(path.join(import.meta.dirname, '../preload/preload.cjs'));
}

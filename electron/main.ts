// The program with windows: lock, switches, ready, then each feature in order.
import path from 'node:path';
import { app, ipcMain, Menu, powerMonitor, protocol, session, type WebContents } from 'electron';
import { createAgencyHandlers } from './agency/operations.ts';
import { createExpertHandlers, createReaderHandlers } from './desk/operations.ts';
import type { Host } from './host.ts';
import { createDoor, type Frame } from './ipc.ts';
import { createJobRegistry } from './jobs/job-registry.ts';
import { ruleAllContents } from './shell/contents-rules.ts';
import { createDialogs } from './shell/dialogs.ts';
import { collectGivenFiles, type GivenFiles } from './shell/given-files.ts';
import { homeFolderFrom } from './shell/home.ts';
import { menuTemplate } from './shell/menu.ts';
import { appendSwitches, keepOffline } from './shell/offline.ts';
import { openFolder } from './shell/open-folder.ts';
import { denyPermissions } from './shell/permissions.ts';
import { printToPdf, setUpPrinting } from './shell/print.ts';
import { mapBundle, origin, scheme, schemePrivileges, serveBundle } from './shell/scheme.ts';
import { answerSelftest, selftestSwitch } from './shell/selftest-switch.ts';
import { bringToFront, openWindow, ourPages } from './shell/window.ts';
import { partition } from './shell/window-options.ts';
import { createWorkspaceHandlers } from './workspace/operations.ts';
import { createSafekeepingHandlers } from './workspace/safekeeping.ts';
import { newSessionHolder } from './workspace/session.ts';

const homeFolder = homeFolderFrom(
  process.argv,
  process.env,
  path.join(app.getPath('appData'), 'hengping'),
);
// One program per home folder: the lock file lies in it, so it is named before the lock is taken,
// and the lock is taken before anything opens a database.
app.setPath('userData', path.join(homeFolder, 'shell'));

if (process.argv.includes(selftestSwitch)) {
  answerSelftest(app).catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  appendSwitches(app);
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  ruleAllContents(app);
  const door = createDoor<WebContents & { readonly mainFrame: Frame }>({
    register: (channel, listener) => ipcMain.handle(channel, listener),
    isOurs: (page) => ourPages().includes(page),
    origin,
    windows: ourPages,
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  });
  const given = collectGivenFiles(app, (count) => door.announce('filesGiven', { count }));
  app.on('second-instance', bringToFront);
  app.on('window-all-closed', () => app.quit());
  // Some packages start without Chromium's sandbox where the system forbids it (electron-builder.yml).
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) {
    process.stderr.write(
      'hengping: running without the sandbox; install the deb package instead\n',
    );
  }
  app
    .whenReady()
    .then(() => open(door, given))
    .catch((error: unknown) => {
      // Without a window nobody would see the program wait; its end is seen.
      console.error(error);
      app.exit(1);
    });
}

async function open(door: ReturnType<typeof createDoor>, given: GivenFiles): Promise<void> {
  const own = session.fromPartition(partition);
  denyPermissions(own);
  keepOffline(own);
  const bundle = await mapBundle(path.join(import.meta.dirname, '../renderer'));
  own.protocol.handle(scheme, serveBundle(bundle));
  setUpPrinting();
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate]));

  const host: Host = {
    dialogs: createDialogs(app.getPath('documents')),
    announce: door.announce,
    printToPdf,
    homeFolder,
    openFolder,
    appVersion: app.getVersion(),
  };
  const holder = newSessionHolder();
  // A job that failed or was cancelled never reaches its total; the page is told all the same.
  const jobs = createJobRegistry((job) =>
    host.announce('jobProgress', { job, label: '', done: 1, total: 1 }),
  );
  const workspace = createWorkspaceHandlers({ host, holder, jobs, takeGivenFiles: given.take });
  door.handle('workspace', workspace.handlers);
  door.handle('expert', createExpertHandlers(host, holder));
  door.handle('agency', createAgencyHandlers(host, holder, jobs));
  door.handle('reader', createReaderHandlers(holder));
  door.handle('safekeeping', createSafekeepingHandlers({ host, holder, jobs }));
  powerMonitor.on('suspend', () => workspace.lock('system'));
  powerMonitor.on('lock-screen', () => workspace.lock('system'));
  app.on('will-quit', () => workspace.close());

  await openWindow(path.join(import.meta.dirname, '../preload/preload.cjs'));
}

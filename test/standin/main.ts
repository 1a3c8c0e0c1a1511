// The stand-in for Electron's binary: Node runs the program's own main script with `electron`
// replaced, and an installed Chromium shows its windows. See README.md for what it is faithful to.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppModule } from './runtime/app.ts';
import { GuardedBrowserWindow as BrowserWindow } from './runtime/browser-window.ts';
import { startChromium } from './runtime/chromium.ts';
import { readCommandLine } from './runtime/command-line.ts';
import { Menu, powerMonitor, shell } from './runtime/desktop.ts';
import { dialog, showDialogsToPeople } from './runtime/dialog.ts';
import { ipcMain } from './runtime/ipc-main.ts';
import { only } from './runtime/only.ts';
import { protocol, session, sessionsAreReady } from './runtime/session.ts';
import { connectWindows } from './runtime/targets.ts';
import { webContentsModule } from './runtime/web-contents.ts';

const line = readCommandLine(process.argv.slice(2));
const appModule = new AppModule(line);
const app = only('app', appModule);

const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(
  readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'),
) as { version: string };

process.argv = [process.execPath, ...line.programArguments];
Object.defineProperties(process, {
  type: { value: 'browser' },
  defaultApp: { value: true },
  resourcesPath: { value: path.join(root, 'resources') },
  versions: {
    value: Object.freeze({ ...process.versions, electron: version, chrome: 'stand-in' }),
  },
});
Reflect.set(globalThis, Symbol.for('hengping.standin'), {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu: only('Menu', Menu),
  powerMonitor,
  protocol,
  session,
  shell,
  webContents: only('webContents', webContentsModule),
});

const facade = pathToFileURL(path.join(import.meta.dirname, 'electron.cjs')).href;
registerHooks({
  resolve(specifier, context, next) {
    return /^electron(\/(main|common))?$/.test(specifier)
      ? { url: facade, format: 'commonjs', shortCircuit: true }
      : next(specifier, context);
  },
});

// Playwright starts the program only when it is attached, so that no window is missed.
const started = Promise.withResolvers<void>();
if (line.isDriven) Reflect.set(globalThis, '__playwright_run', () => started.resolve());
else started.resolve();

process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());

// Electron waits for the main script before it becomes ready, and so do we.
await import(pathToFileURL(appModule.standinMainScript).href);
const chromium = await startChromium(appModule.standinSwitches, line.isDriven);
appModule.standinOnExit(() => chromium.end());
process.on('exit', () => chromium.end());
chromium.cdp.browser.onClosed(() => app.exit(0));
await connectWindows(chromium, appModule);
if (!line.isDriven && !chromium.isHeadless) showDialogsToPeople();
await started.promise;
sessionsAreReady();
appModule.standinStart();

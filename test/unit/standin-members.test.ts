import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AppModule } from '../standin/runtime/app.ts';
import { BrowserWindow } from '../standin/runtime/browser-window.ts';
import { Menu, powerMonitor, shell } from '../standin/runtime/desktop.ts';
import { dialog } from '../standin/runtime/dialog.ts';
import { ipcMain } from '../standin/runtime/ipc-main.ts';
import { protocol, Session, session } from '../standin/runtime/session.ts';
import { WebContents } from '../standin/runtime/web-contents.ts';

// The program may use of electron only what the stand-in implements, and the stand-in offers no
// module that neither the program nor Playwright uses.

const root = path.resolve(import.meta.dirname, '../..');
const files = [
  'electron/main.ts',
  'electron/preload.ts',
  ...readdirSync(path.join(root, 'electron/shell')).map((name) => `electron/shell/${name}`),
];
const sources = files.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

const withoutStrings = (text: string) => text.replace(/'[^'\n]*'/g, "''");

/** The modules that a source imports from electron as values. */
function importedModules(text: string): string[] {
  return [...text.matchAll(/import (?!type)\{([^}]*)\} from 'electron'/g)].flatMap(([, names]) =>
    (names ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
}

/** What `name.member` reaches in a source. */
function membersOf(name: string, text: string): string[] {
  const reached = new RegExp(`(?<![.\\w])${name}\\??\\.(\\w+)`, 'g');
  const found = withoutStrings(text).matchAll(reached);
  return [...found].flatMap(([, member]) => member ?? []);
}

const inMain: Readonly<Record<string, object>> = {
  app: AppModule.prototype,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  shell,
};
/** Objects that come from those modules, by the names that the sources give them. */
const instances: Readonly<Record<string, object>> = {
  window: BrowserWindow.prototype,
  contents: WebContents.prototype,
  own: Session.prototype,
};
/** Set in the constructor, and so not on the prototype. */
const fields = new Map([
  ['app', ['commandLine', 'isPackaged']],
  ['window', ['webContents', 'id']],
  ['own', ['protocol', 'webRequest']],
]);
const inPreload: Readonly<Record<string, readonly string[]>> = {
  contextBridge: ['exposeInMainWorld'],
  ipcRenderer: ['invoke', 'send', 'on', 'removeListener'],
  webUtils: ['getPathForFile'],
};

test('the stand-in offers the modules that the program imports, and one for Playwright', () => {
  const used = sources
    .filter(({ file }) => file !== 'electron/preload.ts')
    .flatMap(({ text }) => importedModules(text));
  const facade = readFileSync(path.join(root, 'test/standin/electron.cjs'), 'utf8');
  const offered = /module\.exports = \{([^}]*)\}/.exec(facade)?.[1] ?? '';
  const names = offered.split(',').map((name) => name.trim());
  expect(names.filter((name) => name !== '').sort()).toEqual(
    [...new Set([...used, 'webContents'])].sort(),
  );
});

test('every member of electron that main uses is implemented', () => {
  const missing = sources
    .filter(({ file }) => file !== 'electron/preload.ts')
    .flatMap(({ file, text }) =>
      Object.entries({ ...inMain, ...instances }).flatMap(([name, implemented]) =>
        membersOf(name, text)
          .filter((member) => !(member in implemented) && !fields.get(name)?.includes(member))
          .map((member) => `${file}: ${name}.${member}`),
      ),
    );
  expect(missing).toEqual([]);
});

test('every member of electron that preload uses is implemented', () => {
  const text = sources.find(({ file }) => file === 'electron/preload.ts')?.text ?? '';
  expect(importedModules(text).sort()).toEqual(Object.keys(inPreload).sort());
  for (const [name, implemented] of Object.entries(inPreload)) {
    expect(membersOf(name, text).filter((member) => !implemented.includes(member))).toEqual([]);
  }
});

test('a member that nobody implemented is seen', () => {
  const text = "import { app } from 'electron';\napp.setBadgeCount(1);\nwindow.flashFrame(true);";
  expect([...membersOf('app', text), ...membersOf('window', text)]).toEqual([
    'setBadgeCount',
    'flashFrame',
  ]);
  expect('setBadgeCount' in AppModule.prototype).toBe(false);
  expect('flashFrame' in BrowserWindow.prototype).toBe(false);
});

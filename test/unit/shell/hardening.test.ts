// The rules that no single function holds: in which order the program closes its doors, and which of
// Electron's abilities it touches at all. Each door by itself: page-rules, scheme, offline,
// window-options, packaging, ipc.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { fuses } from '../../../electron/build/fuses.ts';
import { createDoor } from '../../../electron/ipc.ts';
import { responseHeaders } from '../../../electron/shell/scheme.ts';
import { printWindowOptions } from '../../../electron/shell/window-options.ts';
import type { Result } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc.ts';

const electron = path.resolve(import.meta.dirname, '../../../electron');
const sources = new Map(
  readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(path.join(electron, name), 'utf8')]),
);
const textOf = (name: string): string => sources.get(name) ?? '';

/** The pieces of `text` that are there, in the order in which they stand. */
const inOrder = (text: string, pieces: readonly string[]): readonly string[] =>
  pieces
    .filter((piece) => text.includes(piece))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b));

test('the lock, the sandbox, the switches and the rules for every page come before ready', () => {
  const steps = [
    "app.setPath('userData'",
    'app.requestSingleInstanceLock()',
    'app.enableSandbox()',
    'appendSwitches(app)',
    'protocol.registerSchemesAsPrivileged([schemePrivileges])',
    'ruleAllContents(app)',
    '.whenReady()',
  ];
  expect(inOrder(textOf('main.ts'), steps)).toEqual(steps);
});

test('permissions are denied and the network is shut before the first window opens', () => {
  const steps = [
    'denyPermissions(own)',
    'keepOffline(own)',
    'own.protocol.handle(scheme',
    'await openWindow(',
  ];
  expect(inOrder(textOf('main.ts'), steps)).toEqual(steps);
});

test('of Electron the program takes these parts and no other: no crash reporter, no updater, no net', () => {
  const taken = new Set<string>();
  for (const text of sources.values()) {
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\} from 'electron'/g)) {
      for (const name of names.split(',')) taken.add(name.trim());
    }
    expect(text).not.toMatch(
      /from 'electron\/|import \* as .* from 'electron'|require\('electron'\)/,
    );
  }
  const values = [...taken].filter((name) => name !== '' && !name.startsWith('type '));
  expect(values.toSorted()).toEqual([
    'BrowserWindow',
    'Menu',
    'app',
    'contextBridge',
    'dialog',
    'ipcMain',
    'ipcRenderer',
    'powerMonitor',
    'protocol',
    'session',
    'shell',
    'webUtils',
  ]);
});

test('nothing outside is opened, no script is put into a page, no channel is open but the door', () => {
  const found = (pattern: RegExp) =>
    [...sources].flatMap(([name, text]) =>
      [...text.matchAll(pattern)].map(([what]) => `${name.replaceAll(path.sep, '/')}: ${what}`),
    );
  expect(
    found(/openExternal|executeJavaScript|insertCSS|loadFile|beginFrameSubscription/g),
  ).toEqual([]);
  expect(found(/\bshell\.\w+/g)).toEqual([
    'shell/open-folder.ts: shell.openPath',
    'shell/open-folder.ts: shell.showItemInFolder',
  ]);
  expect(found(/\bipcMain\.\w+\(/g)).toEqual(['main.ts: ipcMain.handle(']);
  expect(found(/exposeInMainWorld\([^,]*/g)).toEqual(["preload.ts: exposeInMainWorld('hengping'"]);
  expect(found(/new BrowserWindow\(\w+/g).toSorted()).toEqual([
    'shell/print.ts: new BrowserWindow(printWindowOptions',
    'shell/window.ts: new BrowserWindow(windowOptions',
  ]);
});

test('every answer of the scheme carries these headers', () => {
  const { 'Content-Security-Policy': _, ...rest } = responseHeaders;
  expect(rest).toEqual({
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
});

test('the window that prints has no script, no preload, no tools', () => {
  expect(printWindowOptions.webPreferences).toEqual({
    partition: 'hengping-print',
    javascript: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
});

test('who asks is read at once, because Electron forgets the frame when its document is left', async () => {
  const frame = { url: 'app://bundle/index.html' };
  const page = { mainFrame: frame };
  const listeners = new Map<string, (call: never) => Promise<Result<unknown>>>();
  const door = createDoor<typeof page>({
    register: (channel, listener) => listeners.set(channel, listener as never),
    isOurs: () => true,
    origin: 'app://bundle',
    windows: () => [],
    log: () => {},
  });
  const names = ['open', 'readRanges', 'close', 'savePosition', 'pagesSeen'];
  door.handle(
    'reader',
    Object.fromEntries(names.map((name) => [name, () => ({})])) as unknown as Handlers<'reader'>,
  );
  let isLeft = false;
  const call = {
    sender: page,
    get senderFrame() {
      return isLeft ? null : frame;
    },
  };
  const key = { round: 'R-1', app: 'A-1', docid: 'abcdefghijklmnopqrstuvwxyz' };
  const listener = listeners.get('hengping:reader.close');
  const answer = Reflect.apply(listener ?? (() => undefined), undefined, [call, key]);
  isLeft = true;
  expect(await answer).toMatchObject({ ok: true });
});

test('packing sets every fuse in the binary and reads it back', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengping-fuses-'));
  try {
    const binary = path.join(folder, 'hengping');
    // As the fuses lie in Electron: a mark, the version of the wire, its length, a digit each.
    const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
    const count = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number').length;
    const wire = Buffer.concat([Buffer.from([1, count]), Buffer.from('0'.repeat(count))]);
    writeFileSync(
      binary,
      Buffer.concat([Buffer.alloc(64), Buffer.from(mark), wire, Buffer.alloc(64)]),
    );
    const script = pathToFileURL(path.join(electron, 'build/after-pack.mjs')).href;
    const { default: afterPack } = await import(script);
    await afterPack({
      appOutDir: folder,
      electronPlatformName: 'linux',
      packager: { appInfo: { productFilename: 'hengping' }, executableName: 'hengping' },
    });
    const packed = readFileSync(binary);
    const digits = packed.subarray(packed.indexOf(mark) + mark.length + 2).subarray(0, count);
    const wanted = Array.from({ length: count }, (_, fuse) =>
      Reflect.get(fuses, fuse) ? '1' : '0',
    );
    expect(digits.toString()).toBe(wanted.join(''));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

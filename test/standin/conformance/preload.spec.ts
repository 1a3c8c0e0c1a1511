import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './lab.ts';

test('preload runs before any script of the page', async ({ lab }) => {
  const got = await lab.page.evaluate(() => [window.foundEarly, window.lab.ranBeforePage?.()]);
  expect(got).toEqual(['object', true]);
});

test('preload may require electron and nothing of Node', async ({ lab }) => {
  const got = await lab.page.evaluate(() => window.lab.requires?.());
  expect(got).toEqual([
    expect.stringContaining('module not found: fs'),
    expect.stringContaining('module not found: node:fs'),
    expect.stringContaining('module not found: ./other.cjs'),
    'worked',
  ]);
});

test('preload knows that it is sandboxed and isolated', async ({ lab }) => {
  expect(await lab.page.evaluate(() => window.lab.processSays?.())).toEqual({
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    hasElectronVersion: true,
  });
});

test('the page sees neither require nor process nor what preload keeps', async ({ lab }) => {
  const got = await lab.page.evaluate(() =>
    ['require', 'process', 'module', 'ipcRenderer', 'Buffer'].filter((name) => name in window),
  );
  expect(got).toEqual([]);
});

test('preload runs again in a new document and not in sub-frames', async ({ fresh }) => {
  await fresh.app.evaluate(() => {
    globalThis.lab.allowsNavigation = true;
  });
  await fresh.page.reload();
  await fresh.page.waitForSelector('html[data-ready=yes]');
  const got = await fresh.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/frame.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return [window.foundEarly, frame.contentWindow?.foundEarly];
  });
  expect(got).toEqual(['object', 'undefined']);
});

test('a dropped file tells preload its path, and a made one has none', async ({ lab }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-drop-'));
  const files = [path.join(folder, '材料 一.hppost'), path.join(folder, 'two.hpcard')];
  for (const file of files) await writeFile(file, 'x');
  const box = await lab.page.locator('#drop').boundingBox();
  const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
  const cdp = await lab.page.context().newCDPSession(lab.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files, dragOperationsMask: 1 };
    await cdp.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await expect.poll(() => lab.page.evaluate(() => window.dropped)).toEqual(files);
  const made = await lab.page.evaluate(() => window.lab.pathOf?.(new File(['x'], 'made.txt')));
  expect(made).toBe('');
  await rm(folder, { recursive: true });
});

test('getPathForFile takes files only', async ({ lab }) => {
  const says = await lab.page.evaluate(() => {
    try {
      return window.lab.pathOf?.('/etc/passwd');
    } catch (error) {
      return error instanceof Error ? 'refused' : 'odd';
    }
  });
  expect(says).toBe('refused');
});

import { expect, test } from 'vitest';
import {
  partition,
  printPolicy,
  printWindowOptions,
  windowOptions,
} from '../../../electron/shell/window-options.ts';

test('the window keeps the page away from Node, from the network and from the disk', () => {
  expect(windowOptions('/preload.cjs').webPreferences).toEqual({
    preload: '/preload.cjs',
    partition: 'hengping',
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
  });
});

test('the partition is held in memory, because a persistent one would write pages to the disk', () => {
  expect(partition.startsWith('persist:')).toBe(false);
});

test('a page that is printed runs no scripts and loads nothing', () => {
  expect(printWindowOptions.webPreferences).toMatchObject({
    javascript: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  expect(printWindowOptions.webPreferences?.preload).toBeUndefined();
  expect(printPolicy).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  );
});

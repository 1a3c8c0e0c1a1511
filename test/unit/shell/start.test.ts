import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { App } from 'electron';
import { afterAll, expect, test } from 'vitest';
import { collectGivenFiles, filesOnCommandLine } from '../../../electron/shell/given-files.ts';
import { homeFolderFrom } from '../../../electron/shell/home.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-start-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

test('the home is what the command line says, else the environment, else the usual place', () => {
  const environment = { HENGPING_HOME: at('environment') };
  expect([
    homeFolderFrom(['x', '--home', at('one')], environment, at('usual')),
    homeFolderFrom(['x', `--home=${at('two')}`], environment, at('usual')),
    homeFolderFrom(['x'], environment, at('usual')),
    homeFolderFrom(['x'], {}, at('usual')),
  ]).toEqual([at('one'), at('two'), at('environment'), at('usual')]);
});

test('a new home is closed to other people', () => {
  const home = homeFolderFrom([], {}, at('closed'));
  expect(statSync(home).mode & 0o077).toBe(0);
});

test('files are told from switches and from other arguments by what we exchange', () => {
  const argv = [
    '/opt/electron',
    '.',
    '--home',
    '/h',
    'a.hppost',
    '/b/名.HPBUNDLE',
    'c.pdf',
    '-x.hpcard',
  ];
  expect(filesOnCommandLine(argv, '/work')).toEqual(['/work/a.hppost', '/b/名.HPBUNDLE']);
});

test('given files wait, are announced, and are handed out once', () => {
  const app = new EventEmitter();
  const counts: number[] = [];
  const given = collectGivenFiles(app as unknown as App, (count) => counts.push(count));
  app.emit('second-instance', {}, ['electron', 'main.js', 'x.hppost'], '/from');
  app.emit('second-instance', {}, ['electron', 'main.js'], '/from');
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
  };
  app.emit('open-file', event, '/mac/y.hpcard');
  app.emit('open-file', event, '/mac/y.hpcard');
  expect([counts, prevented]).toEqual([[1, 2, 2], true]);
  expect(given.take()).toEqual(['/from/x.hppost', '/mac/y.hpcard']);
  expect(given.take()).toEqual([]);
});

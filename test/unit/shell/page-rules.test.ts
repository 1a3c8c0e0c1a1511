import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { expect, test } from 'vitest';
import { isSwallowed, ruleAllContents } from '../../../electron/shell/contents-rules.ts';
import { denyPermissions } from '../../../electron/shell/permissions.ts';

class Contents extends EventEmitter {
  openHandler: (() => unknown) | undefined;
  webRtcPolicy = '';
  setWindowOpenHandler(handler: () => unknown): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
}

function ruledContents(): Contents {
  const app = new EventEmitter();
  ruleAllContents(app as unknown as App);
  const contents = new Contents();
  app.emit('web-contents-created', {}, contents);
  return contents;
}

function isPrevented(contents: Contents, event: string, ...rest: unknown[]): boolean {
  let prevented = false;
  contents.emit(
    event,
    {
      preventDefault: () => {
        prevented = true;
      },
    },
    ...rest,
  );
  return prevented;
}

test('every page is ruled at its birth: no navigation, no window, no webview', () => {
  const contents = ruledContents();
  expect(isPrevented(contents, 'will-frame-navigate')).toBe(true);
  expect(isPrevented(contents, 'will-attach-webview')).toBe(true);
  expect(contents.openHandler?.()).toEqual({ action: 'deny' });
  expect(contents.webRtcPolicy).toBe('disable_non_proxied_udp');
});

test('print, save, reload and developer tools are swallowed; writing and searching are not', () => {
  const key = (name: string, control = true) => ({ key: name, control, meta: false });
  expect(['p', 'P', 's', 'S', 'r', 'u'].filter((name) => !isSwallowed(key(name)))).toEqual([]);
  expect(['F5', 'F12'].filter((name) => !isSwallowed(key(name, false)))).toEqual([]);
  expect(['c', 'v', 'x', 'a', 'z', 'f'].filter((name) => isSwallowed(key(name)))).toEqual([]);
  expect(['p', 's', 'Enter'].filter((name) => isSwallowed(key(name, false)))).toEqual([]);
  expect(isSwallowed({ key: 'p', control: false, meta: true })).toBe(true);
});

test('every permission is denied in every handler, because Electron grants what nobody denies', () => {
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => {
    handlers.set(name, handler);
  };
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
  });
  denyPermissions(session as unknown as Session);
  const answers: unknown[] = [];
  handlers.get('request')?.(null, 'media', (granted: unknown) => answers.push(granted));
  handlers.get('display')?.({}, (streams: unknown) => answers.push(streams));
  answers.push(handlers.get('check')?.(null, 'media'), handlers.get('device')?.({}));
  expect(answers).toEqual([false, {}, false, false]);
  let prevented = false;
  session.emit('will-download', {
    preventDefault: () => {
      prevented = true;
    },
  });
  expect(prevented).toBe(true);
});

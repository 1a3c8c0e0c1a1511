import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { keepOffline, switches, webRtcPolicy } from '../../../electron/shell/offline.ts';

test('switches close name resolution, WebRTC and what a browser fetches by itself', () => {
  expect(Object.fromEntries(switches.map(({ name, value }) => [name, value]))).toEqual({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    'disable-background-networking': '',
    'disable-component-update': '',
    'disable-domain-reliability': '',
    'no-pings': '',
  });
});

test('WebRTC sends no datagram of its own, because STUN passes every other rule', () => {
  expect(webRtcPolicy).toBe('disable_non_proxied_udp');
});

type Before = Parameters<Session['webRequest']['onBeforeRequest']>[0];

/** The two parts of a session that the rule touches. */
function recordingSession() {
  const recorded: { before: Before | null; spellChecker: boolean } = {
    before: null,
    spellChecker: true,
  };
  const session = {
    webRequest: {
      onBeforeRequest: (before: Before) => {
        recorded.before = before;
      },
    },
    setSpellCheckerEnabled: (isEnabled: boolean) => {
      recorded.spellChecker = isEnabled;
    },
  };
  return { recorded, session: session as unknown as Session };
}

test('requests that are not ours are cancelled and counted', () => {
  const { recorded, session } = recordingSession();
  const counter = keepOffline(session);
  const isCancelled = (url: string) => {
    let cancel: boolean | undefined;
    Reflect.apply(recorded.before ?? (() => undefined), undefined, [
      { url },
      (answer: { cancel?: boolean }) => {
        cancel = answer.cancel;
      },
    ]);
    return cancel;
  };
  const urls = [
    'app://bundle/index.html',
    'blob:app://bundle/1',
    'data:image/png;base64,AA==',
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'devtools://devtools/x',
  ];
  expect(urls.map(isCancelled)).toEqual([false, false, false, true, true, true, true, true, true]);
  expect(counter.cancelled).toBe(6);
});

test('the spell checker is off, because it would fetch dictionaries', () => {
  const { recorded, session } = recordingSession();
  keepOffline(session);
  expect(recorded.spellChecker).toBe(false);
});

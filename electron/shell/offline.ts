// No packet leaves this program. No single switch says so, so several layers do.
import type { App, Session, WebContents } from 'electron';

export type Switch = { readonly name: string; readonly value: string; readonly why: string };

/** Appended before ready; each is frozen by a test. */
export const switches: readonly Switch[] = [
  {
    name: 'host-resolver-rules',
    value: 'MAP * ~NOTFOUND',
    why: 'no name and no address literal resolves',
  },
  {
    name: 'webrtc-ip-handling-policy',
    value: 'disable_non_proxied_udp',
    why: 'STUN datagrams pass the resolver rule; this stops them',
  },
  { name: 'disable-background-networking', value: '', why: 'the browser itself asks for nothing' },
  { name: 'disable-component-update', value: '', why: 'no component downloads' },
  { name: 'disable-domain-reliability', value: '', why: 'no reports about failed requests' },
  { name: 'no-pings', value: '', why: 'no hyperlink auditing' },
];

export const webRtcPolicy = 'disable_non_proxied_udp';

/** What a page may load: our own files, and what it made itself. */
const allowedProtocols: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:']);

export type OfflineCounter = {
  /** Requests that were cancelled because they were not ours. */
  readonly cancelled: number;
};

export function appendSwitches(app: App): void {
  for (const { name, value } of switches) app.commandLine.appendSwitch(name, value);
}

/** Cancels every request of a session that is not ours, and counts them for whoever checks. */
export function keepOffline(own: Session): OfflineCounter {
  const counter = { cancelled: 0 };
  own.webRequest.onBeforeRequest((details, callback) => {
    const isOurs = allowedProtocols.has(new URL(details.url).protocol);
    if (!isOurs) counter.cancelled += 1;
    callback({ cancel: !isOurs });
  });
  // Before the first window: later is too late, its dictionaries would already be asked for.
  own.setSpellCheckerEnabled(false);
  return counter;
}

export function keepContentsOffline(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
}

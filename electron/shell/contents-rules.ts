// What no page may do, attached to every page at its birth so that none escapes.
import type { App, Input } from 'electron';
import { keepContentsOffline } from './offline.ts';

/** Print and save would put a decrypted page on paper or disk outside the program's own exports;
 * reload and developer tools belong to nobody in a release. */
export function isSwallowed(input: Pick<Input, 'key' | 'control' | 'meta'>): boolean {
  if (input.key === 'F5' || input.key === 'F12') return true;
  if (!input.control && !input.meta) return false;
  return ['p', 's', 'r', 'u'].includes(input.key.toLowerCase());
}

export function ruleAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    // Covers sub-frames too, which `will-navigate` does not.
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('before-input-event', (event, input) => {
      if (isSwallowed(input)) event.preventDefault();
    });
    keepContentsOffline(contents);
  });
}

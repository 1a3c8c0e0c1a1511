// The one window of the program.

import { BrowserWindow, type WebContents } from 'electron';
import { startUrl } from './scheme.ts';
import { windowOptions } from './window-options.ts';

const open = new Set<BrowserWindow>();

/** The pages of windows that we opened for people; nobody else is listened to or told anything. */
export function ourPages(): readonly WebContents[] {
  return [...open].map((window) => window.webContents);
}

/** Shows the window again, for a second start of the program. */
export function bringToFront(): void {
  for (const window of open) {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
}

/** Opens the window and resolves when its page is loaded. */
export async function openWindow(preload: string): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload));
  open.add(window);
  window.on('closed', () => open.delete(window));
  // A courtesy against screen recording where the system knows it (Windows, macOS); no control.
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(startUrl);
}

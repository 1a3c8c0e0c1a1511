import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { PreventableEvent } from './app.ts';
import { only } from './only.ts';
import { WebContents } from './web-contents.ts';

/** How windows reach the application and the browser, without importing them. */
export type Surroundings = {
  create(window: BrowserWindow, contents: WebContents): void;
  closeTarget(targetId: string): void;
  created(window: BrowserWindow): void;
  closedByHand(): void;
};

let surroundings: Surroundings | undefined;
const windows = new Map<number, BrowserWindow>();
let nextId = 1;

export function placeWindowsIn(given: Surroundings): void {
  surroundings = given;
}

export class BrowserWindow extends EventEmitter {
  readonly id = nextId++;
  readonly webContents: WebContents;
  readonly standinOptions: BrowserWindowConstructorOptions;
  readonly #contents: WebContents;
  #isDestroyed = false;
  #isVisible: boolean;
  #isMinimized = false;
  #hasShown = false;
  #isProtected = false;
  #title: string;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (surroundings === undefined)
      throw new Error('Cannot create BrowserWindow before app is ready');
    this.standinOptions = options;
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? 'Electron';
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#contents = new WebContents(options.webPreferences ?? {});
    this.webContents = only('WebContents', this.#contents);
    this.#contents.standinAdopt(this.webContents, {
      requestClose: () => this.standinRequestClose(),
      destroy: () => this.destroy(),
    });
    this.#contents.on('did-finish-load', () => {
      if (this.#hasShown) return;
      this.#hasShown = true;
      this.emit('ready-to-show');
    });
  }

  /** Takes its place among the windows, as the guarded object that everyone else holds. */
  standinOpen(self: BrowserWindow): void {
    windows.set(this.id, self);
    surroundings?.created(self);
    surroundings?.create(self, this.#contents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()].find((window) => window.isVisible()) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  show(): void {
    this.#isVisible = true;
    this.emit('show');
  }
  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }
  focus(): void {
    this.emit('focus');
  }
  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize');
  }
  restore(): void {
    this.#isMinimized = false;
    this.emit('restore');
  }
  maximize(): void {
    this.emit('maximize');
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isFocused(): boolean {
    return this.#isVisible;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
  }
  isContentProtected(): boolean {
    return this.#isProtected;
  }
  setMenuBarVisibility(_isVisible: boolean): void {}
  removeMenu(): void {}
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getContentSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setContentSize(width: number, height: number): void {
    this.#bounds = { ...this.#bounds, width, height };
    this.emit('standin-resize', width, height);
    this.emit('resize');
  }
  close(): void {
    void this.standinRequestClose();
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#leave();
    surroundings?.closedByHand();
  }

  /** Runs `beforeunload` and the preventable `close`; false when either kept the window open. */
  async standinRequestClose(isQuitting = false): Promise<boolean> {
    if (this.#isDestroyed) return true;
    const cdp = await this.#contents.standinAttached;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    if (await this.#pageKeepsOpen(cdp)) return false;
    if (this.#isDestroyed) return true;
    this.#leave();
    if (!isQuitting) surroundings?.closedByHand();
    return true;
  }
  async #pageKeepsOpen(cdp: Awaited<WebContents['standinAttached']>): Promise<boolean> {
    // Asking by script shows no dialog, and Electron shows none either: a page that objects stays.
    const { result } = await cdp
      .send('Runtime.evaluate', {
        expression: `(() => {
          const event = new Event('beforeunload', { cancelable: true });
          window.dispatchEvent(event);
          return event.defaultPrevented;
        })()`,
        returnByValue: true,
      })
      .catch(() => ({ result: { value: false } }));
    return result.value === true;
  }
  #leave(): void {
    this.#isDestroyed = true;
    windows.delete(this.id);
    surroundings?.closeTarget(this.#contents.standinTargetId);
    this.#contents.standinGone();
    this.emit('closed');
  }
  /** Chromium closed the target by itself (the person closed the real window, or it crashed). */
  standinTargetGone(): void {
    if (this.#isDestroyed) return;
    this.emit('close', new PreventableEvent());
    this.#leave();
    surroundings?.closedByHand();
  }
}

/** `BrowserWindow` as the program sees it: what it makes says the names of missing members. */
export const GuardedBrowserWindow = new Proxy(only('BrowserWindow', BrowserWindow), {
  construct(target, args: [BrowserWindowConstructorOptions?]) {
    const made = new target(...args);
    const self = only('BrowserWindow', made);
    made.standinOpen(self);
    return self;
  },
});

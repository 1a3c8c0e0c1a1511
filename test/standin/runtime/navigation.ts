// Which navigations the program was asked about, and what it said.
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameTree, WebFrameMain } from './frames.ts';
import { toProgram } from './urls.ts';

export type NavigationDetails = {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument: boolean;
  readonly frame: WebFrameMain | null;
  readonly initiator: WebFrameMain | null;
};

/** Only a navigation that nobody announced waits this long: a reload by a tool. */
const wishDelayMs = 40;

type Ask = (name: 'will-frame-navigate' | 'will-navigate', details: NavigationDetails) => boolean;

/** Only what a page starts by itself is asked about, as in Electron: `loadURL` and a reload by a
 * tool are the program's own doing. */
export class NavigationGuard {
  readonly #tree: FrameTree;
  readonly #ask: Ask;
  readonly #expected = new Set<string>();
  readonly #decided = new Map<string, boolean>();

  constructor(tree: FrameTree, ask: Ask) {
    this.#tree = tree;
    this.#ask = ask;
  }

  expect(url: string): void {
    this.#expected.add(withoutFragment(url));
  }

  /** Asks the program about a navigation that a page requested. */
  mayGo(frameId: string, url: string): boolean {
    const isMainFrame = frameId === this.#tree.mainId;
    const frame = this.#tree.byId(frameId);
    const details = {
      url: toProgram(url),
      isMainFrame,
      isSameDocument: false,
      frame,
      initiator: frame,
    };
    const isAllowed =
      this.#ask('will-frame-navigate', details) &&
      (!isMainFrame || this.#ask('will-navigate', details));
    this.#decided.set(keyOf(frameId, url), isAllowed);
    return isAllowed;
  }

  /** Whether a document request belongs to a refused navigation. */
  async isRefused(frameId: string, url: string): Promise<boolean> {
    if (this.#expected.delete(withoutFragment(url))) return false;
    const key = keyOf(frameId, url);
    // The page's wish and the browser's request come by two ways; the wish may be the later one.
    if (!this.#decided.has(key)) await delay(wishDelayMs);
    const isAllowed = this.#decided.get(key) ?? true;
    this.#decided.delete(key);
    return !isAllowed;
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

function keyOf(frameId: string, url: string): string {
  return `${frameId} ${withoutFragment(url)}`;
}

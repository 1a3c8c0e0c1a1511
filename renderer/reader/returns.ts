import type { StoreApi } from 'zustand/vanilla';
import type { Place } from './place.ts';
import type { ReaderState } from './reader-state.ts';

/** A place in one of the application's documents. */
export type Target = { readonly docid: string; readonly place: Place; readonly ring: boolean };
/** Where to return to, and whether a jump to evidence led away from there. */
export type Return = Target & { readonly fromJump: boolean };

/** Places that Alt+← remembers; nobody goes back further. */
const MAX_RETURNS = 50;

/** The way back from jumps, links and outline entries. */
export class Returns {
  readonly #store: StoreApi<ReaderState>;
  #stack: Return[] = [];

  constructor(store: StoreApi<ReaderState>) {
    this.#store = store;
  }

  push(from: Return): void {
    this.#stack.push(from);
    if (this.#stack.length > MAX_RETURNS) this.#stack.shift();
    this.show();
  }

  pop(): Return | null {
    const last = this.#stack.pop() ?? null;
    this.show();
    return last;
  }

  clear(): void {
    this.#stack = [];
    this.show();
  }

  show(): void {
    this.#store.setState({ canGoBack: this.#stack.length > 0 });
  }
}

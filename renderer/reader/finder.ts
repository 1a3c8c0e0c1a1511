import type { StoreApi } from 'zustand/vanilla';
import { type EventBus, FindState } from './pdfjs.ts';
import { type FindProgress, noFind, type ReaderState } from './reader-state.ts';

type Counts = { readonly current: number; readonly total: number };

/** Finding in the whole open document, with counts. */
export class Finder {
  readonly #bus: EventBus;
  readonly #store: StoreApi<ReaderState>;

  constructor(bus: EventBus, store: StoreApi<ReaderState>) {
    this.#bus = bus;
    this.#store = store;
    bus.on('updatefindmatchescount', ({ matchesCount }: { matchesCount: Counts }) => {
      this.#set({ current: matchesCount.current, total: matchesCount.total });
    });
    bus.on(
      'updatefindcontrolstate',
      ({ state, matchesCount }: { state: number; matchesCount: Counts }) => {
        this.#set({ ...matchesCount, status: statusOf(state) });
      },
    );
  }

  /** Searches for `query` from the page on screen; an empty query takes the hits away. */
  search(query: string): void {
    if (query === '') {
      this.close();
      return;
    }
    this.#store.setState({ find: { ...noFind, query, status: 'searching' } });
    this.#dispatch('', query, false);
  }

  next(): void {
    const { query } = this.#store.getState().find;
    if (query !== '') this.#dispatch('again', query, false);
  }

  previous(): void {
    const { query } = this.#store.getState().find;
    if (query !== '') this.#dispatch('again', query, true);
  }

  close(): void {
    this.#bus.dispatch('findbarclose', { source: this });
    this.#store.setState({ find: noFind });
  }

  #dispatch(type: '' | 'again', query: string, findPrevious: boolean): void {
    this.#bus.dispatch('find', {
      source: this,
      type,
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    });
  }

  #set(change: Partial<FindProgress>): void {
    const { find } = this.#store.getState();
    // A late count of a search that was closed meanwhile.
    if (find.query === '') return;
    this.#store.setState({ find: { ...find, ...change } });
  }
}

function statusOf(state: number): FindProgress['status'] {
  if (state === FindState.FOUND) return 'found';
  if (state === FindState.WRAPPED) return 'wrapped';
  return state === FindState.PENDING ? 'searching' : 'none';
}

import { useEffect } from 'react';
import type { StoreApi } from 'zustand';
import type { DraftStore } from '../draft/draft-store.ts';
import type { LeaveGuard } from './desk-screen.tsx';

/** Keeps the screen and the window open until every edit is durable: leaving, locking and closing
 * flush first and go on only when that worked. Losing focus flushes as well. */
export function useUnsavedGuard(
  store: StoreApi<DraftStore>,
  guard: LeaveGuard,
  onBlocked: () => void,
): void {
  useEffect(() => {
    const flushOrStay = async () => {
      const durable = await store.getState().flush();
      if (!durable) onBlocked();
      return durable;
    };
    guard(flushOrStay);
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('blur', () => void store.getState().flush(), { signal });
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (store.getState().isClean()) return;
        event.preventDefault();
        void flushOrStay().then((durable) => {
          if (durable) window.close();
        });
      },
      { signal },
    );
    return () => {
      stop.abort();
      guard(null);
    };
  }, [store, guard, onBlocked]);
}

import { useEffect, useRef } from 'react';
import { isComposing, isTextEntry } from '../../ui/typing.ts';

export type PaneName = 'rail' | 'reader' | 'rubric';
/** In the order of F6. */
const panes: readonly PaneName[] = ['rail', 'reader', 'rubric'];

/** Where a pane's focus goes: the current row, the scrolling pages, nothing narrower. */
const startOf: Readonly<Record<PaneName, string>> = {
  rail: '[data-pane-start]',
  reader: '.hp-reader-scroll',
  rubric: '[data-pane-start]',
};

const paneElement = (name: PaneName) =>
  document.querySelector<HTMLElement>(`[data-pane="${name}"]`);

/** Puts the focus into a pane: on its marked first place, else on the pane itself. */
export function focusPane(name: PaneName): void {
  const pane = paneElement(name);
  const place = pane?.querySelector<HTMLElement>(startOf[name]) ?? pane;
  place?.focus();
}

function paneOf(target: EventTarget | null): number {
  if (!(target instanceof Element)) return -1;
  return panes.findIndex((pane) => target.closest(`[data-pane="${pane}"]`) !== null);
}

/** A score field takes digits only, so that a question mark in it is still a question. */
const isWriting = (target: EventTarget | null): boolean =>
  isTextEntry(target) && !(target instanceof HTMLElement && 'scoreField' in target.dataset);

/** F6 and Shift+F6 go round the three panes; `?` shows the keys. Neither acts while an input
 * method is composing, `?` not where text is typed. */
export function usePaneKeys(showKeys: () => void): void {
  const latest = useRef(showKeys);
  latest.current = showKeys;
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (isComposing(event)) return;
        if (event.key === 'F6') {
          event.preventDefault();
          const at = paneOf(event.target);
          const step = event.shiftKey ? -1 : 1;
          const from = at < 0 && step < 0 ? 0 : at;
          const next = panes[(from + step + panes.length) % panes.length];
          if (next !== undefined) focusPane(next);
        } else if ((event.key === '?' || event.key === '？') && !isWriting(event.target)) {
          event.preventDefault();
          latest.current();
        }
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);
}

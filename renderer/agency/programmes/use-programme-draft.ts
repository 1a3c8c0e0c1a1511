import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProgrammeView } from '../../../shared/operations/agency-programmes.ts';
import type { Programme } from '../../../shared/programme.ts';
import { useApi } from '../../app/api-context.ts';
import type { SaveProgress } from '../../ui/save-state.tsx';
import { settled } from '../../ui/settled.ts';
import { changed, freshHistory, type History, redone, undone } from './draft-history.ts';

// Long enough that typing does not write at every letter.
const quietMs = 350;

export type ProgrammeDraft = {
  readonly content: Programme;
  /** As the program last answered: problems, hash, when it was saved. */
  readonly view: ProgrammeView;
  readonly progress: SaveProgress;
  readonly change: (content: Programme) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Writes what is not yet written; false where that failed. */
  readonly flush: () => Promise<boolean>;
  /** Takes up what another operation answered, and begins a new history. */
  readonly replace: (view: ProgrammeView) => void;
};

/** An own programme as it is being written: kept by the program a moment after every change. */
export function useProgrammeDraft(first: ProgrammeView): ProgrammeDraft {
  const api = useApi();
  const [history, setHistory] = useState<History<Programme>>(() => freshHistory(first.content));
  const [view, setView] = useState(first);
  const [progress, setProgress] = useState<SaveProgress>({ kind: 'clean' });
  const written = useRef(first.content);
  const latest = useRef(first.content);
  const lastTarget = useRef<Element | null>(null);
  latest.current = history.now;

  const flush = useCallback(async (): Promise<boolean> => {
    const content = latest.current;
    if (written.current === content) return true;
    setProgress({ kind: 'saving' });
    const result = await settled(() =>
      api.agency.draftProgramme({ programme: content.id, content }),
    );
    if (!result.ok) {
      setProgress({ kind: 'failed', failure: result.error });
      return false;
    }
    written.current = content;
    setView(result.value);
    setProgress({ kind: 'saved', at: result.value.draftAt ?? result.value.savedAt ?? '' });
    return latest.current === content ? true : flush();
  }, [api]);

  useEffect(() => {
    if (written.current === history.now) return;
    const timer = setTimeout(() => void flush(), quietMs);
    return () => clearTimeout(timer);
  }, [history.now, flush]);

  // Whoever leaves the screen leaves nothing behind.
  useEffect(() => () => void flush(), [flush]);

  const change = useCallback((content: Programme) => {
    const target = document.activeElement;
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const joins = typing && target === lastTarget.current;
    lastTarget.current = target;
    setHistory((now) => changed(now, content, joins));
  }, []);
  const step = (move: (now: History<Programme>) => History<Programme>) => () => {
    lastTarget.current = null;
    setHistory(move);
  };

  return {
    content: history.now,
    view,
    progress,
    change,
    undo: history.past.length > 0 ? step(undone) : null,
    redo: history.future.length > 0 ? step(redone) : null,
    flush,
    replace: (next) => {
      written.current = next.content;
      lastTarget.current = null;
      setHistory(freshHistory(next.content));
      setView(next);
      setProgress({ kind: 'clean' });
    },
  };
}

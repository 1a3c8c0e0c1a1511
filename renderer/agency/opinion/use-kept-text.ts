import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/errors.ts';
import type { SaveProgress } from '../../ui/save-state.tsx';
import { settled } from '../../ui/settled.ts';

/** A text is sent when the typing pauses this long, in ms. */
const pauseMs = 400;
/** A text never waits longer than this, in ms. */
const ceilingMs = 2000;

export type KeptText = {
  readonly text: string;
  readonly progress: SaveProgress;
  readonly type: (text: string) => void;
  /** Sends what waits now; true once it is durable. */
  readonly flush: () => Promise<boolean>;
  /** Puts in place what the program answered. */
  readonly replace: (text: string) => void;
};

/**
 * A text that is kept as it is typed: one durable write for a burst of keys, at the latest when the
 * field goes away. What could not be kept stays on screen and goes again with the next key.
 * @param save answers once the text is durable
 * @param onSaved what the program answered, and whether something newer waits already
 */
export function useKeptText<T>(
  initial: string,
  save: (text: string) => Promise<Result<T>>,
  onSaved: (answer: T) => void,
): KeptText {
  const [text, setText] = useState(initial);
  const [progress, setProgress] = useState<SaveProgress>({ kind: 'clean' });
  const ports = useRef({ save, onSaved });
  ports.current = { save, onSaved };
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const since = useRef(0);
  const sending = useRef<Promise<boolean>>(Promise.resolve(true));

  const sendNow = useCallback(async (): Promise<boolean> => {
    const next = waiting.current;
    if (next === null) return true;
    waiting.current = null;
    setProgress({ kind: 'saving' });
    const result = await settled(() => ports.current.save(next));
    if (!result.ok) {
      waiting.current ??= next;
      setProgress({ kind: 'failed', failure: result.error });
      return false;
    }
    if (waiting.current === null) {
      setProgress({ kind: 'saved', at: new Date().toISOString() });
      ports.current.onSaved(result.value);
    }
    return true;
  }, []);

  const flush = useCallback((): Promise<boolean> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    // One after the other: an older text must not arrive after a newer one.
    sending.current = sending.current.then(sendNow);
    return sending.current;
  }, [sendNow]);

  const type = useCallback(
    (next: string) => {
      setText(next);
      if (waiting.current === null) since.current = performance.now();
      waiting.current = next;
      setProgress({ kind: 'saving' });
      if (timer.current !== null) clearTimeout(timer.current);
      const left = since.current + ceilingMs - performance.now();
      timer.current = setTimeout(() => void flush(), Math.max(0, Math.min(pauseMs, left)));
    },
    [flush],
  );

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('blur', leave);
      void flush();
    };
  }, [flush]);

  return { text, progress, type, flush, replace: setText };
}

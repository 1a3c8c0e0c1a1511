import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../shared/errors.ts';
import { settled } from './settled.ts';

export type Query<T> = {
  readonly state: 'loading' | 'ready' | 'failed';
  /** Kept while it is read again, so that the screen does not blink. */
  readonly value: T | undefined;
  readonly failure: Failure | null;
  readonly reload: () => Promise<void>;
  /** Puts in place what another operation already answered. */
  readonly replace: (value: T) => void;
};

/** Reads a view from the program: at once, when `key` changes, and on `reload`. A late answer to
 * an older question is dropped. */
export function useQuery<T>(read: () => Promise<Result<T>>, key: string): Query<T> {
  const [answer, setAnswer] = useState<{
    key: string;
    value: T | undefined;
    failure: Failure | null;
  }>({ key: '', value: undefined, failure: null });
  const latestRead = useRef(read);
  latestRead.current = read;
  const question = useRef(0);

  const reload = useCallback(async () => {
    question.current += 1;
    const asked = question.current;
    const result = await settled(latestRead.current);
    if (asked !== question.current) return;
    setAnswer((before) =>
      result.ok
        ? { key, value: result.value, failure: null }
        : { key, value: before.key === key ? before.value : undefined, failure: result.error },
    );
  }, [key]);

  useEffect(() => {
    void reload();
    return () => {
      question.current += 1;
    };
  }, [reload]);

  const replace = useCallback(
    (value: T) => {
      question.current += 1;
      setAnswer({ key, value, failure: null });
    },
    [key],
  );

  const current = answer.key === key;
  return {
    state: !current ? 'loading' : answer.failure === null ? 'ready' : 'failed',
    value: current ? answer.value : undefined,
    failure: current ? answer.failure : null,
    reload,
    replace,
  };
}

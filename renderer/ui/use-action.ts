import { useCallback, useState } from 'react';
import type { Failure, Result } from '../../shared/errors.ts';
import { settled } from './settled.ts';

export type Action = {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
  /** Runs one operation; answers its value, or undefined where it was refused (see `failure`).
   * Leaving the system's file dialog is not shown as a failure. */
  readonly run: <T>(operation: () => Promise<Result<T>>) => Promise<T | undefined>;
};

/** One button's work: busy while it runs, and what went wrong. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(async <T>(operation: () => Promise<Result<T>>) => {
    setBusy(true);
    setFailure(null);
    try {
      const result = await settled(operation);
      if (result.ok) return result.value;
      if (result.error.code !== 'dialog-cancelled') setFailure(result.error);
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, failure, run, clear: useCallback(() => setFailure(null), []) };
}

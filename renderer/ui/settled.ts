import type { Result } from '../../shared/errors.ts';

/** Asks the program. A call that itself fails (a bug behind the door, a door that is gone) becomes
 * the failure `internal`: whoever asked is told, and never waits for an answer that cannot come. */
export async function settled<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask();
  } catch {
    return {
      ok: false,
      error: { code: 'internal', message: 'the call itself failed', details: {} },
    };
  }
}

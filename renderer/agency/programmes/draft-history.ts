/** What was edited and what can be brought back. */
export type History<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
};

const longest = 200;

export const freshHistory = <T>(now: T): History<T> => ({ past: [], now, future: [] });

/** @param joins true where the change belongs to the one before it, as letters typed in one field */
export function changed<T>(history: History<T>, next: T, joins: boolean): History<T> {
  const past = joins ? history.past : [...history.past, history.now].slice(-longest);
  return { past, now: next, future: [] };
}

export function undone<T>({ past, now, future }: History<T>): History<T> {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redone<T>({ past, now, future }: History<T>): History<T> {
  const [after, ...later] = future;
  return after === undefined
    ? { past, now, future }
    : { past: [...past, now], now: after, future: later };
}

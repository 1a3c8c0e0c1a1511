// Tells the program when nobody is there any more.

/** The part of Electron's power monitor that is needed. */
export type Presence = {
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'lock-screen', listener: () => void): unknown;
};

const checkEveryMs = 5_000;

/** Calls `onAway` once per absence: after `limitSeconds()` without input, or when the system
 * sleeps or locks. A limit of 0 switches the timer off. Returns what stops it. */
export function watchIdle(
  presence: Presence,
  limitSeconds: () => number,
  onAway: (reason: 'idle' | 'system') => void,
): () => void {
  let isAway = false;
  const timer = setInterval(() => {
    const limit = limitSeconds();
    const isIdle = limit > 0 && presence.getSystemIdleTime() >= limit;
    if (isIdle && !isAway) onAway('idle');
    isAway = isIdle;
  }, checkEveryMs);
  timer.unref();
  presence.on('suspend', () => onAway('system'));
  presence.on('lock-screen', () => onAway('system'));
  return () => clearInterval(timer);
}

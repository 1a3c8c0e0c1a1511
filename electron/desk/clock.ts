import { readSetting, writeSetting } from '../vault/settings.ts';
import type { ExpertSession } from '../workspace/session.ts';

const latestSeen = 'clock.latest-seen';

// Clocks of two machines differ by minutes without anyone meaning harm.
const toleranceMs = 10 * 60_000;

/** Remembers a time that the agency signed: no later moment of this workspace is before it. */
export function noteSignedTime(session: ExpertSession, issuedAt: string): void {
  const seen = readSetting(session.vault.read, latestSeen);
  if (seen === null || issuedAt > seen) writeSetting(session.vault.write, latestSeen, issuedAt);
}

/** The time to judge by: this machine's, or the latest signed time where the machine's clock was
 * set back past it. `suspect` says that it was. */
export function deskTime(session: ExpertSession): {
  readonly at: string;
  readonly suspect: boolean;
} {
  const now = session.now();
  const seen = readSetting(session.vault.read, latestSeen);
  const suspect = seen !== null && Date.parse(seen) - Date.parse(now) > toleranceMs;
  return { at: suspect ? seen : now, suspect };
}

/** The latest time that the agency signed, as far as this workspace knows; null for none. */
export function latestSignedTime(session: ExpertSession): string | null {
  return readSetting(session.vault.read, latestSeen);
}

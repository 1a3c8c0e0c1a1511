import { Refusal } from '../../shared/errors.ts';
import type { Trust } from '../../shared/objects/trust.ts';

/**
 * A trust document speaks until it expires, and only to programs of the version that it asks for.
 * For use now; what was signed in its time is still verified under an expired one.
 * @param now UTC time, as in objects
 * @throws Refusal trust-expired, app-too-old
 */
export function requireCurrentTrust(trust: Trust, now: string, appVersion: string): void {
  if (now > trust.expires) {
    const details = { agency: trust.name, until: trust.expires.slice(0, 10) };
    throw new Refusal('trust-expired', 'trust document is past its end', details);
  }
  if (!reaches(appVersion, trust.min_app_version)) {
    const details = { agency: trust.name, needed: trust.min_app_version, version: appVersion };
    throw new Refusal('app-too-old', 'trust document asks for a newer program', details);
  }
}

/** Compares by number, part by part. A version in another form is one that this program does not
 * know yet. */
function reaches(version: string, least: string): boolean {
  const own = numbers(version);
  const asked = numbers(least);
  if (own === null || asked === null) return false;
  const at = asked.findIndex((number, i) => number !== (own[i] ?? 0));
  return at === -1 || (own[at] ?? 0) > (asked[at] ?? 0);
}

function numbers(version: string): readonly number[] | null {
  if (!/^\d{1,9}(\.\d{1,9}){0,3}$/.test(version)) return null;
  return version.split('.').map(Number);
}

const chinaOffsetMs = 8 * 3_600_000;

/** A UTC time (`2026-11-21T06:32:05Z`) as clocks in China show it: `2026-11-21 14:32`. Paper and
 * watermarks say one time for everyone, whatever zone a machine is set to. */
export function chinaTime(utc: string): string {
  return new Date(Date.parse(utc) + chinaOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

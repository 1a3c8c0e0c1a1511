const two = (value: number): string => String(value).padStart(2, '0');

/** UTC `2026-11-21T00:00:00Z` → `2026-11-21 08:00` on this machine's clock. */
export function toLocal(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** `2026-11-21 08:00` on this machine's clock → UTC to the second; null where it is none. */
export function toUtc(local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(local)) return null;
  const at = new Date(local.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`;
}

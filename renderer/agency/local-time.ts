const two = (value: number): string => String(value).padStart(2, '0');

/** UTC `2026-11-21T00:00:00Z` → what a date-time control takes, on this machine's clock. */
export function toLocal(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What a date-time control gives → UTC to the second; null where it is empty or no date. */
export function toUtc(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`;
}

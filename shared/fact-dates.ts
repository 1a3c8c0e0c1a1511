import type { CalendarDate } from './working-days.ts';

const datePattern = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/;

const dateOf = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);

/** A calendar date as people write it (`2026-11-21`, `2026/11/21`, `2026.11.21`, 2026年11月21日,
 * full-width digits); null for anything else and for days that no calendar has. */
export function readDate(value: string): CalendarDate | null {
  const match = datePattern.exec(value.normalize('NFKC').replace(/\s/g, ''));
  if (match === null) return null;
  const [year = '', month = '', day = ''] = match.slice(1);
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ms = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(ms) || dateOf(ms) !== written ? null : written;
}

/** The last day of a period of whole months: the same day of the month, or that month's last day
 * where it has no such day (民法典 202). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

// Only the library's table of dates is used: its functions read dates in the machine's own zone and
// build another calendar west of Greenwich.
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

import type { Bilingual } from './rubric.ts';

/** A calendar date in China, `2026-11-21`. */
export type CalendarDate = string;

/** A figure that rests on the working-day calendar. `known` is false where it passed through a year
 * whose holidays are not published in the calendar: Monday to Friday were counted there. */
export type Counted<T> = T & { readonly known: boolean };

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;

const holidays: Readonly<Record<string, string>> = calendar.holidays;
const makeUpDays: Readonly<Record<string, string>> = calendar.workdays;

/** The date that clocks in China show at a UTC time (`2026-11-21T16:30:00Z` is 2026-11-22). */
export function chinaDate(time: string): CalendarDate {
  return dateOf(Date.parse(time) + chinaOffsetMs);
}

const dateOf = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);
const msOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`);
const nextDate = (date: CalendarDate): CalendarDate => dateOf(msOf(date) + dayMs);

/** True where the calendar holds the year's public holidays and make-up working days (调休). */
export function isYearKnown(year: string): boolean {
  return Object.hasOwn(holidays, `${year}-10-01`);
}

/** True where people work that day: by the calendar, or Monday to Friday in a year it lacks. */
export function isWorkingDay(date: CalendarDate): boolean {
  if (Object.hasOwn(makeUpDays, date)) return true;
  const weekday = new Date(msOf(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !Object.hasOwn(holidays, date);
}

/** The `count`-th working day after `start`; `start` itself is not counted (民法典 201). */
export function addWorkingDays(
  start: CalendarDate,
  count: number,
): Counted<{ date: CalendarDate }> {
  let date = start;
  let known = true;
  for (let left = count; left > 0; ) {
    date = nextDate(date);
    known &&= isYearKnown(date.slice(0, 4));
    if (isWorkingDay(date)) left -= 1;
  }
  return { date, known };
}

/** Working days after `start` up to and including `end`; 0 where `end` is not after `start`. */
export function countWorkingDays(
  start: CalendarDate,
  end: CalendarDate,
): Counted<{ count: number }> {
  let count = 0;
  let known = true;
  for (let date = start; date < end; ) {
    date = nextDate(date);
    known &&= isYearKnown(date.slice(0, 4));
    if (isWorkingDay(date)) count += 1;
  }
  return { count, known };
}

/** How a day stands in a count of working days. `make-up`: a weekend day that is worked (调休). */
export type DayKind = 'start' | 'working' | 'make-up' | 'weekend' | 'holiday';

export type CountedDay = {
  readonly date: CalendarDate;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  /** Which working day it is, from 1; null where it does not count. */
  readonly number: number | null;
  /** Name of the public holiday that a `holiday` or `make-up` belongs to; null where it has none. */
  readonly holiday: Bilingual | null;
  readonly known: boolean;
};

/** Every day from `start` (not counted) to the `count`-th working day, and why it counts or not. */
export function daysOfCount(start: CalendarDate, count: number): readonly CountedDay[] {
  const days: CountedDay[] = [];
  let number = 0;
  for (let date = start; ; date = nextDate(date)) {
    const counts = date !== start && isWorkingDay(date);
    if (counts) number += 1;
    const weekday = new Date(msOf(date)).getUTCDay();
    const [holiday, kind] = [holidayOn(date), date === start ? 'start' : kindOf(date, weekday)];
    const known = isYearKnown(date.slice(0, 4));
    days.push({ date, weekday, kind, number: counts ? number : null, holiday, known });
    if (number >= count) return days;
  }
}

function kindOf(date: CalendarDate, weekday: number): DayKind {
  if (Object.hasOwn(makeUpDays, date)) return 'make-up';
  if (Object.hasOwn(holidays, date)) return 'holiday';
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working';
}

// The calendar writes "National Day,国庆节,3".
function holidayOn(date: CalendarDate): Bilingual | null {
  const [en, zh] = (makeUpDays[date] ?? holidays[date] ?? '').split(',');
  return en && zh ? { zh, en } : null;
}

/** Where a round stands on its clock: working day `day` of `of`, both counted from the day it
 * opens (not counted itself). Times are UTC. Before opening and on the opening day `day` is 0;
 * after closing it stays at `of`. */
export function roundClock(
  opensAt: string,
  closesAt: string,
  now: string,
): Counted<{ day: number; of: number }> {
  const [opens, closes] = [chinaDate(opensAt), chinaDate(closesAt)];
  const today = chinaDate(now);
  const whole = countWorkingDays(opens, closes);
  const isOver = today >= closes;
  const gone = countWorkingDays(opens, isOver ? closes : today);
  return { day: gone.count, of: whole.count, known: whole.known };
}

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  chinaDate,
  countWorkingDays,
  daysOfCount,
  isWorkingDay,
  isYearKnown,
  roundClock,
} from '../../../shared/working-days.ts';

describe('Chinese working days', () => {
  test('the start day is not counted', () => {
    expect(addWorkingDays('2026-11-20', 10)).toEqual({ date: '2026-12-04', known: true });
    expect(countWorkingDays('2026-11-20', '2026-12-04')).toEqual({ count: 10, known: true });
  });

  test('public holidays are skipped and make-up days (调休) are counted', () => {
    // 2026: National Day 1–7 October; Sunday 20 September and Saturday 10 October are worked.
    expect(isWorkingDay('2026-10-01')).toBe(false);
    expect(isWorkingDay('2026-09-20')).toBe(true);
    expect(isWorkingDay('2026-10-10')).toBe(true);
    expect(addWorkingDays('2026-09-30', 3)).toEqual({ date: '2026-10-10', known: true });
  });

  test('a year that the calendar lacks is said to be unknown and counts Monday to Friday', () => {
    expect(isYearKnown('2026')).toBe(true);
    expect(isYearKnown('2099')).toBe(false);
    // Thursday 1 October 2099 would be a holiday; the calendar cannot know.
    expect(addWorkingDays('2099-09-30', 1)).toEqual({ date: '2099-10-01', known: false });
  });

  test('a date is the one that clocks in China show', () => {
    expect(chinaDate('2026-11-21T15:59:59Z')).toBe('2026-11-21');
    expect(chinaDate('2026-11-21T16:00:00Z')).toBe('2026-11-22');
  });

  test('the clock of a round says which working day it is, and stops at its close', () => {
    const [opens, closes] = ['2026-11-20T01:00:00Z', '2026-12-04T10:00:00Z'];
    expect(roundClock(opens, closes, '2026-11-20T02:00:00Z')).toEqual({
      day: 0,
      of: 10,
      known: true,
    });
    expect(roundClock(opens, closes, '2026-11-26T02:00:00Z').day).toBe(4);
    expect(roundClock(opens, closes, '2027-03-01T02:00:00Z').day).toBe(10);
  });

  test('a count lists every day with what it is: start, holiday, make-up day, weekend', () => {
    const days = daysOfCount('2026-09-24', 6);
    expect(days.map(({ date, kind, number }) => `${date} ${kind} ${number}`)).toEqual([
      '2026-09-24 start null',
      '2026-09-25 holiday null',
      '2026-09-26 holiday null',
      '2026-09-27 holiday null',
      '2026-09-28 working 1',
      '2026-09-29 working 2',
      '2026-09-30 working 3',
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} holiday null`),
      '2026-10-08 working 4',
      '2026-10-09 working 5',
      '2026-10-10 make-up 6',
    ]);
    expect(days[1]?.holiday).toEqual({ zh: '中秋', en: 'Mid-autumn Festival' });
    expect(days.at(-1)?.date).toBe(addWorkingDays('2026-09-24', 6).date);
    expect(daysOfCount('2099-09-30', 1).map(({ known }) => known)).toEqual([false, false]);
  });

  test.each([
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-21', 10, '2026-12-04'],
    ['2026-11-22', 5, '2026-11-27'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-02-13', 5, '2026-02-27'],
  ])('from %s, %i working days end on %s', (start, count, due) => {
    expect(addWorkingDays(start, count)).toEqual({ date: due, known: true });
    expect(daysOfCount(start, count).at(-1)).toMatchObject({ date: due, number: count });
  });

  test.each(['America/Los_Angeles', 'Pacific/Apia', 'Asia/Shanghai'])(
    'the machine zone %s changes nothing',
    (zone) => {
      const script = `import { addWorkingDays, isWorkingDay, isYearKnown } from './shared/working-days.ts';
        console.log(JSON.stringify([addWorkingDays('2026-09-30', 3), isWorkingDay('2026-11-23'),
          isWorkingDay('2026-11-22'), isYearKnown('2026')]))`;
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(JSON.parse(run.stdout)).toEqual([
        { date: '2026-10-10', known: true },
        true,
        false,
        true,
      ]);
    },
  );
});

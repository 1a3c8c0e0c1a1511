import { describe, expect, test } from 'vitest';
import { addMonths, readDate } from '../../../shared/fact-dates.ts';

describe('dates of facts', () => {
  test.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.21', '2026-11-21'],
    ['２０２６年１１月２１日', '2026-11-21'],
    [' 2024年2月29日 ', '2024-02-29'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['26-11-21', null],
    ['明天', null],
    ['', null],
  ])('%j is read as %s', (written, read) => {
    expect(readDate(written)).toBe(read);
  });

  test.each([
    ['2026-11-21', 1, '2026-12-21'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 15, '2028-02-29'],
  ])('%s and %i months end on %s', (from, months, end) => {
    expect(addMonths(from, months)).toBe(end);
  });
});

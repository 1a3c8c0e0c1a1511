import { expect, it } from 'vitest';
import { chinaTime } from '../../../shared/china-time.ts';

it('shows a UTC time as clocks in China do, over midnight and the year as well', () => {
  expect(chinaTime('2026-11-21T06:32:05Z')).toBe('2026-11-21 14:32');
  expect(chinaTime('2026-12-31T16:00:00Z')).toBe('2027-01-01 00:00');
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { REPORT_MS, RESTING_MS, SeenPages } from '../../../renderer/reader/seen-pages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const recorder = () => {
  const reports: (readonly number[])[] = [];
  return { reports, seen: new SeenPages((pages) => reports.push(pages)) };
};

test('a page counts once the reader rests on it, and is reported once', () => {
  const { reports, seen } = recorder();
  seen.visible([4]);
  vi.advanceTimersByTime(RESTING_MS);
  seen.visible([4]);
  seen.visible([4, 5]);
  vi.advanceTimersByTime(RESTING_MS + REPORT_MS);
  seen.visible([4, 5]);
  vi.advanceTimersByTime(RESTING_MS + REPORT_MS);
  expect(reports).toEqual([[4, 5]]);
});

test('pages scrolled past do not count', () => {
  const { reports, seen } = recorder();
  for (let page = 0; page < 50; page += 1) {
    seen.visible([page]);
    vi.advanceTimersByTime(RESTING_MS / 4);
  }
  vi.advanceTimersByTime(RESTING_MS + REPORT_MS);
  expect(reports).toEqual([[49]]);
});

test('closing reports what rested and nothing after', () => {
  const { reports, seen } = recorder();
  seen.visible([1]);
  vi.advanceTimersByTime(RESTING_MS);
  seen.visible([2]);
  seen.close();
  vi.advanceTimersByTime(10_000);
  expect(reports).toEqual([[1]]);
});

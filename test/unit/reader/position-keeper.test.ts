import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEEP_MS, PositionKeeper } from '../../../renderer/reader/position-keeper.ts';
import type { DocumentPosition } from '../../../shared/operations/reader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const address = { round: 'R-1', app: 'B-01', docid: 'a'.repeat(26) };
const at = (pageIndex: number): DocumentPosition => ({
  pageIndex,
  left: 0,
  top: 800,
  scale: 'page-width',
  rotation: 0,
});

function keeping() {
  const kept: unknown[] = [];
  const savePosition = async (input: unknown) => {
    kept.push(input);
    return { ok: true, value: {} } as const;
  };
  return { kept, keeper: new PositionKeeper({ savePosition }, address) };
}

test('only the place where the reader rests is kept', () => {
  const { kept, keeper } = keeping();
  keeper.moved(at(1));
  vi.advanceTimersByTime(KEEP_MS / 2);
  keeper.moved(at(2));
  vi.advanceTimersByTime(KEEP_MS);
  expect(kept).toEqual([{ ...address, position: at(2) }]);
});

test('leaving keeps the last place at once, and the same place only once', () => {
  const { kept, keeper } = keeping();
  keeper.moved(at(3));
  keeper.flush();
  keeper.moved(at(3));
  vi.advanceTimersByTime(KEEP_MS);
  keeper.flush();
  expect(kept).toEqual([{ ...address, position: at(3) }]);
});

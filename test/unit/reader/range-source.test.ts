import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReaderFailure, ReadFailed } from '../../../renderer/reader/failure.ts';
import {
  BYTES_PER_CALL,
  BYTES_PER_PIECE,
  CALLS_AT_ONCE,
  RANGES_PER_CALL,
  RangeSource,
} from '../../../renderer/reader/range-source.ts';

type Ranges = readonly (readonly [number, number])[];

/** A file whose bytes tell their own place. */
const byteAt = (offset: number) => (offset * 7 + (offset >> 8)) & 0xff;
const bytesOf = ([begin, end]: readonly [number, number]) =>
  Uint8Array.from({ length: end - begin }, (_, i) => byteAt(begin + i));

/** A program that answers when told to, and a clock that goes off when told to. */
function desk(answer: (ranges: Ranges) => readonly Uint8Array[] = (r) => r.map(bytesOf)) {
  const calls: Ranges[] = [];
  const waiting: (() => void)[] = [];
  const scheduled: (() => void)[] = [];
  const alarms = new Set<() => void>();
  const failures: ReaderFailure[] = [];
  const source = new RangeSource(
    async (ranges) => {
      calls.push(ranges);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return answer(ranges);
    },
    {
      onFailure: (failure) => failures.push(failure),
      schedule: (run) => scheduled.push(run),
      after: (_, run) => {
        alarms.add(run);
        return () => alarms.delete(run);
      },
    },
  );
  const task = () => {
    for (const run of scheduled.splice(0)) run();
  };
  const reply = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    task();
  };
  return { source, calls, waiting, alarms, failures, task, reply };
}

const failureOfRejection = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ReadFailed ? error.failure.kind : 'resolved';
};

describe('reading ranges through the program', () => {
  test('what is asked for in one task travels as one call', async () => {
    const { source, calls, task, reply } = desk();
    const wanted = [source.request(0, 10), source.request(100, 130), source.request(5, 6)];
    expect(calls).toHaveLength(0);
    task();
    expect(calls).toEqual([
      [
        [0, 10],
        [100, 130],
        [5, 6],
      ],
    ]);
    await reply();
    expect(await Promise.all(wanted)).toEqual([
      bytesOf([0, 10]),
      bytesOf([100, 130]),
      bytesOf([5, 6]),
    ]);
  });

  test('a large range is split, calls stay small, and one whole buffer comes back', async () => {
    const { source, calls, waiting, task, reply } = desk();
    const length = BYTES_PER_CALL * 3 + 17;
    const whole = source.request(3, 3 + length);
    task();
    while (waiting.length > 0) await reply();
    const bytes = await whole;
    expect(bytes.length).toBe(length);
    expect(bytes.every((byte, i) => byte === byteAt(3 + i))).toBe(true);
    for (const call of calls) {
      const asked = call.reduce((sum, [begin, end]) => sum + end - begin, 0);
      expect(asked).toBeLessThanOrEqual(BYTES_PER_CALL);
      for (const [begin, end] of call) expect(end - begin).toBeLessThanOrEqual(BYTES_PER_PIECE);
    }
  });

  test('no more than two calls are under way at once', async () => {
    const { source, calls, task, reply } = desk();
    void source.request(0, BYTES_PER_CALL * 5);
    task();
    expect(calls).toHaveLength(CALLS_AT_ONCE);
    await reply();
    expect(calls).toHaveLength(CALLS_AT_ONCE + 1);
  });

  test('no call carries more ranges than the operation allows', async () => {
    const { source, calls, task } = desk();
    for (let i = 0; i < RANGES_PER_CALL + 5; i += 1) void source.request(i, i + 1);
    task();
    expect(calls.map((call) => call.length)).toEqual([RANGES_PER_CALL, 5]);
  });

  test('what an answer leaves out is asked for again', async () => {
    const { source, calls, waiting, task, reply } = desk((ranges) =>
      ranges.slice(0, 1).map(bytesOf),
    );
    const wanted = [source.request(0, 4), source.request(10, 14), source.request(20, 24)];
    task();
    while (waiting.length > 0) await reply();
    expect(await Promise.all(wanted)).toEqual(
      [
        [0, 4],
        [10, 14],
        [20, 24],
      ].map(([b = 0, e = 0]) => bytesOf([b, e])),
    );
    expect(calls.map((call) => call.length)).toEqual([3, 2, 1]);
  });

  test.each([
    ['without parts', () => []],
    [
      'with a part that is too short',
      (ranges: Ranges) => ranges.map(([b, e]) => bytesOf([b, e - 1])),
    ],
    ['with more parts than ranges', (ranges: Ranges) => [...ranges, ...ranges].map(bytesOf)],
  ])('an answer %s ends the source, told once', async (_, answer) => {
    const { source, failures, task, reply } = desk(answer);
    const wanted = [source.request(0, 4), source.request(10, 14)];
    const ends = Promise.all(wanted.map(failureOfRejection));
    task();
    await reply();
    expect(await ends).toEqual(['unexpected', 'unexpected']);
    expect(failures).toEqual([{ kind: 'unexpected' }]);
    expect(await failureOfRejection(source.request(0, 1))).toBe('unexpected');
  });

  test('a refusal of the program reaches whoever asked, in its own words', async () => {
    const failure = { code: 'document-changed', message: 'leaf 3', details: {} } as const;
    const { source, failures, task, reply } = desk(() => {
      throw new ReadFailed({ kind: 'refused', failure });
    });
    const end = failureOfRejection(source.request(0, 4));
    task();
    await reply();
    expect(await end).toBe('refused');
    expect(failures).toEqual([{ kind: 'refused', failure }]);
  });

  test('a call that never answers is given up by the watchdog; its late answer is dropped', async () => {
    const { source, alarms, failures, task, reply } = desk();
    const end = failureOfRejection(source.request(0, 4));
    task();
    for (const alarm of alarms) alarm();
    expect(await end).toBe('stalled');
    await reply();
    expect(failures).toEqual([{ kind: 'stalled' }]);
  });

  test('an answered call disarms its watchdog', async () => {
    const { source, alarms, task, reply } = desk();
    void source.request(0, 4);
    task();
    expect(alarms.size).toBe(1);
    await reply();
    expect(alarms.size).toBe(0);
  });

  test('closing rejects what is open and tells nobody of a failure', async () => {
    const { source, failures, task, reply } = desk();
    const end = failureOfRejection(source.request(0, 4));
    task();
    source.close();
    expect(await end).toBe('unexpected');
    await reply();
    expect(failures).toEqual([]);
  });

  test('an empty range needs no call', async () => {
    const { source, calls, task } = desk();
    expect(await source.request(7, 7)).toHaveLength(0);
    task();
    expect(calls).toEqual([]);
  });

  test('progress counts the bytes of its own request', async () => {
    const { source, waiting, task, reply } = desk();
    const seen: number[] = [];
    const whole = source.request(0, BYTES_PER_PIECE * 6, (loaded) => seen.push(loaded));
    task();
    while (waiting.length > 0) await reply();
    await whole;
    expect(seen.at(-1)).toBe(BYTES_PER_PIECE * 6);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('whatever is asked for and however the answers come, every request gets its own bytes', async () => {
    const request = fc.tuple(fc.nat(5_000_000), fc.nat(40_000));
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (asked, most) => {
          const { source, waiting, task, reply } = desk((ranges) =>
            ranges.slice(0, most).map(bytesOf),
          );
          const wanted = asked.map(([begin, length]) => source.request(begin, begin + length));
          task();
          while (waiting.length > 0) await reply();
          const got = await Promise.all(wanted);
          got.forEach((bytes, i) => {
            const [begin = 0, length = 0] = asked[i] ?? [];
            expect(bytes.length).toBe(length);
            expect(bytes[0] ?? 0).toBe(length > 0 ? byteAt(begin) : 0);
            expect(bytes.at(-1) ?? 0).toBe(length > 0 ? byteAt(begin + length - 1) : 0);
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

import { beforeEach, expect, test, vi } from 'vitest';
import { createDraftSaver, type SavePhase } from '../../../renderer/desk/draft/draft-saver.ts';
import type { Failure, Result } from '../../../shared/errors.ts';
import type { DraftChange, DraftSaved } from '../../../shared/operations/expert.ts';

const refused: Failure = { code: 'internal', message: 'disk full', details: {} };
const saved: DraftSaved = { savedAt: '2026-11-21T06:32:05Z', total: null, state: 'begun' };

const comment = (text: string, item = 'C1'): DraftChange => ({ kind: 'comment', item, text });
const score = (value: number, item = 'C1'): DraftChange => ({ kind: 'score', item, value });

/** A saver over a program that answers only when told to, or at once. */
function saverWith(answer: 'at-once' | 'when-told') {
  const sent: DraftChange[] = [];
  const phases: SavePhase['kind'][] = [];
  const open: ((result: Result<DraftSaved>) => void)[] = [];
  let failing = false;
  const saver = createDraftSaver({
    save: (change) => {
      sent.push(change);
      if (answer === 'when-told') return new Promise((resolve) => open.push(resolve));
      return Promise.resolve(failing ? { ok: false, error: refused } : { ok: true, value: saved });
    },
    onPhase: (phase) => {
      if (phases.at(-1) !== phase.kind) phases.push(phase.kind);
    },
    onSaved: () => undefined,
    timers: {
      now: () => Date.now(),
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  return {
    saver,
    sent,
    phases,
    answerNext: async (result: Result<DraftSaved> = { ok: true, value: saved }) => {
      open.shift()?.(result);
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: (value: boolean) => {
      failing = value;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  return () => {
    vi.useRealTimers();
  };
});

test('a score is sent at once, without waiting for a pause', () => {
  const { saver, sent } = saverWith('at-once');
  saver.put(score(2400));
  expect(sent).toEqual([score(2400)]);
});

test('a burst of typing becomes one save, 400 ms after the last key', async () => {
  const { saver, sent } = saverWith('at-once');
  saver.put(comment('可'));
  await vi.advanceTimersByTimeAsync(300);
  saver.put(comment('可行'));
  await vi.advanceTimersByTimeAsync(399);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([comment('可行')]);
});

test('typing without a pause is saved after two seconds all the same', async () => {
  const { saver, sent } = saverWith('at-once');
  for (let key = 1; key <= 10; key += 1) {
    saver.put(comment('字'.repeat(key)));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(sent).toEqual([comment('字'.repeat(10))]);
});

test('a score takes a waiting comment with it, in the order of the edits', async () => {
  const { saver, sent } = saverWith('at-once');
  saver.put(comment('可行'));
  saver.put(score(2400));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([comment('可行'), score(2400)]);
});

test('nothing counts as saved before the program answers', async () => {
  const { saver, phases, answerNext } = saverWith('when-told');
  saver.put(score(2400));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([phases, saver.isClean()]).toEqual([['saving'], false]);
  await answerNext();
  expect([phases, saver.isClean()]).toEqual([['saving', 'idle'], true]);
});

test('edits made while a save is under way follow it, one at a time, the last one of each place', async () => {
  const { saver, sent, answerNext } = saverWith('when-told');
  saver.put(score(100));
  saver.put(score(200));
  saver.put(score(300));
  expect(sent).toEqual([score(100)]);
  await answerNext();
  expect(sent).toEqual([score(100), score(300)]);
});

test('a refused change stays unsaved and goes again with the next flush', async () => {
  const { saver, sent, phases, fail } = saverWith('at-once');
  fail(true);
  saver.put(score(2400));
  await vi.advanceTimersByTimeAsync(0);
  expect([phases.at(-1), saver.isClean()]).toEqual(['failed', false]);
  fail(false);
  expect(await saver.flush()).toBe(true);
  expect([sent, phases.at(-1), saver.isClean()]).toEqual([
    [score(2400), score(2400)],
    'idle',
    true,
  ]);
});

test('a refused change is not sent again where a newer one of the same place waits', async () => {
  const { saver, sent, answerNext } = saverWith('when-told');
  saver.put(score(100));
  saver.put(score(200));
  await answerNext({ ok: false, error: refused });
  const flushed = saver.flush();
  await answerNext();
  expect([await flushed, sent]).toEqual([true, [score(100), score(200)]]);
});

test('flush sends a waiting text at once and answers only when it is durable', async () => {
  const { saver, sent, answerNext } = saverWith('when-told');
  saver.put(comment('可行'));
  let durable: boolean | null = null;
  void saver.flush().then((answer) => {
    durable = answer;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect([sent, durable]).toEqual([[comment('可行')], null]);
  await answerNext();
  expect(durable).toBe(true);
});

test('flush answers false where a save fails', async () => {
  const { saver, fail } = saverWith('at-once');
  fail(true);
  saver.put(comment('可行'));
  expect(await saver.flush()).toBe(false);
});

test('flush of a clean draft answers at once and sends nothing', async () => {
  const { saver, sent } = saverWith('at-once');
  expect([await saver.flush(), sent]).toEqual([true, []]);
});

test('removing evidence follows adding it and never replaces it', async () => {
  const { saver, sent, answerNext } = saverWith('when-told');
  const id = '5f0c1f6e-6c34-4f0e-9d53-0e6f2c8f7a10';
  const evidence = {
    item: 'C1',
    docid: 'a'.repeat(26),
    doc_sha256: '0'.repeat(64),
    page_index: 0,
    page_label: '1',
    rects: [[0, 0, 100, 100] as [number, number, number, number]],
    view_box: [0, 0, 59500, 84200] as [number, number, number, number],
    rotate: 0 as const,
    user_unit: 100,
    quote: null,
  };
  saver.put({ kind: 'add-evidence', id, evidence });
  saver.put({ kind: 'remove-evidence', id });
  await answerNext();
  expect(sent.map((change) => change.kind)).toEqual(['add-evidence', 'remove-evidence']);
});

test('a score entered the moment the last save has ended is sent too', async () => {
  const sent: DraftChange[] = [];
  const saver = createDraftSaver({
    save: (change) => {
      sent.push(change);
      return Promise.resolve({ ok: true, value: saved });
    },
    onPhase: (phase) => {
      if (phase.kind === 'idle' && sent.length === 1) saver.put(score(200));
    },
    onSaved: () => undefined,
    timers: { now: () => 0, after: () => () => undefined },
  });
  saver.put(score(100));
  await vi.advanceTimersByTimeAsync(0);
  expect([sent, saver.isClean()]).toEqual([[score(100), score(200)], true]);
});

test('a save call that breaks leaves the change unsaved, not lost', async () => {
  let broken = true;
  const phases: SavePhase['kind'][] = [];
  const saver = createDraftSaver({
    save: () =>
      broken ? Promise.reject(new Error('gone')) : Promise.resolve({ ok: true, value: saved }),
    onPhase: (phase) => phases.push(phase.kind),
    onSaved: () => undefined,
    timers: { now: () => 0, after: () => () => undefined },
  });
  saver.put(score(100));
  await vi.advanceTimersByTimeAsync(0);
  expect([phases.at(-1), saver.isClean()]).toEqual(['failed', false]);
  broken = false;
  expect(await saver.flush()).toBe(true);
});

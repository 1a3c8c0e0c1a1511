import { expect, test } from 'vitest';
import { settled } from '../../../renderer/ui/settled.ts';
import type { Result } from '../../../shared/errors.ts';

test('a call that itself fails ends as the failure `internal`', async () => {
  const gone = () => Promise.reject<Result<string>>(new Error('no handler registered'));
  expect(await settled(gone)).toMatchObject({ ok: false, error: { code: 'internal' } });
  const broken = (): Promise<Result<string>> => {
    throw new Error('not even a promise');
  };
  expect(await settled(broken)).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('an answer and a refusal pass as they are', async () => {
  const answer: Result<string> = { ok: true, value: 'read' };
  const refusal: Result<string> = {
    ok: false,
    error: { code: 'round-unknown', message: 'no such round', details: {} },
  };
  expect(await settled(() => Promise.resolve(answer))).toBe(answer);
  expect(await settled(() => Promise.resolve(refusal))).toBe(refusal);
});

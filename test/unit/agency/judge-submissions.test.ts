import { describe, expect, test } from 'vitest';
import {
  type CarriedObject,
  judgeSubmissions,
} from '../../../electron/agency/judge-submissions.ts';

const closing = '2026-12-04T10:00:00Z';
const timely = (at: string) => at <= closing;

function post(
  name: string,
  seq: number,
  prev: string | null,
  types: readonly string[] = ['sheet'],
  receivedAt = '2026-11-22T00:00:00Z',
): readonly CarriedObject[] {
  return types.map((type, index) => ({
    payloadSha256: `${name}-${index}`,
    submissionSha256: name,
    seq,
    prev,
    receivedAt,
    type,
  }));
}

const judged = (...posts: readonly (readonly CarriedObject[])[]) =>
  Object.fromEntries(judgeSubmissions(posts.flat(), timely));

/** The same in every order of arrival. */
function inAnyOrder(...posts: readonly (readonly CarriedObject[])[]) {
  const forwards = judged(...posts);
  expect(judged(...posts.toReversed())).toEqual(forwards);
  return forwards;
}

describe('posts of an expert', () => {
  test('count where each names the one before', () => {
    expect(inAnyOrder(post('a', 1, null), post('b', 2, 'a'))).toEqual({
      a: 'counted',
      b: 'counted',
    });
  });

  test('wait for one that has not arrived, and count once it has', () => {
    expect(inAnyOrder(post('a', 1, null), post('c', 3, 'b'))).toEqual({
      a: 'counted',
      c: 'waiting',
    });
    expect(inAnyOrder(post('a', 1, null), post('b', 2, 'a'), post('c', 3, 'b')).c).toBe('counted');
  });

  test('make a gap good that repeat sheets with the declaration', () => {
    expect(inAnyOrder(post('c', 3, 'b', ['coi', 'sheet'])).c).toBe('counted');
  });

  test('of one number are both quarantined, and what follows either counts', () => {
    expect(
      inAnyOrder(post('a', 1, null), post('x', 2, 'a'), post('y', 2, 'a'), post('z', 3, 'y')),
    ).toEqual({ a: 'counted', x: 'twin', y: 'twin', z: 'counted' });
  });

  test('that came after closing quarantine nothing that came in time', () => {
    const late = post('y', 2, 'a', ['sheet'], '2026-12-05T00:00:00Z');
    expect(inAnyOrder(post('a', 1, null), post('x', 2, 'a'), late)).toMatchObject({
      x: 'counted',
      y: 'counted',
    });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeChain, type Link } from '../../../electron/agency/revision-chain.ts';
import type { Verdict } from '../../../shared/verdicts.ts';

const link = (id: string, rev: number, prev: string | null, own: Verdict = 'accepted'): Link => ({
  payloadSha256: id,
  rev,
  prev,
  own,
});

const judged = (links: readonly Link[]) => Object.fromEntries(judgeChain(links));

test('the newest revision that is reached counts and supersedes the others', () => {
  const links = [link('a', 1, null), link('b', 2, 'a'), link('c', 3, 'b')];
  expect(judged(links)).toEqual({ a: 'superseded', b: 'superseded', c: 'accepted' });
});

test('what follows a missing revision is held until it arrives', () => {
  const [a, b, c] = [link('a', 1, null), link('b', 2, 'a'), link('c', 3, 'b')];
  expect(judged([a, c])).toEqual({ a: 'accepted', c: 'held' });
  expect(judged([a, c, b])).toEqual({ a: 'superseded', b: 'superseded', c: 'accepted' });
});

test('two contents under one revision are both quarantined, and what they replaced counts no more', () => {
  const links = [link('a', 1, null), link('b', 2, 'a'), link('x', 2, 'a')];
  expect(judged(links)).toEqual({ a: 'superseded', b: 'equivocation', x: 'equivocation' });
  expect(judged([link('a', 1, null), link('x', 1, null)])).toEqual({
    a: 'equivocation',
    x: 'equivocation',
  });
});

test('a further revision upon one of two quarantined ones settles it', () => {
  const links = [link('a', 1, null), link('b', 2, 'a'), link('x', 2, 'a'), link('c', 3, 'x')];
  expect(judged(links)).toEqual({
    a: 'superseded',
    b: 'equivocation',
    x: 'equivocation',
    c: 'accepted',
  });
});

test('what came too late neither counts nor quarantines', () => {
  const links = [link('a', 1, null), link('b', 2, 'a', 'late'), link('x', 1, null, 'late')];
  expect(judged(links)).toEqual({ a: 'accepted', b: 'late', x: 'late' });
});

test('a refused revision leaves the one before in force and can be built upon', () => {
  const wrong = link('b', 2, 'a', 'total-wrong');
  expect(judged([link('a', 1, null), wrong])).toEqual({ a: 'accepted', b: 'total-wrong' });
  expect(judged([link('a', 1, null), wrong, link('c', 3, 'b')])).toEqual({
    a: 'superseded',
    b: 'total-wrong',
    c: 'accepted',
  });
});

test('what belongs to another round takes no revision number', () => {
  const links = [link('a', 1, null), link('x', 1, null, 'wrong-bundle')];
  expect(judged(links)).toEqual({ a: 'accepted', x: 'wrong-bundle' });
});

test('a revision that contradicts itself is refused', () => {
  expect(judged([link('a', 1, 'z')])).toEqual({ a: 'chain-broken' });
  expect(judged([link('a', 2, null)])).toEqual({ a: 'chain-broken' });
  const skips = [link('a', 1, null), link('b', 3, 'a')];
  expect(judged(skips)).toEqual({ a: 'accepted', b: 'chain-broken' });
});

test('a withdrawal supersedes, a void sheet stays the newest', () => {
  const withdrawn = [link('a', 1, null), link('b', 2, 'a', 'withdrawn')];
  expect(judged(withdrawn)).toEqual({ a: 'superseded', b: 'withdrawn' });
  const voided = [link('a', 1, null, 'void'), link('b', 2, 'a', 'void')];
  expect(judged(voided)).toEqual({ a: 'superseded', b: 'void' });
});

test('the order of arrival never matters', () => {
  const own = fc.constantFrom<Verdict>(
    'accepted',
    'late',
    'total-wrong',
    'withdrawn',
    'wrong-form',
  );
  const series = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(20), own), { maxLength: 8 })
    .map((entries) =>
      entries.map(([rev, before, verdict], index) =>
        link(`${index}`, rev, rev === 1 ? null : `${before % entries.length}`, verdict),
      ),
    );
  fc.assert(
    fc.property(
      series.chain((links) =>
        fc.tuple(
          fc.constant(links),
          fc.shuffledSubarray(links, { minLength: links.length, maxLength: links.length }),
        ),
      ),
      ([links, shuffled]) => {
        expect(judged(shuffled)).toEqual(judged(links));
      },
    ),
  );
});

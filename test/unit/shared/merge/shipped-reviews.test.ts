import { describe, expect, test } from 'vitest';
import { loadProgrammes } from '../../../../electron/programmes.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { roundOf, sheetOf } from './round-of.ts';

const reviews = loadProgrammes().flatMap(({ reviews }) => reviews);
const experts = ['K0', 'K1', 'K2', 'K3', 'K4'];

/** Two applications of a lot, judged by five: of the first everybody thinks the best, of the second
 * the worst. */
function merged(review: (typeof reviews)[number], apps: readonly string[]) {
  const { rubric, policy } = review;
  const choices = rubric.decision.choices.map(({ id }) => id);
  const yes = policy.vote?.yes ?? choices[0] ?? null;
  const no = choices.findLast((id) => id !== policy.vote?.abstain) ?? null;
  const sheets = apps.flatMap((app, index) =>
    experts.map((kid) => {
      const scores = rubric.criteria.map(
        ({ id, max }) => [id, index === 0 ? max / 100 : 0] as const,
      );
      return sheetOf(kid, app, Object.fromEntries(scores), { decision: index === 0 ? yes : no });
    }),
  );
  return mergeRound(roundOf({ L: apps }, experts, sheets, { rubric, policy })).lots[0];
}

describe('each review that ships, merged under its own rule', () => {
  test.each(reviews.map((review) => [review.id, review] as const))('%s', (_, review) => {
    const lot = merged(review, ['A', 'B']);
    const [first, second] = lot?.standings ?? [];
    if (review.policy.vote === null) {
      expect(lot?.state).toBe('ranked');
      expect([first?.place, second?.place]).toEqual([1, 2]);
      expect(first?.printed).toBe('100.00');
    } else {
      expect(lot?.state).toBe('voted');
      expect([first?.place, second?.place]).toEqual([null, null]);
      expect([first?.votes?.passed, second?.votes?.passed]).toEqual([true, false]);
    }
  });

  test('a need with one bidder goes straight to signing; a vote is held on a single application', () => {
    const stateOfOne = (id: string) => {
      const review = reviews.find((candidate) => candidate.id === id);
      return review && merged(review, ['A'])?.state;
    };
    expect(stateOfOne('cb-pre-review')).toBe('direct-single');
    expect(stateOfOne('cb-award-argument')).toBe('voted');
    expect(stateOfOne('platform-argued')).toBe('voted');
    expect(stateOfOne('platform-joint-lab')).toBe('ranked');
  });
});

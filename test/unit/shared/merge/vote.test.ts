import { describe, expect, test } from 'vitest';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { countVotes } from '../../../../shared/merge/vote.ts';
import { plainPolicy, roundOf, rubricOf, sheetOf } from './round-of.ts';

const ballots = (yes: number, no: number, abstain: number) => [
  ...Array<string>(yes).fill('YES'),
  ...Array<string>(no).fill('NO'),
  ...Array<string>(abstain).fill('ABSTAIN'),
];
const rule = { yes: 'YES', abstain: 'ABSTAIN' };

describe('votes', () => {
  test.each([
    // yes, no, abstain, recused, denominator, threshold, passed
    [6, 3, 0, 0, 'cast', 'two-thirds', true],
    [5, 3, 0, 1, 'cast', 'majority', true],
    [5, 3, 0, 1, 'cast', 'two-thirds', false],
    [4, 4, 0, 0, 'cast', 'majority', false],
    [4, 2, 2, 1, 'cast', 'two-thirds', true],
    [4, 2, 2, 1, 'present', 'two-thirds', false],
    [4, 2, 2, 1, 'present', 'majority', false],
    [6, 0, 0, 3, 'panel', 'two-thirds', true],
    [5, 0, 0, 4, 'panel', 'two-thirds', false],
    [0, 0, 0, 3, 'cast', 'majority', false],
    [0, 0, 2, 0, 'cast', 'two-thirds', false],
  ] as const)(
    '%i yes, %i no, %i abstentions, %i recused, %s, %s: passed is %s',
    (yes, no, abstain, recused, denominator, threshold, passed) => {
      const votes = ballots(yes, no, abstain);
      const counted = countVotes(
        { ...rule, denominator, threshold },
        votes,
        votes.length + recused,
      );
      expect(counted.passed).toBe(passed);
    },
  );

  test('a voted lot names who passed, ranks nobody and keeps the counts', () => {
    const experts = ['K0', 'K1', 'K2'];
    const votes: Readonly<Record<string, readonly string[]>> = {
      A: ['YES', 'YES', 'NO'],
      B: ['YES', 'NO', 'ABSTAIN'],
    };
    const sheets = Object.entries(votes).flatMap(([app, cast]) =>
      cast.map((decision, index) => sheetOf(experts[index] ?? '', app, {}, { decision })),
    );
    const content = mergeRound(
      roundOf({ L: ['A', 'B'] }, experts, sheets, {
        rubric: rubricOf({}),
        policy: {
          ...plainPolicy,
          vote: { ...rule, denominator: 'present', threshold: 'two-thirds' },
        },
      }),
    );
    expect(content.lots[0]).toMatchObject({
      state: 'voted',
      standings: [
        {
          app: 'A',
          exact: null,
          place: null,
          selected: true,
          votes: {
            counts: [
              { choice: 'NO', count: 1 },
              { choice: 'YES', count: 2 },
            ],
            denominator: 3,
            passed: true,
          },
        },
        { app: 'B', selected: false, votes: { denominator: 3, passed: false } },
      ],
    });
  });
});

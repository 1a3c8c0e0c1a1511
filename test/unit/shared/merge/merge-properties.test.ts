import { beforeAll, describe, expect, test } from 'vitest';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { anyRound, dice } from './random-rounds.ts';
import { roundProperties } from './round-properties.ts';
import { statementProperties } from './statement-properties.ts';

const rounds = 10_000;
const properties = { ...roundProperties, ...statementProperties };

describe(`${rounds} random rounds`, () => {
  const broken = new Map<string, string>();

  // Each round is made and merged once for all properties; the first round that breaks a property is
  // told by its number.
  beforeAll(() => {
    for (let number = 0; number < rounds; number += 1) {
      const input = anyRound(number);
      const merged = mergeRound(input);
      for (const [name, check] of Object.entries(properties)) {
        if (broken.has(name)) continue;
        try {
          check(input, merged, dice(number));
        } catch (error) {
          broken.set(name, `round ${number}: ${error instanceof Error ? error.message : error}`);
        }
      }
    }
  }, 300_000);

  test.each(Object.keys(properties))('%s', (name) => {
    expect(broken.get(name) ?? 'holds').toBe('holds');
  });

  test('reach every state of a lot and every use of a sheet that the rule can give', () => {
    const seen = new Set<string>();
    for (let number = 0; number < 300; number += 1) {
      const { lots, sheets: looked } = mergeRound(anyRound(number));
      for (const { use } of looked) seen.add(use);
      for (const { state, standings } of lots) {
        seen.add(state);
        for (const { sheets, excluded, grade, votes, targets } of standings) {
          for (const { use } of sheets) seen.add(use);
          if (excluded !== undefined) seen.add('excluded');
          if (typeof grade === 'string') seen.add(`grade ${grade}`);
          if (votes?.outcome !== undefined) seen.add(`outcome ${votes.outcome}`);
          if (targets !== undefined) seen.add('targets');
        }
      }
    }
    expect([...seen].sort()).toEqual(
      [
        ...['direct-single', 'held', 'no-valid-sheet', 'ranked', 'voted'],
        ...['cannot-judge', 'lot-direct', 'missing', 'recused', 'superseded', 'trimmed-high'],
        ...['trimmed-low', 'used', 'void', 'withdrawn'],
        ...['excluded', 'grade A', 'grade B', 'grade C', 'targets'],
        ...['outcome GO', 'outcome MEND', 'outcome STOP', 'outcome null'],
      ].sort(),
    );
  });
});

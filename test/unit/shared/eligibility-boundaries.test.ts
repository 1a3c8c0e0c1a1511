import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../shared/condition.ts';
import { bounds } from './eligibility-bounds.ts';
import { outcome, result, reviews } from './shipped-conditions.ts';

const rows = bounds.flatMap((bound) => bound.reviews.map((review) => ({ ...bound, review })));

describe('at and around every figure of the documents', () => {
  test.each(rows)('$review $condition: $fact just below, at and above $at.1', (row) => {
    const { review, condition, fact, at, gives, beside = {} } = row;
    const found = at.map((value) => outcome(review, condition, { ...beside, [fact]: value }));
    expect(found).toEqual(gives);
  });

  test.each(rows.filter(({ sameAsOn }) => sameAsOn !== undefined))(
    '$review $condition: $sameAsOn is the same as $at.1',
    ({ review, condition, fact, gives, sameAsOn = '', beside = {} }) => {
      expect(outcome(review, condition, { ...beside, [fact]: sameAsOn })).toBe(gives[1]);
    },
  );

  test.each(rows)('$review $condition: without $fact nothing is claimed', (row) => {
    const { review, condition, fact, beside = {} } = row;
    const rest = Object.fromEntries(Object.entries(beside).filter(([key]) => key !== fact));
    const found = result(review, condition, rest);
    expect(found.outcome).toBe('cannot-tell');
    expect(found.missing).toContain(fact);
  });

  test.each(rows)('$review $condition: a $fact in a foreign unit is not read', (row) => {
    const { review, condition, fact, at, beside = {} } = row;
    const found = result(review, condition, { ...beside, [fact]: `${at[1]}%` });
    expect(found.outcome).toBe('cannot-tell');
  });

  test('every condition that ships and holds a figure is in the table', () => {
    const hasFigure = (rule: Rule): boolean =>
      rule.kind === 'all' || rule.kind === 'any'
        ? rule.of.some(hasFigure)
        : !['yes', 'no', 'refers', 'independent'].includes(rule.kind);
    const shipped = reviews.flatMap(({ id, conditions }) =>
      conditions.filter(({ rule }) => hasFigure(rule)).map((condition) => `${id} ${condition.id}`),
    );
    const tested = new Set(rows.map(({ review, condition }) => `${review} ${condition}`));
    expect(shipped.filter((name) => !tested.has(name))).toEqual([]);
  });
});

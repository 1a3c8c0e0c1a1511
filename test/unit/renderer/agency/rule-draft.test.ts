import { describe, expect, it } from 'vitest';
import {
  weightTotal,
  withCriterion,
  withMaximum,
  withRounding,
} from '../../../../renderer/agency/rule/rule-draft.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Rubric } from '../../../../shared/rubric.ts';
import { checkRule } from '../../../../shared/rule-check.ts';

const both = (text: string) => ({ zh: text, en: text });

const rubric: Rubric = {
  fullMark: 10_000,
  criteria: ['A', 'B'].map((id) => ({
    id,
    title: both(id),
    guidance: both(''),
    source: '',
    max: 5000,
    step: 50,
    weight: 5000,
    weightIsDefault: true,
    commentRequired: false,
    levels: [
      { title: both('优'), from: 4250, to: 5000, description: both('') },
      { title: both('良'), from: 3000, to: 4200, description: both('') },
      { title: both('差'), from: 0, to: 2950, description: both('') },
    ],
  })),
  decision: { kind: 'none', title: both(''), choices: [], required: false },
  overallComment: 'optional',
};

const policy: Policy = {
  aggregator: 'mean',
  trim: { minSheets: 5 },
  rounding: [{ at: 'application', places: 2, mode: 'half-up' }],
  rankOn: 'printed',
  tieChain: [],
  quorum: { minSheets: 3 },
  singleApplication: 'score',
  selectPerLot: null,
  vote: null,
};

describe('a new maximum', () => {
  it('takes an equal weight with it and marks the figure as no longer a default', () => {
    const [a, b] = withMaximum(rubric, 'A', 6000).criteria;
    expect([a?.max, a?.weight, a?.weightIsDefault]).toEqual([6000, 6000, false]);
    expect([b?.max, b?.weight, b?.weightIsDefault]).toEqual([5000, 5000, true]);
  });

  it('leaves a weight alone that was set apart', () => {
    const apart = withCriterion(rubric, 'A', { weight: 3000 });
    expect(withMaximum(apart, 'A', 6000).criteria[0]?.weight).toBe(3000);
  });

  it('keeps levels gapless, on whole steps and inside the range', () => {
    const levels = withMaximum(rubric, 'A', 3000).criteria[0]?.levels ?? [];
    expect(levels.map(({ from, to }) => [from, to])).toEqual([
      [2550, 3000],
      [1800, 2500],
      [0, 1750],
    ]);
  });

  it('leaves a rule that can be saved once the weights add up again', () => {
    const changed = withMaximum(withMaximum(rubric, 'A', 3000), 'B', 7000);
    expect(weightTotal(changed)).toBe(10_000);
    expect(checkRule(changed, policy)).toEqual([]);
  });
});

describe('a criterion', () => {
  it('keeps its default mark when something else than its weight changes', () => {
    const [a] = withCriterion(rubric, 'A', { commentRequired: true }).criteria;
    expect([a?.commentRequired, a?.weightIsDefault]).toEqual([true, true]);
  });
});

describe('rounding points', () => {
  it('stand in the order in which they are applied, whichever was set first', () => {
    const both = withRounding(policy, 'sheet', { places: 1, mode: 'half-even' });
    expect(both.rounding).toEqual([
      { at: 'sheet', places: 1, mode: 'half-even' },
      { at: 'application', places: 2, mode: 'half-up' },
    ]);
  });

  it('can be taken away', () => {
    expect(withRounding(policy, 'application', null).rounding).toEqual([]);
  });
});

import type { Policy, RoundingPoint } from '../../../shared/policy.ts';
import type { Criterion, Rubric } from '../../../shared/rubric.ts';

/** Sum of the weights in hundredths of a point. */
export function weightTotal(rubric: Rubric): number {
  return rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
}

function rescaledLevels(criterion: Criterion, max: number): Criterion['levels'] {
  const toStep = (value: number) =>
    Math.round((value * max) / criterion.max / criterion.step) * criterion.step;
  return criterion.levels.map((level) => ({
    ...level,
    from: level.from === 0 ? 0 : Math.min(max, toStep(level.from)),
    to:
      level.to === criterion.max
        ? max
        : Math.min(max, Math.max(0, toStep(level.to + criterion.step) - criterion.step)),
  }));
}

/** Changes the highest score of a criterion (hundredths). Its levels keep their proportions on
 * whole steps; a weight that equalled the old maximum follows it, so that totals stay plain sums. */
export function withMaximum(rubric: Rubric, id: string, max: number): Rubric {
  return {
    ...rubric,
    criteria: rubric.criteria.map((criterion) => {
      if (criterion.id !== id || max < 1) return criterion;
      const follows = criterion.weight === criterion.max;
      return {
        ...criterion,
        max,
        levels: rescaledLevels(criterion, max),
        weight: follows ? max : criterion.weight,
        weightIsDefault: false,
      };
    }),
  };
}

export function withCriterion(
  rubric: Rubric,
  id: string,
  change: Partial<Pick<Criterion, 'weight' | 'step' | 'commentRequired'>>,
): Rubric {
  return {
    ...rubric,
    criteria: rubric.criteria.map((criterion) =>
      criterion.id === id
        ? {
            ...criterion,
            ...change,
            weightIsDefault: change.weight === undefined && criterion.weightIsDefault,
          }
        : criterion,
    ),
  };
}

export function roundingAt(policy: Policy, at: RoundingPoint['at']): RoundingPoint | null {
  return policy.rounding.find((point) => point.at === at) ?? null;
}

/** Sets or removes one rounding point; the sheet's point always stands before the application's. */
export function withRounding(
  policy: Policy,
  at: RoundingPoint['at'],
  change: Omit<RoundingPoint, 'at'> | null,
): Policy {
  const others = policy.rounding.filter((point) => point.at !== at);
  const rounding = change === null ? others : [...others, { at, ...change }];
  return {
    ...policy,
    rounding: rounding.sort((a, b) => (a.at === b.at ? 0 : a.at === 'sheet' ? -1 : 1)),
  };
}

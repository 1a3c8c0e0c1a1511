import type { Target } from '../objects/bundle.ts';
import type { Standing } from '../objects/result.ts';
import type { Rubric } from '../rubric.ts';
import type { MergeSheet } from './merge-input.ts';

export type TargetCounts = NonNullable<Standing['targets']>[number];

/** How the counted sheets judge each target of an application: every judgement of the form in its
 * order, also those that nobody gave. */
export function countTargets(
  { judgements }: NonNullable<Rubric['targets']>,
  targets: readonly Target[],
  counted: readonly MergeSheet[],
): TargetCounts[] {
  const given = counted.map(
    (sheet) => new Map(sheet.targets?.map(({ target, judgement }) => [target, judgement])),
  );
  return targets.map((target) => ({
    target,
    counts: judgements.map(({ id: judgement }) => ({
      judgement,
      count: given.filter((judged) => judged.get(target.id) === judgement).length,
    })),
  }));
}

/** Targets that the best and the worst judgement of the form were both given to. */
export function disputedTargets(counts: readonly TargetCounts[]): readonly Target[] {
  return counts
    .filter((one) => (one.counts.at(0)?.count ?? 0) > 0 && (one.counts.at(-1)?.count ?? 0) > 0)
    .map(({ target }) => target);
}

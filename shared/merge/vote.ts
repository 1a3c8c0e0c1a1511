import type { Policy } from '../policy.ts';
import { reaches } from '../threshold.ts';
import { byKeys } from './code-unit-order.ts';

type VoteRule = NonNullable<Policy['vote']>;

export type VoteCount = {
  readonly counts: { readonly choice: string; readonly count: number }[];
  readonly denominator: number;
  readonly passed: boolean;
  /** Present where the rule has several outcomes; null where no choice reached the threshold. */
  readonly outcome?: string | null;
};

/** Counts the votes on one application. `panelSize` is every expert assigned to it, recused and
 * missing ones included. `cast` counts all votes but abstentions, `present` abstentions too.
 * Both thresholds are above one half of a denominator that holds every vote that may be an outcome,
 * so that no two choices reach it. */
export function countVotes(rule: VoteRule, votes: readonly string[], panelSize: number): VoteCount {
  const counts = new Map<string, number>();
  for (const choice of votes) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const abstained = rule.abstain === null ? 0 : (counts.get(rule.abstain) ?? 0);
  const denominators = {
    cast: votes.length - abstained,
    present: votes.length,
    panel: panelSize,
  };
  const denominator = denominators[rule.denominator];
  const reached = (choice: string) => reaches(rule.threshold, counts.get(choice) ?? 0, denominator);
  return {
    counts: [...counts]
      .map(([choice, count]) => ({ choice, count }))
      .sort(byKeys((entry) => entry.choice)),
    denominator,
    passed: reached(rule.yes),
    ...(rule.outcomes === undefined ? {} : { outcome: rule.outcomes.find(reached) ?? null }),
  };
}

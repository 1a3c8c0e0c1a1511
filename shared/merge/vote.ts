import type { Policy } from '../policy.ts';
import { byKeys } from './code-unit-order.ts';

type VoteRule = NonNullable<Policy['vote']>;

export type VoteCount = {
  readonly counts: { readonly choice: string; readonly count: number }[];
  readonly denominator: number;
  readonly passed: boolean;
};

/** Counts the votes on one application. `panelSize` is every expert assigned to it, recused and
 * missing ones included. `cast` counts all votes but abstentions, `present` abstentions too.
 * A majority is strictly more than half; 三分之二以上 includes exactly two thirds (民法典 1259). */
export function countVotes(rule: VoteRule, votes: readonly string[], panelSize: number): VoteCount {
  const counts = new Map<string, number>();
  for (const choice of votes) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  const yes = counts.get(rule.yes) ?? 0;
  const abstained = rule.abstain === null ? 0 : (counts.get(rule.abstain) ?? 0);
  const denominators = {
    cast: votes.length - abstained,
    present: votes.length,
    panel: panelSize,
  };
  const denominator = denominators[rule.denominator];
  const reached =
    rule.threshold === 'majority' ? 2 * yes > denominator : 3 * yes >= 2 * denominator;
  return {
    counts: [...counts]
      .map(([choice, count]) => ({ choice, count }))
      .sort(byKeys((entry) => entry.choice)),
    denominator,
    passed: denominator > 0 && reached,
  };
}

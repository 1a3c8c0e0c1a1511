import { byKeys } from '../code-unit-order.ts';
import { amount } from './amount.ts';
import type { BareVote, Threshold } from './bare-policy.ts';

export type BareVoteCount = {
  readonly counts: readonly { readonly choice: string; readonly count: number }[];
  readonly yes: number;
  readonly cast: number;
  readonly present: number;
  readonly panel: number;
  readonly denominator: number;
  /** Enough of the panel was present; true where the rule asks for no attendance. */
  readonly attended: boolean;
  readonly passed: boolean;
};

/** Counts the votes on one application with whole numbers only. `votes`: the choices of those
 * present; `panel`: all of its members, recused and missing ones too. */
export function countBareVotes(
  rule: BareVote,
  votes: readonly string[],
  panel: number,
): BareVoteCount {
  const count = (choice: string) => votes.filter((vote) => vote === choice).length;
  const yes = count(rule.yes);
  const present = votes.length;
  const cast = present - (rule.abstain === null ? 0 : count(rule.abstain));
  const denominator = { cast, present, panel }[rule.denominator];
  const attended = rule.attendance === null || reaches(present, panel, rule.attendance, true);
  const reached = denominator > 0 && reachesThreshold(yes, denominator, rule.threshold);
  return {
    counts: rule.choices
      .map((choice) => ({ choice, count: count(choice) }))
      .filter((entry) => entry.count > 0)
      .sort(byKeys((entry) => entry.choice)),
    yes,
    cast,
    present,
    panel,
    denominator,
    attended,
    passed: attended && reached,
  };
}

/** A majority is strictly more than half; 三分之二以上 includes two thirds (民法典 1259). */
function reachesThreshold(yes: number, of: number, threshold: Threshold): boolean {
  if (threshold === 'majority') return reaches(yes, of, '1/2', false);
  if (threshold === 'two-thirds') return reaches(yes, of, '2/3', true);
  return reaches(yes, of, threshold.share, threshold.rule === 'at-least');
}

function reaches(part: number, whole: number, share: string, inclusive: boolean): boolean {
  const { numerator, denominator } = amount(share);
  const [have, need] = [BigInt(part) * denominator, BigInt(whole) * numerator];
  return inclusive ? have >= need : have > need;
}

import type { PanelDecided } from '../objects/result.ts';
import { type Counted, countedInLot, type LotInput, lotOutcome } from './lot-outcome.ts';
import type { MergeInput } from './merge-input.ts';
import { type Lot, mergeLot } from './merge-lot.ts';
import { decidedScores } from './panel-decisions.ts';

/** Adds to every standing of a lot in which a decision of the panel took effect what it would be
 * without any: figures, place and grade. Both are the result's to show. */
export function withUndecided(
  input: MergeInput,
  lot: LotInput,
  items: readonly string[],
  counted: readonly Counted[],
  merged: Lot,
): Lot {
  if (counted.every(({ replaced }) => replaced.size === 0)) return merged;
  const { decisions: _, ...bare } = input;
  const outcome = lotOutcome(bare, countedInLot(bare, lot), input.policy.aggregator, items);
  const without = new Map(mergeLot(bare, lot, outcome).standings.map((one) => [one.app, one]));
  return {
    ...merged,
    standings: merged.standings.map((standing) => {
      const other = without.get(standing.app);
      if (other === undefined) return standing;
      const { exact, printed, place, selected, grade } = other;
      const graded = grade === undefined ? {} : { grade };
      return { ...standing, undecided: { exact, printed, place, selected, ...graded } };
    }),
  };
}

/** Every decision of the round with how it stands. */
export function decidedInRound(
  { decisions = [] }: MergeInput,
  counted: readonly Counted[],
): readonly PanelDecided[] {
  if (decisions.length === 0) return [];
  const applied = new Set(
    counted.flatMap(({ replaced }) => [...replaced.values()].flatMap((one) => one.decisions)),
  );
  const sheets = new Set(
    counted.flatMap(({ members }) =>
      members.flatMap(({ contribution }) => contribution.sheet?.sha256 ?? []),
    ),
  );
  return decidedScores(decisions, applied, sheets);
}

import type { BareScores } from '../bare/bare-policy.ts';
import type { BareLot } from '../bare/bare-table.ts';
import { lotRule } from '../bare/lot-figures.ts';
import { expertsOf, lotScorer, lotSheets } from '../bare/lot-scorer.ts';
import { rounderOf } from '../bare/step.ts';
import { firstOfPanel, placesOfScores } from './rank-bootstrap.ts';

/** Ways to say who comes first in a lot, the three rules a round may be sealed with before those
 * that only advise. */
export const ways = ['mean', 'trimmed-mean', 'median', 'borda', 'bias-adjusted', 'mean-z'] as const;
export type Way = (typeof ways)[number];

export type FirstByRule = {
  readonly way: Way;
  /** Applications in the first place; several are tied; none: the way says nothing here. */
  readonly first: readonly string[];
};

/** The applications with the highest of the figures; null has none. */
export function highest(
  names: readonly string[],
  figures: readonly (number | null)[],
): readonly string[] {
  const places = placesOfScores(figures);
  return names.filter((_, index) => places[index] === 1);
}

/** Who would be first under each aggregator that a round may be sealed with, its trim and quorum
 * unchanged, before the rounding of the total and the tie chain. */
export function firstByAggregator(
  scores: BareScores,
  minExperts: number,
  lot: BareLot,
): readonly FirstByRule[] {
  const names = lot.applications.map(({ application }) => application);
  const experts = expertsOf(lot);
  const everyone = experts.map((_, index) => index);
  const rule = lotRule(scores, rounderOf(scores.rounding), minExperts, lot.lot);
  const sheets = lotSheets(rule, lot);
  return (['mean', 'trimmed-mean', 'median'] as const).map((way) => {
    const asked = { ...rule, scores: { ...scores, aggregator: way } };
    const score = lotScorer(asked, lot, sheets, experts);
    const first = firstOfPanel(names.length, everyone, score);
    return { way, first: first.map((index) => names[index] ?? '') };
  });
}

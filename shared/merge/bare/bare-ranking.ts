import { type Exact, sum } from '../exact.ts';
import type { RankKey } from '../rank.ts';
import type { Aggregator, BareScores } from './bare-policy.ts';
import { type Cut, cutAt, placesOf } from './bare-rank.ts';
import type { BareLot } from './bare-table.ts';
import { type ApplicationFigures, type LotRule, lotFigures } from './lot-figures.ts';

/** What breaks a tie: experts-first the merged score of a criterion, criteria-first its component;
 * of several criteria the sum of their components. */
export function tieValues(
  { order, rank }: BareScores,
  { criteria }: ApplicationFigures,
): readonly { readonly by: readonly string[]; readonly value: Exact | null }[] {
  const figureOf = (id: string) => criteria.find(({ criterion }) => criterion.id === id);
  return rank.tieChain.map((link) => {
    if (typeof link === 'string') {
      const figure = figureOf(link);
      const value = order === 'experts-first' ? figure?.merged : figure?.component;
      return { by: [link], value: value ?? null };
    }
    const parts = link.map((id) => figureOf(id)?.component ?? null);
    const present = parts.filter((part) => part !== null);
    return { by: link, value: present.length === parts.length ? sum(present) : null };
  });
}

export type Ranking = { readonly places: readonly number[]; readonly cut: Cut };

/** Places of a lot whose applications all have a total. */
export function rankingOf(
  { scores, rounder }: LotRule,
  applications: readonly ApplicationFigures[],
  on: BareScores['rank']['on'] = scores.rank.on,
): Ranking {
  const keys = applications.map((figures): RankKey => {
    const values = [figures.total, ...tieValues(scores, figures).map(({ value }) => value)];
    const present = values.filter((value) => value !== null);
    return on === 'exact' ? present : present.map((value) => rounder.round('total', value));
  });
  const places = placesOf(keys);
  return { places, cut: cutAt(places, scores.rank.selectPerLot) };
}

/** Who is within the cut, or holds the first place where there is none; ties count. */
export function winnersOf(
  applications: readonly ApplicationFigures[],
  { places }: Ranking,
  limit: number | null,
): readonly string[] {
  return applications
    .filter((_, index) => (places[index] ?? Infinity) <= (limit ?? 1))
    .map(({ application }) => application)
    .sort();
}

/** The winners had the rule merged by another aggregator; null where it cannot. */
export function winnersUnder(
  rule: LotRule,
  lot: BareLot,
  aggregator: Aggregator,
): readonly string[] | null {
  const { scores } = rule;
  if (aggregator === 'trimmed-mean' && scores.trim === null) return null;
  const other = { ...rule, scores: { ...scores, aggregator } };
  const { applications } = lotFigures(other, lot);
  return winnersOf(applications, rankingOf(other, applications), scores.rank.selectPerLot);
}

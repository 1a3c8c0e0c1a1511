/** Scores of a lot's applications were those experts the panel, an expert as often as listed. Null:
 * no score. */
export type LotScorer = (experts: readonly number[]) => readonly (number | null)[];

export type RankBootstrap = {
  /** By application: share of resamples in which it is first; shared firsts count in parts. */
  readonly first: readonly number[];
  /** By application: 2.5 % and 97.5 % (nearest rank) of its place; null: never scored. */
  readonly interval: readonly ({ readonly best: number; readonly worst: number } | null)[];
  readonly resamples: number;
};

// Scores of a lot that differ by less are one score: they came from the same exact figures.
const same = 1e-9;

/** Competition places of doubles, highest first; null stays without one. */
export function placesOfScores(scores: readonly (number | null)[]): readonly (number | null)[] {
  const isAbove = (other: number | null, score: number) =>
    other !== null && other - score > same * Math.max(1, Math.abs(score));
  return scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => isAbove(other, score)).length,
  );
}

/** How firmly a lot's order stands if the panel had been other people like these. `lists`: index
 * lists of experts, from a seeded generator or given. Null where no list scores anything. */
export function rankBootstrap(
  applications: number,
  scorer: LotScorer,
  lists: Iterable<readonly number[]>,
): RankBootstrap | null {
  const first = Array.from({ length: applications }, () => 0);
  const tallies = Array.from({ length: applications }, () => new Map<number, number>());
  let resamples = 0;
  for (const list of lists) {
    const places = placesOfScores(scorer(list));
    const leaders = places.filter((place) => place === 1).length;
    if (leaders === 0) continue;
    resamples += 1;
    for (const [index, place] of places.entries()) {
      if (place === null) continue;
      if (place === 1) first[index] = (first[index] ?? 0) + 1 / leaders;
      const tally = tallies[index];
      tally?.set(place, (tally.get(place) ?? 0) + 1);
    }
  }
  if (resamples === 0) return null;
  return {
    first: first.map((count) => count / resamples),
    interval: tallies.map((tally) => {
      const counted = [...tally].sort(([a], [b]) => a - b);
      const total = counted.reduce((sum, [, count]) => sum + count, 0);
      const [best, worst] = [
        nearestRank(counted, total, 0.025),
        nearestRank(counted, total, 0.975),
      ];
      return best === null || worst === null ? null : { best, worst };
    }),
    resamples,
  };
}

function nearestRank(
  counted: readonly (readonly [number, number])[],
  total: number,
  share: number,
): number | null {
  let seen = 0;
  for (const [place, count] of counted) {
    seen += count;
    if (seen >= Math.ceil(share * total)) return place;
  }
  return null;
}

/** Who would be first without each expert in turn: indices of applications by left-out expert. */
export function leaveOneOut(experts: number, scorer: LotScorer): readonly (readonly number[])[] {
  const all = Array.from({ length: experts }, (_, index) => index);
  return all.map((out) => {
    const places = placesOfScores(scorer(all.filter((expert) => expert !== out)));
    return places.flatMap((place, index) => (place === 1 ? [index] : []));
  });
}

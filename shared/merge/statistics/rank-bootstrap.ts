/** Writes into `into`, by application, the scores of a lot were those experts the panel, an expert as
 * often as listed. NaN: no score. */
export type LotScorer = (experts: ArrayLike<number>, into: Float64Array) => void;

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
  const places = new Int32Array(scores.length);
  placesInto(
    Float64Array.from(scores, (score) => score ?? NaN),
    places,
  );
  return Array.from(places, (place) => (place === 0 ? null : place));
}

/** Writes the places of the scores; 0 where there is none. Returns how many are first. */
function placesInto(scores: Float64Array, places: Int32Array): number {
  let leaders = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? NaN;
    let place = 0;
    if (!Number.isNaN(score)) {
      const apart = same * Math.max(1, Math.abs(score));
      place = 1;
      for (let other = 0; other < scores.length; other += 1) {
        if ((scores[other] ?? NaN) - score > apart) place += 1;
      }
      if (place === 1) leaders += 1;
    }
    places[at] = place;
  }
  return leaders;
}

/** How firmly a lot's order stands if the panel had been other people like these. `lists`: index
 * lists of experts, from a seeded generator or given. Null where no list scores anything. */
export function rankBootstrap(
  applications: number,
  scorer: LotScorer,
  lists: Iterable<ArrayLike<number>>,
): RankBootstrap | null {
  const scores = new Float64Array(applications);
  const places = new Int32Array(applications);
  const first = new Float64Array(applications);
  // By application, how often it has each place.
  const tallies = new Int32Array(applications * (applications + 1));
  let resamples = 0;
  for (const list of lists) {
    scorer(list, scores);
    const leaders = placesInto(scores, places);
    if (leaders === 0) continue;
    resamples += 1;
    for (let index = 0; index < applications; index += 1) {
      const place = places[index] ?? 0;
      if (place === 1) first[index] = (first[index] ?? 0) + 1 / leaders;
      const at = index * (applications + 1) + place;
      tallies[at] = (tallies[at] ?? 0) + 1;
    }
  }
  if (resamples === 0) return null;
  return {
    first: Array.from(first, (count) => count / resamples),
    interval: Array.from(first, (_, index) => {
      const start = index * (applications + 1);
      const tally = tallies.subarray(start + 1, start + applications + 1);
      const total = tally.reduce((sum, count) => sum + count, 0);
      if (total === 0) return null;
      return { best: nearestRank(tally, total, 0.025), worst: nearestRank(tally, total, 0.975) };
    }),
    resamples,
  };
}

/** The place at that share of all, `tally` being how often each place from 1 was had. */
function nearestRank(tally: Int32Array, total: number, share: number): number {
  let seen = 0;
  for (const [index, count] of tally.entries()) {
    seen += count;
    if (count > 0 && seen >= Math.ceil(share * total)) return index + 1;
  }
  return tally.length;
}

/** Who would be first without each expert in turn: indices of applications by left-out expert. */
export function leaveOneOut(
  applications: number,
  experts: number,
  scorer: LotScorer,
): readonly (readonly number[])[] {
  const all = Array.from({ length: experts }, (_, index) => index);
  return all.map((out) =>
    firstOfPanel(
      applications,
      all.filter((expert) => expert !== out),
      scorer,
    ),
  );
}

/** Indices of the applications that are first by those experts. */
export function firstOfPanel(
  applications: number,
  panel: readonly number[],
  scorer: LotScorer,
): readonly number[] {
  const scores = new Float64Array(applications);
  const places = new Int32Array(applications);
  scorer(panel, scores);
  placesInto(scores, places);
  return [...places.keys()].filter((index) => places[index] === 1);
}

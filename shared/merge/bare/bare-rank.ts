import { compareKeys, type RankKey } from '../rank.ts';

/** Competition places (1, 2, 2, 4), highest key first, in the order given. Sorts once, since a
 * published table may hold thousands in one lot. */
export function placesOf(keys: readonly RankKey[]): readonly number[] {
  const order = keys.map((key, index) => ({ key, index }));
  order.sort((a, b) => compareKeys(a.key, b.key));
  const places = keys.map(() => 0);
  let place = 0;
  for (const [at, { key, index }] of order.entries()) {
    const before = order[at - 1];
    if (before === undefined || compareKeys(before.key, key) !== 0) place = at + 1;
    places[index] = place;
  }
  return places;
}

export type Cut = { readonly selected: readonly boolean[]; readonly tieAtCut: boolean };

/** Which of the ranked the rule names. A tie across the cut selects none of the tied. */
export function cutAt(places: readonly number[], limit: number | null): Cut {
  if (limit === null) return { selected: places.map(() => false), tieAtCut: false };
  const sizes = new Map<number, number>();
  for (const place of places) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  const last = (place: number) => place + (sizes.get(place) ?? 0) - 1;
  return {
    selected: places.map((place) => last(place) <= limit),
    tieAtCut: places.some((place) => place <= limit && last(place) > limit),
  };
}

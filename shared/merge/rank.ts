import { compare, type Exact } from './exact.ts';

/** What an application is ranked on: its merged score, then the tie chain's criteria in order. */
export type RankKey = readonly Exact[];

/** Below zero where `a` ranks before `b`, zero where the rule cannot tell them apart. */
export function compareKeys(a: RankKey, b: RankKey): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other === undefined) break;
    const order = compare(other, value);
    if (order !== 0) return order;
  }
  return 0;
}

/** Competition places (1, 2, 2, 4), highest first, in the order of the keys given. */
export function places(keys: readonly RankKey[]): readonly number[] {
  return keys.map((key) => 1 + keys.filter((other) => compareKeys(other, key) < 0).length);
}

/** Which of the ranked are within the first `limit`. A tie that straddles the cut is left to
 * people: none of it is selected, and `tieAtCut` says so. */
export function selection(
  ranked: readonly number[],
  limit: number | null,
): { readonly selected: readonly boolean[]; readonly tieAtCut: boolean } {
  if (limit === null) return { selected: ranked.map(() => false), tieAtCut: false };
  const withPlace = (place: number) => ranked.filter((other) => other === place).length;
  const selected = ranked.map((place) => place + withPlace(place) - 1 <= limit);
  const tieAtCut = ranked.some((place) => place <= limit && place + withPlace(place) - 1 > limit);
  return { selected, tieAtCut };
}

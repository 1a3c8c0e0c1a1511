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

/** Which of the ranked are named: those within the first `limit` that pass the line. A tie that
 * straddles the cut is left to people: none of it is selected, and `tieAtCut` says so. Where there is
 * neither limit nor line nobody is singled out.
 * @param passes by application; what reaches the line stands before what does not */
export function selection(
  ranked: readonly number[],
  limit: number | null,
  passes: readonly boolean[] | null = null,
): { readonly selected: readonly boolean[]; readonly tieAtCut: boolean } {
  const passesLine = (index: number) => passes?.[index] ?? true;
  if (limit === null) {
    return {
      selected: ranked.map((_, index) => passes !== null && passesLine(index)),
      tieAtCut: false,
    };
  }
  const withPlace = (place: number) => ranked.filter((other) => other === place).length;
  const selected = ranked.map(
    (place, index) => passesLine(index) && place + withPlace(place) - 1 <= limit,
  );
  const tieAtCut = ranked.some(
    (place, index) => passesLine(index) && place <= limit && place + withPlace(place) - 1 > limit,
  );
  return { selected, tieAtCut };
}

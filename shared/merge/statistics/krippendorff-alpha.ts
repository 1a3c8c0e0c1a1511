/** Level of measurement. `ordinal` compares middle ranks among all pairable values. */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

// The ratio metric has no closed form: the work grows with the square of the distinct values.
const mostRatioValues = 4000;

/** Krippendorff's alpha, any number of experts, any gaps. `units`: the values each unit got; a unit
 * with fewer than two has no pair and is left out. Null where it is undefined: no pairs, all values
 * equal, a negative value at `ratio` level, or too many distinct values for it. */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  level: AlphaLevel,
): number | null {
  const pairable = units.filter((unit) => unit.length >= 2);
  const values = pairable.flat();
  const first = values[0];
  if (first === undefined || values.every((value) => value === first)) return null;
  if (level === 'ratio') return ratioAlpha(pairable, values);
  if (level === 'nominal') return nominalAlpha(pairable, values);
  const scale = level === 'ordinal' ? middleRanks(values) : null;
  const onScale = (value: number) => scale?.get(value) ?? value;
  const all = values.map(onScale);
  const observed = pairable.reduce((total, unit) => {
    const squares = squaresAboutMean(unit.map(onScale));
    return total + (2 * unit.length * squares) / (unit.length - 1);
  }, 0);
  const expected = 2 * all.length * squaresAboutMean(all);
  return 1 - ((all.length - 1) * observed) / expected;
}

function squaresAboutMean(values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0);
}

function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The ordinal difference of two values is that of their middle ranks. */
function middleRanks(values: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...countsOf(values)].sort(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}

const unequalPairs = (values: readonly number[]) =>
  [...countsOf(values).values()].reduce((rest, count) => rest - count ** 2, values.length ** 2);

function nominalAlpha(units: readonly (readonly number[])[], values: readonly number[]): number {
  const observed = units.reduce((total, unit) => total + unequalPairs(unit) / (unit.length - 1), 0);
  return 1 - ((values.length - 1) * observed) / unequalPairs(values);
}

const ratioDifference = (a: number, b: number) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2);

function ratioPairs(values: readonly number[]): number {
  const counts = countsOf(values);
  const distinct = Float64Array.from(counts.keys());
  const copies = Float64Array.from(counts.values());
  let total = 0;
  for (let i = 0; i < distinct.length; i += 1) {
    const [a, countOfA] = [distinct[i] ?? 0, copies[i] ?? 0];
    for (let j = 0; j < distinct.length; j += 1) {
      total += countOfA * (copies[j] ?? 0) * ratioDifference(a, distinct[j] ?? 0);
    }
  }
  return total;
}

function ratioAlpha(
  units: readonly (readonly number[])[],
  values: readonly number[],
): number | null {
  if (values.some((value) => value < 0) || new Set(values).size > mostRatioValues) return null;
  const observed = units.reduce((total, unit) => total + ratioPairs(unit) / (unit.length - 1), 0);
  return 1 - ((values.length - 1) * observed) / ratioPairs(values);
}

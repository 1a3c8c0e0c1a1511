/** A statistic as the output states it: six decimals at most, never minus zero. Null stays null. */
export function six(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const rounded = Math.round(value * 1e6) / 1e6;
  return rounded === 0 ? 0 : rounded;
}

/** `six` of every member. */
export function sixEach(
  values: Readonly<Record<string, number | null>>,
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, six(value)]));
}

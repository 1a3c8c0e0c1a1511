/** Shrout and Fleiss (1979). The second number is the experts whose mean is meant. Null where the
 * formula divides by zero. Negative values are legal. */
export type IntraclassCorrelation = {
  readonly icc11: number | null;
  readonly icc21: number | null;
  readonly icc31: number | null;
  readonly icc1k: number | null;
  readonly icc2k: number | null;
  readonly icc3k: number | null;
  readonly rows: number;
  readonly experts: number;
};

const over = (above: number, below: number) => (below === 0 ? null : above / below);

/** The six coefficients of a complete table, one row per application, one value per expert. Null
 * for a gap or fewer than two of either: with gaps there is no single ICC. */
export function intraclassCorrelation(
  rows: readonly (readonly (number | null)[])[],
): IntraclassCorrelation | null {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const table = rows.map((row) => row.filter((value) => value !== null));
  if (n < 2 || k < 2 || table.some((row) => row.length !== k)) return null;
  const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const grand = add(table.map(add)) / (n * k);
  const squares = (means: readonly number[]) => add(means.map((mean) => (mean - grand) ** 2));
  const between = k * squares(table.map((row) => add(row) / k));
  const columns = Array.from({ length: k }, (_, at) => add(table.map((row) => row[at] ?? 0)) / n);
  const experts = n * squares(columns);
  const all = add(table.map((row) => add(row.map((value) => (value - grand) ** 2))));
  const msr = between / (n - 1);
  const msw = (all - between) / (n * (k - 1));
  const msc = experts / (k - 1);
  const mse = (all - between - experts) / ((n - 1) * (k - 1));
  return {
    icc11: over(msr - msw, msr + (k - 1) * msw),
    icc21: over(msr - mse, msr + (k - 1) * mse + (k * (msc - mse)) / n),
    icc31: over(msr - mse, msr + (k - 1) * mse),
    icc1k: over(msr - msw, msr),
    icc2k: over(msr - mse, msr + (msc - mse) / n),
    icc3k: over(msr - mse, msr),
    rows: n,
    experts: k,
  };
}

/** One-way ICC(1,1) where applications were scored by different experts and in different numbers:
 * the mean squares of a one-way table with the usual average group size. Rows with fewer than two
 * values are left out. Null where it is undefined. */
export function oneWayCorrelation(groups: readonly (readonly number[])[]): number | null {
  const used = groups.filter((group) => group.length >= 2);
  const values = used.flat();
  if (used.length < 2) return null;
  const mean = (of: readonly number[]) => of.reduce((total, value) => total + value, 0) / of.length;
  const grand = mean(values);
  let [between, within, squaredSizes] = [0, 0, 0];
  for (const group of used) {
    const center = mean(group);
    between += group.length * (center - grand) ** 2;
    within += group.reduce((total, value) => total + (value - center) ** 2, 0);
    squaredSizes += group.length ** 2;
  }
  const size = (values.length - squaredSizes / values.length) / (used.length - 1);
  const msb = between / (used.length - 1);
  const msw = within / (values.length - used.length);
  return over(msb - msw, msb + (size - 1) * msw);
}

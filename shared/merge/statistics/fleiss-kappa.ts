export type FleissKappa = { readonly kappa: number; readonly z: number | null };

/** How often each category was chosen, by subject. */
function tally(subjects: readonly (readonly string[])[]) {
  const totals = new Map<string, number>();
  let agreeing = 0;
  for (const choices of subjects) {
    const counts = new Map<string, number>();
    for (const choice of choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
    for (const [choice, count] of counts) {
      totals.set(choice, (totals.get(choice) ?? 0) + count);
      agreeing += count * (count - 1);
    }
  }
  return { totals, agreeing };
}

/** Fleiss' kappa: `subjects` hold the choices of an equal number of experts, in any order. Null for
 * unequal numbers, fewer than two experts, or one category only (nothing varies). */
export function fleissKappa(subjects: readonly (readonly string[])[]): FleissKappa | null {
  const experts = subjects[0]?.length ?? 0;
  if (experts < 2 || subjects.some((choices) => choices.length !== experts)) return null;
  const { totals, agreeing } = tally(subjects);
  const count = subjects.length * experts;
  const shares = [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of / count);
  if (shares.length < 2) return null;
  const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const chance = add(shares.map((share) => share ** 2));
  const kappa = (agreeing / (count * (experts - 1)) - chance) / (1 - chance);
  const q = add(shares.map((share) => share * (1 - share)));
  const skew = add(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  const variance = (2 * (q ** 2 - skew)) / (q ** 2 * count * (experts - 1));
  return { kappa, z: variance <= 0 ? null : kappa / Math.sqrt(variance) };
}

/** Conger's exact kappa: as Fleiss', with each expert's own shares. `subjects` name the experts by
 * position. Null as above. */
export function congerKappa(subjects: readonly (readonly string[])[]): number | null {
  const experts = subjects[0]?.length ?? 0;
  if (experts < 2 || subjects.some((choices) => choices.length !== experts)) return null;
  const { totals, agreeing } = tally(subjects);
  if (totals.size < 2) return null;
  const observed = agreeing / (subjects.length * experts * (experts - 1));
  let chance = 0;
  for (const [category, total] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const share = total / (subjects.length * experts);
    let spread = 0;
    for (let expert = 0; expert < experts; expert += 1) {
      const own = subjects.filter((choices) => choices[expert] === category).length;
      spread += (own / subjects.length - share) ** 2;
    }
    chance += share ** 2 - spread / (experts * (experts - 1));
  }
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}

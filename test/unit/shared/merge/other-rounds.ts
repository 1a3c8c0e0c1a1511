// The same round told otherwise: what must not change its result.
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import type { Dice } from './random-rounds.ts';

/** Reverses the order of ids, so that anything decided by name would show. */
export const otherName = (id: string): string =>
  [...id]
    .map((c) => String.fromCharCode(c < 'A' ? 105 - c.charCodeAt(0) : 155 - c.charCodeAt(0)))
    .join('');

const otherDigest = (sha256: string): string =>
  [...sha256].map((c) => (15 - Number.parseInt(c, 16)).toString(16)).join('');

/** The same round under other names and digests. */
export function renamedRound(input: MergeInput): MergeInput {
  const both = <T extends { readonly app: string; readonly kid: string }>(entry: T): T => ({
    ...entry,
    app: otherName(entry.app),
    kid: otherName(entry.kid),
  });
  return {
    ...input,
    lots: input.lots.map((lot) => ({
      ...lot,
      applications: lot.applications.map((entry) => ({ ...entry, app: otherName(entry.app) })),
    })),
    panel: input.panel.map((entry) => ({ ...entry, kid: otherName(entry.kid) })),
    assignments: input.assignments.map(({ kid, apps }) => ({
      kid: otherName(kid),
      apps: apps.map(otherName),
    })),
    absences: input.absences.map(both),
    sheets: input.sheets.map((sheet) => ({ ...both(sheet), sha256: otherDigest(sheet.sha256) })),
  };
}

/** The same round with every list in another order. */
export function shuffledRound(input: MergeInput, roll: Dice): MergeInput {
  const shuffled = <T>(values: readonly T[]): T[] =>
    values
      .map((value) => ({ value, key: roll(2 ** 30) }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value);
  return {
    ...input,
    lots: shuffled(input.lots).map((lot) => ({ ...lot, applications: shuffled(lot.applications) })),
    panel: shuffled(input.panel),
    assignments: shuffled(input.assignments).map(({ kid, apps }) => ({
      kid,
      apps: shuffled(apps),
    })),
    absences: shuffled(input.absences),
    sheets: shuffled(input.sheets).map((sheet) =>
      sheet.targets === undefined ? sheet : { ...sheet, targets: shuffled(sheet.targets) },
    ),
  };
}

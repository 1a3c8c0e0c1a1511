import type { Evidence } from './objects/sheet.ts';

/** What a place is cited for: a criterion of the form, or, with `on`, a target of the application.
 * A target may have the id of a criterion; only both members together say which is meant. */
export type CitedPart = Pick<Evidence, 'item' | 'on'>;

export const isSamePart = (a: CitedPart, b: CitedPart): boolean =>
  a.item === b.item && a.on === b.on;

export const criterionPart = (item: string): CitedPart => ({ item });
export const targetPart = (item: string): CitedPart => ({ item, on: 'target' });

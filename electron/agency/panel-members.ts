import type { ResultContent, Standing } from '../../shared/objects/result.ts';

export type PanelMember = { readonly kid: string; readonly expert: string; readonly name: string };

type Use = Standing['sheets'][number]['use'];

// A sheet that the rule dropped as highest or lowest is a valid opinion all the same.
const counted: ReadonlySet<Use> = new Set<Use>(['used', 'trimmed-high', 'trimmed-low']);

/** True where the sheet is part of what the panel said. */
export const isCounted = ({ use }: Standing['sheets'][number]): boolean => counted.has(use);

/** Everyone of whom a sheet counts in the result, by name and number: who the opinion is of. */
export function panelMembers(content: ResultContent): readonly PanelMember[] {
  const members = new Map<string, PanelMember>();
  for (const { standings } of content.lots) {
    for (const sheet of standings.flatMap(({ sheets }) => sheets.filter(isCounted))) {
      const { kid, expert, name } = sheet;
      members.set(kid, { kid, expert, name });
    }
  }
  return [...members.values()].toSorted((a, b) => (a.expert < b.expert ? -1 : 1));
}

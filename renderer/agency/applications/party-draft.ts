import type { Party } from '../../../shared/objects/bundle.ts';

/** Who an application is of, as it is typed: lists are one entry a line. */
export type PartyDraft = Readonly<Record<keyof Party, string>>;

/** In the order of the form. */
export const partyFields = [
  'title',
  'unit',
  'leader',
  'members',
  'partners',
  'demand_side',
] as const satisfies readonly (keyof Party)[];

export const listFields: ReadonlySet<keyof Party> = new Set(['members', 'partners']);
export const requiredFields: ReadonlySet<keyof Party> = new Set(['title', 'unit']);

export function draftOf(party: Party): PartyDraft {
  return {
    ...party,
    members: party.members.join('\n'),
    partners: party.partners.join('\n'),
  };
}

export function partyOf(draft: PartyDraft): Party {
  const line = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const list = (text: string) => text.split(/[\n;；]/).flatMap((part) => line(part) || []);
  return {
    title: line(draft.title),
    unit: line(draft.unit),
    leader: line(draft.leader),
    members: list(draft.members),
    partners: list(draft.partners),
    demand_side: line(draft.demand_side),
  };
}

export type PartyChange = {
  readonly field: keyof Party;
  readonly before: string;
  readonly after: string;
};

/** What a correction would change, field by field. */
export function changesOf(before: Party, after: Party): readonly PartyChange[] {
  const text = (value: string | readonly string[]) =>
    typeof value === 'string' ? value : value.join('；');
  return partyFields
    .map((field) => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after);
}

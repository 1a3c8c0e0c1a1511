import { readConnections, replaceConnections } from '../vault/expert-profile.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { tidy } from './drafts.ts';

type Connections = { readonly units: readonly string[]; readonly people: readonly string[] };

export function ownConnections(session: ExpertSession): Connections {
  return readConnections(session.vault.read);
}

/** Keeps the expert's private list. It is matched on this machine and written to no file. */
export function saveConnections(session: ExpertSession, { units, people }: Connections): void {
  const each = (names: readonly string[]) => [...new Set(names.map(tidy))];
  replaceConnections(session.vault.write, { units: each(units), people: each(people) });
}

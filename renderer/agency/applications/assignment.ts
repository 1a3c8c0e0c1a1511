import type { AgencyRound, ExpertRow } from '../../../shared/operations/agency.ts';

/** Who reviews what while it is being changed: key id of an expert → application ids. */
export type Assignment = ReadonlyMap<string, ReadonlySet<string>>;

/** Applications that need scores: all but those that go straight to signing. */
export function scoredApps(round: AgencyRound): readonly string[] {
  return round.applications.filter((app) => !app.direct).map((app) => app.app);
}

/** What is saved, with every confirmed expert in it; on a round that has no assignment yet
 * everybody reviews everything, which is what most panels do. */
export function startingAssignment(round: AgencyRound, experts: readonly ExpertRow[]): Assignment {
  const scored = scoredApps(round);
  const saved = new Map(round.assignments.map((entry) => [entry.kid, entry.apps]));
  const fresh = round.assignments.length === 0;
  return new Map(
    experts.map((expert) => {
      const apps = fresh ? scored : (saved.get(expert.kid) ?? []);
      return [expert.kid, new Set(apps.filter((app) => scored.includes(app)))];
    }),
  );
}

export function everybody(assignment: Assignment, apps: readonly string[]): Assignment {
  return new Map([...assignment.keys()].map((kid) => [kid, new Set(apps)]));
}

export function isEverybody(assignment: Assignment, apps: readonly string[]): boolean {
  return [...assignment.values()].every((chosen) => chosen.size === apps.length);
}

export function toggled(
  assignment: Assignment,
  kid: string,
  apps: readonly string[],
  chosen: boolean,
): Assignment {
  const next = new Set(assignment.get(kid) ?? []);
  for (const app of apps) {
    if (chosen) next.add(app);
    else next.delete(app);
  }
  return new Map([...assignment, [kid, next]]);
}

/** Pairs of the same unit, as the program found them in what was saved: `kid app`. */
export function conflictsOf(round: AgencyRound): ReadonlySet<string> {
  return new Set(
    round.assignments.flatMap((entry) => entry.unitConflicts.map((app) => `${entry.kid} ${app}`)),
  );
}

export function expertsOf(assignment: Assignment, app: string): number {
  return [...assignment.values()].filter((apps) => apps.has(app)).length;
}

export function isSame(a: Assignment, b: Assignment): boolean {
  return [...a].every(([kid, apps]) => {
    const other = b.get(kid) ?? new Set<string>();
    return apps.size === other.size && [...apps].every((app) => other.has(app));
  });
}

/** What the operation takes; an expert without any application is not on the panel. */
export function asInput(
  assignment: Assignment,
): { readonly kid: string; readonly apps: string[] }[] {
  return [...assignment]
    .filter(([, apps]) => apps.size > 0)
    .map(([kid, apps]) => ({ kid, apps: [...apps].sort() }));
}

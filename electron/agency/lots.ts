import type { Policy } from '../../shared/policy.ts';

/** Assignments without those to applications that go straight to signing: an index or a rule that
 * came later may have left some behind. */
export function judgedAssignments<A extends { readonly app: string }>(
  assignments: readonly A[],
  applications: readonly InLot[],
  policy: Policy,
): readonly A[] {
  const direct = directApplications(applications, policy);
  return assignments.filter(({ app }) => !direct.has(app));
}

type InLot = { readonly app: string; readonly lot: string };

/**
 * Applications that go straight to signing: the only one of their lot, where the rule says so. They
 * are not sealed, not assigned and not scored, and the result says it.
 */
export function directApplications(
  applications: readonly InLot[],
  policy: Policy,
): ReadonlySet<string> {
  if (policy.singleApplication !== 'direct') return new Set();
  const lots = Map.groupBy(applications, (application) => application.lot);
  return new Set(
    [...lots.values()].filter((lot) => lot.length === 1).flatMap(([only]) => only?.app ?? []),
  );
}

import type { Policy } from '../../shared/policy.ts';

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

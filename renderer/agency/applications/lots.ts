import type { AgencyApplication } from '../../../shared/operations/agency.ts';

export type LotGroup = {
  readonly lot: string;
  readonly title: string;
  readonly applications: readonly AgencyApplication[];
};

/** Applications under the lot that they compete in, lots by id and applications by id. */
export function lotsOf(applications: readonly AgencyApplication[]): readonly LotGroup[] {
  const groups = new Map<string, AgencyApplication[]>();
  for (const application of applications) {
    const group = groups.get(application.lot);
    if (group === undefined) groups.set(application.lot, [application]);
    else group.push(application);
  }
  return [...groups]
    .map(([lot, group]) => ({
      lot,
      title: group[0]?.lotTitle ?? '',
      applications: group.sort((a, b) => (a.app < b.app ? -1 : 1)),
    }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
}

/** Bytes of all documents that were found. */
export function sizeOf(applications: readonly AgencyApplication[]): number {
  return applications
    .flatMap((application) => application.documents)
    .reduce((sum, document) => sum + (document.size ?? 0), 0);
}

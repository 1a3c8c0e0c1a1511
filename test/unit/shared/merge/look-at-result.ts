// What both files of properties look at.
import type { ResultContent, Standing } from '../../../../shared/objects/result.ts';

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isCounted = ({ use }: Standing['sheets'][number]): boolean =>
  use === 'used' || use === 'trimmed-high' || use === 'trimmed-low';

export const allStandings = ({ lots }: ResultContent) =>
  lots.flatMap((lot) =>
    lot.standings.map((standing) => ({ lot, standing, rows: standing.sheets })),
  );

export function standingOf({ lots }: ResultContent, app: string): Standing {
  const found = lots.flatMap(({ standings }) => standings).find((standing) => standing.app === app);
  if (found === undefined) throw new Error(`no standing of ${app}`);
  return found;
}

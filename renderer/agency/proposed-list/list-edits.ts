import type { DepartureKind } from '../../../shared/objects/proposed-list.ts';
import type { ListRow, ListView } from '../../../shared/operations/proposed-list.ts';

type Edit = {
  readonly app: string;
  readonly listed: boolean;
  readonly place: number | null;
  readonly choice: string | null;
};

/** Rows of one lot in the order in which they are shown: listed ones by place, then the others. */
export function shownRows(rows: readonly ListRow[]): readonly ListRow[] {
  return rows.toSorted(
    (a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER),
  );
}

const asEdit = ({ app, listed, place, choice }: ListRow): Edit => ({ app, listed, place, choice });

/** All rows with one application put on the list, at its end, or taken off. */
export const withListed = (rows: readonly ListRow[], app: string, listed: boolean): Edit[] =>
  rows.map((row) =>
    row.app === app
      ? { ...asEdit(row), listed, place: listed ? rows.length + 1 : null }
      : asEdit(row),
  );

/** All rows with another outcome proposed for one application; null takes it off. */
export const withChoice = (rows: readonly ListRow[], app: string, choice: string | null): Edit[] =>
  rows.map((row) =>
    row.app === app
      ? {
          ...asEdit(row),
          listed: choice !== null,
          place: choice === null ? null : (row.place ?? rows.length + 1),
          choice: choice ?? row.result.choice,
        }
      : asEdit(row),
  );

/** All rows with one application changing places with the one before it in its lot. */
export function movedUp(rows: readonly ListRow[], app: string): Edit[] {
  const moving = rows.find((row) => row.app === app);
  const above = rows.find(
    ({ lot, place }) =>
      moving !== undefined &&
      lot === moving.lot &&
      moving.place !== null &&
      place === moving.place - 1,
  );
  return rows.map((row) => {
    if (above === undefined || moving === undefined) return asEdit(row);
    if (row.app === app) return { ...asEdit(row), place: above.place };
    return row.app === above.app ? { ...asEdit(row), place: moving.place } : asEdit(row);
  });
}

/** The reasons as they stand, one of them as it was just written. */
export function withReason(
  { departures }: Pick<ListView, 'departures'>,
  app: string,
  kind: DepartureKind,
  reason: string,
): ListView['departures'] {
  return departures.map((one) => (one.app === app && one.kind === kind ? { ...one, reason } : one));
}

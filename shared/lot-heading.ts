/** The id of the one lot of a round that has none. */
export const wholeRoundLot = 'ALL';

/** What a lot is called over its applications: id and title, or the title alone where the lot is the
 * whole round. */
export const lotHeading = ({
  lot,
  title,
}: {
  readonly lot: string;
  readonly title: string;
}): string => (lot === wholeRoundLot ? title : `${lot} · ${title}`);

import type { ListView } from '../../../shared/operations/proposed-list.ts';

/** What each part of the list's step gets. */
export type ListProps = {
  readonly round: string;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
};

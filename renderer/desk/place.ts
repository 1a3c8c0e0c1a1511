/** Where the expert is. The places of a round are the order of the work. */
export type RoundPlace = 'declaration' | 'desk' | 'overview' | 'submission';

export type Place =
  | { readonly kind: 'inbox' }
  | {
      readonly kind: RoundPlace;
      readonly round: string;
      /** Desk: which application to show; declaration: which to scroll to. */
      readonly app?: string;
      /** Desk: which entry of the rubric to put the cursor in (`scoring/entries.ts`). */
      readonly item?: string;
    };

export type Go = (place: Place) => void;

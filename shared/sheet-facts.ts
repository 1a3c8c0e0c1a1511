import type { Sheet } from './objects/sheet.ts';

/** What judging and merging look at: everything of a sheet but its long words and cited places,
 * which are many times as long. Whoever shows those reads the sheet itself. */
export type SheetFacts = Omit<
  Sheet,
  'overall' | 'comments' | 'evidence' | 'nonce' | 'claimed_at' | 'app_version'
> & {
  /** Where the expert wrote more than blanks. */
  readonly written: { readonly overall: boolean; readonly comments: readonly string[] };
  /** What its cited places are cited for, each id once; absent where it cites none. */
  readonly cited?: { readonly criteria: readonly string[]; readonly targets: readonly string[] };
};

export function sheetFacts(sheet: Sheet): SheetFacts {
  const { overall, comments, evidence, nonce, claimed_at, app_version, ...facts } = sheet;
  return {
    ...facts,
    written: {
      overall: overall.trim() !== '',
      comments: comments.filter(({ text }) => text.trim() !== '').map(({ item }) => item),
    },
    ...(evidence.length === 0 ? {} : { cited: citedFor(evidence) }),
  };
}

function citedFor(evidence: Sheet['evidence']): SheetFacts['cited'] {
  const ids = (isTarget: boolean) => [
    ...new Set(evidence.filter(({ on }) => (on === 'target') === isTarget).map(({ item }) => item)),
  ];
  return { criteria: ids(false), targets: ids(true) };
}

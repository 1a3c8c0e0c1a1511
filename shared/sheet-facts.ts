import type { Sheet } from './objects/sheet.ts';

/** What judging and merging look at: everything of a sheet but its long words and cited places,
 * which are many times as long. Whoever shows those reads the sheet itself. */
export type SheetFacts = Omit<
  Sheet,
  'overall' | 'comments' | 'evidence' | 'nonce' | 'claimed_at' | 'app_version'
> & {
  /** Where the expert wrote more than blanks. */
  readonly written: { readonly overall: boolean; readonly comments: readonly string[] };
};

export function sheetFacts(sheet: Sheet): SheetFacts {
  const { overall, comments, evidence, nonce, claimed_at, app_version, ...facts } = sheet;
  return {
    ...facts,
    written: {
      overall: overall.trim() !== '',
      comments: comments.filter(({ text }) => text.trim() !== '').map(({ item }) => item),
    },
  };
}

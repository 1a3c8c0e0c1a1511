import type { Standing } from '../objects/result.ts';
import { byCodeUnits } from './code-unit-order.ts';
import type { Absence, MergeSheet } from './merge-input.ts';

export type SheetRowUse = Standing['sheets'][number]['use'];

/** What one expert's sheets for one application come to: the sheet to show (the counted one where
 * there is one), how it is used, and the use of every sheet looked at. */
export type Contribution = {
  readonly sheet: MergeSheet | null;
  readonly use: SheetRowUse;
  readonly reason: string;
  readonly uses: readonly { readonly sha256: string; readonly use: SheetUseOfSheet }[];
  /** Two sheets claim the same revision: both are kept as evidence, neither counts. */
  readonly equivocal: boolean;
};

type SheetUseOfSheet = Exclude<SheetRowUse, 'missing' | 'cannot-judge'>;

/** Decides which of an expert's sheets for one application counts. The newest accepted revision
 * supersedes the others; a withdrawal leaves none; a recusal voids whatever came. */
export function contributionOf(
  sheets: readonly MergeSheet[],
  absence: Absence | undefined,
): Contribution {
  const newestFirst = [...sheets].sort((a, b) => b.rev - a.rev || byCodeUnits(a.sha256, b.sha256));
  if (absence?.state === 'recused') return voided(newestFirst, absence);
  const equivocal = claimsOneRevisionTwice(newestFirst);
  const counted = equivocal ? undefined : newestFirst.find(isAccepted);
  const fateOf = (sheet: MergeSheet): SheetUseOfSheet => {
    if (!isAccepted(sheet)) return sheet.verdict === 'void' ? (sheet.stated ?? 'void') : 'held';
    if (equivocal) return 'held';
    if (sheet !== counted) return 'superseded';
    return sheet.state === 'withdrawn' ? 'withdrawn' : 'used';
  };
  const uses = newestFirst.map((sheet) => ({ sha256: sheet.sha256, use: fateOf(sheet) }));
  const shown = counted ?? newestFirst[0];
  if (shown === undefined) return withoutSheet(absence);
  return { sheet: shown, use: fateOf(shown), reason: shown.reason, uses, equivocal };
}

const isAccepted = ({ verdict }: MergeSheet) => verdict === 'accepted';

function withoutSheet(absence: Absence | undefined): Contribution {
  return {
    sheet: null,
    use: absence?.state ?? 'missing',
    reason: absence?.reason ?? '',
    uses: [],
    equivocal: false,
  };
}

function voided(newestFirst: readonly MergeSheet[], absence: Absence): Contribution {
  const sheet = newestFirst[0] ?? null;
  return {
    sheet,
    use: sheet === null ? 'recused' : (sheet.stated ?? 'void'),
    reason: absence.reason,
    uses: newestFirst.map(({ sha256, stated }) => ({ sha256, use: stated ?? 'void' })),
    equivocal: false,
  };
}

function claimsOneRevisionTwice(sheets: readonly MergeSheet[]): boolean {
  const revs = sheets.filter(isAccepted).map(({ rev }) => rev);
  return new Set(revs).size < revs.length;
}

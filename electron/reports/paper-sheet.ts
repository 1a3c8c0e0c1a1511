import type { CitedPart } from '../../shared/cited-part.ts';
import { Refusal } from '../../shared/errors.ts';
import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import type { Target } from '../../shared/objects/bundle.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';
import { showsTotal } from '../../shared/shows-total.ts';

/** What the workspace knows about a sheet whose hash stands on a printed page. */
export type KnownSheet = {
  readonly sha256: string;
  readonly expert: { readonly expert: string; readonly name: string; readonly unit: string };
  readonly title: string;
  readonly unit: string;
  readonly lot: string;
  readonly lotTitle: string;
  /** What the agency made of it; null while no receipt says so (at the expert's). */
  readonly verdict: string | null;
  /** Agency: when its post was taken in. Expert: when it was signed. UTC to the second. */
  readonly at: string;
  /** The received file that brought it; null at the expert's. */
  readonly fileName: string | null;
  /** Highest revision of this expert for this application that the workspace knows. */
  readonly latestRev: number;
};

/** The signed content behind a printed page, in the page's order, to compare line by line. */
export type PaperSheet = KnownSheet & {
  readonly round: string;
  readonly app: string;
  readonly rev: number;
  readonly state: Sheet['state'];
  /** `value` and `max` in hundredths of a point; null where the sheet or the form has none. */
  readonly scores: readonly {
    readonly item: string;
    readonly title: Bilingual;
    readonly value: number | null;
    readonly max: number | null;
    readonly comment: string;
  }[];
  /** Exact, in points. */
  readonly total: string;
  /** As the page prints it; null where the page has none. */
  readonly printedTotal: string | null;
  readonly fullMark: number;
  readonly decision: { readonly id: string; readonly title: Bilingual } | null;
  readonly decisionReason: string;
  /** Every veto question of the form; `reason` null where it was not ticked. */
  readonly vetoes: readonly {
    readonly item: string;
    readonly title: Bilingual;
    readonly reason: string | null;
  }[];
  readonly targets: readonly {
    readonly target: string;
    readonly title: string;
    readonly planned: string;
    readonly judgement: Bilingual;
    readonly note: string;
  }[];
  readonly overall: string;
  readonly evidence: readonly (CitedPart & {
    readonly title: Bilingual;
    readonly document: string;
    readonly pageLabel: string;
    readonly quote: string | null;
  })[];
};

/**
 * The one row whose hash is `sha256` or begins with it.
 * @param sha256 16 to 64 hex digits as people type them: in any case, in groups if they like
 * @throws Refusal paper-hash, paper-unknown, paper-ambiguous
 */
export function findByHash<Row>(
  sha256: string,
  rows: readonly Row[],
  hashOf: (row: Row) => string,
): Row {
  const hash = sha256.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{16,64}$/.test(hash)) throw new Refusal('paper-hash', 'not a hash of a sheet');
  const [found, another] = rows.filter((row) => hashOf(row).startsWith(hash));
  if (found === undefined) throw new Refusal('paper-unknown', 'no sheet of this hash', { hash });
  if (another !== undefined) {
    throw new Refusal('paper-ambiguous', 'several sheets begin so', { hash });
  }
  return found;
}

/** Joins what is known about a sheet with its signed content. `documents`: title by
 * SHA-256 of the document; `targets`: those of the application. */
export function paperSheet(
  known: KnownSheet,
  sheet: Sheet,
  form: Form,
  documents: ReadonlyMap<string, string>,
  targets: readonly Target[],
): PaperSheet {
  const { rubric, policy } = form;
  const criteria = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const titleOf = (item: string): Bilingual => criteria.get(item)?.title ?? { zh: item, en: item };
  const values = new Map(sheet.scores.map(({ item, value }) => [item, value]));
  const comments = new Map(sheet.comments.map(({ item, text }) => [item, text]));
  const vetoes = new Map(sheet.vetoes?.map(({ item, reason }) => [item, reason]));
  const items = new Set([...criteria.keys(), ...values.keys(), ...comments.keys()]);
  const choice = rubric.decision.choices.find(({ id }) => id === sheet.decision);
  return {
    ...known,
    round: sheet.round,
    app: sheet.app,
    rev: sheet.rev,
    state: sheet.state,
    scores: [...items].map((item) => ({
      item,
      title: titleOf(item),
      value: values.get(item) ?? null,
      max: criteria.get(item)?.max ?? null,
      comment: comments.get(item) ?? '',
    })),
    total: sheet.total,
    printedTotal: showsTotal(form) ? printedAt(policy, 'sheet', parseExact(sheet.total)) : null,
    fullMark: rubric.fullMark,
    decision:
      sheet.decision === null
        ? null
        : {
            id: sheet.decision,
            title: choice?.title ?? { zh: sheet.decision, en: sheet.decision },
          },
    decisionReason: sheet.decision_reason ?? '',
    vetoes: rubric.criteria.flatMap(({ id, veto }) =>
      veto === undefined ? [] : [{ item: id, title: veto.title, reason: vetoes.get(id) ?? null }],
    ),
    targets: judgedTargets(sheet, rubric, targets),
    overall: sheet.overall,
    evidence: sheet.evidence.map((cited) => ({
      item: cited.item,
      ...(cited.on === undefined ? {} : { on: cited.on }),
      title: cited.on === undefined ? titleOf(cited.item) : targetTitle(cited.item, targets),
      document: documents.get(cited.doc_sha256) ?? cited.docid,
      pageLabel: cited.page_label === '' ? String(cited.page_index + 1) : cited.page_label,
      quote: cited.quote?.exact ?? null,
    })),
  };
}

function targetTitle(item: string, targets: readonly Target[]): Bilingual {
  const known = targets.find(({ id }) => id === item);
  const title = known === undefined ? item : `${item} ${known.title}`;
  return { zh: title, en: title };
}

function judgedTargets(
  sheet: Sheet,
  rubric: Rubric,
  targets: readonly Target[],
): PaperSheet['targets'] {
  return (sheet.targets ?? []).map(({ target, judgement, note }) => {
    const known = targets.find(({ id }) => id === target);
    const word = rubric.targets?.judgements.find(({ id }) => id === judgement)?.title;
    return {
      target,
      title: known?.title ?? target,
      planned: known?.planned ?? '',
      judgement: word ?? { zh: judgement, en: judgement },
      note,
    };
  });
}

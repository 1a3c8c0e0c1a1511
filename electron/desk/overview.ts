import { compare, type Exact, parseExact } from '../../shared/merge/exact.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { OverviewRow } from '../../shared/operations/expert.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { documentItems, openRecords } from './desk-view.ts';
import {
  applicationState,
  type DraftContent,
  readRoundContents,
  totalOf,
} from './draft-content.ts';
import { shownTotal } from './drafts.ts';
import { formOf, readPapers, rosterOf } from './round-papers.ts';

/**
 * The expert's own scores side by side: missing ones are null, places count within the lot and ties
 * share one.
 * @throws Refusal as readDesk does
 */
export async function readOverview(
  session: ExpertSession,
  round: string,
): Promise<readonly OverviewRow[]> {
  const papers = readPapers(session, round);
  const form = formOf(papers).payload;
  const records = await openRecords(session, papers);
  const contentOf = readRoundContents(session.vault.read, round);
  const documentsOf = documentItems(session, round);
  const { criteria } = form.rubric;
  const rows = rosterOf(papers).payload.apps.map(({ app, lot, lot_title, party }) => {
    const access = accessTo(papers, app);
    const content = contentOf(app);
    const record = records.get(app);
    const exact = access === 'open' && showsTotal(form) ? totalOf(form, content)?.exact : null;
    return {
      exact: exact == null ? null : parseExact(exact),
      row: {
        app,
        lot,
        lotTitle: lot_title,
        title: party.title,
        state: applicationState(access, content, form),
        scores: Object.fromEntries(criteria.map(({ id }) => [id, content.scores[id] ?? null])),
        total: shownTotal(form, content),
        place: null,
        decision: content.draft?.decision ?? null,
        ...statedBeside(form, content),
        evidenceCount: content.evidenceCount,
        commentCount: Object.keys(content.comments).length,
        documents: record ? documentsOf(record) : [],
      },
    };
  });
  return rows.map(({ row, exact }) => {
    const rivals = rows.flatMap((one) => (one.row.lot === row.lot ? (one.exact ?? []) : []));
    return { ...row, place: exact === null ? null : placeAmong(exact, rivals) };
  });
}

/** Ticked vetoes, and how many targets are judged how. */
export function statedBeside(
  { rubric }: Form,
  { vetoes, targets, askedTargets }: DraftContent,
): Pick<OverviewRow, 'vetoes' | 'targets' | 'targetsMissing'> {
  const given = askedTargets.map((target) => targets[target]?.judgement ?? null);
  const judgements = askedTargets.length === 0 ? [] : (rubric.targets?.judgements ?? []);
  return {
    vetoes: rubric.criteria.filter(({ id }) => vetoes[id] !== undefined).map(({ id }) => id),
    targets: judgements.map(({ id }) => ({
      judgement: id,
      count: given.filter((judgement) => judgement === id).length,
    })),
    targetsMissing: rubric.targets === undefined ? 0 : given.filter((one) => one === null).length,
  };
}

/** Competition place: one more than the number of better ones (1, 2, 2, 4). */
function placeAmong(own: Exact, all: readonly Exact[]): number {
  return 1 + all.filter((other) => compare(other, own) > 0).length;
}

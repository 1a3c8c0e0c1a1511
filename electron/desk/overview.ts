import { compare, type Exact, parseExact } from '../../shared/merge/exact.ts';
import type { OverviewRow } from '../../shared/operations/expert.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { documentItems, openRecords } from './desk-view.ts';
import { applicationState, readRoundContents, totalOf } from './draft-content.ts';
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
  const contentOf = readRoundContents(session.vault.read, round);
  const records = await openRecords(session, papers);
  const documentsOf = documentItems(session, round);
  const { criteria } = form.rubric;
  const rows = rosterOf(papers).payload.apps.map(({ app, lot, lot_title, party }) => {
    const access = accessTo(papers, app);
    const content = contentOf(app);
    const record = records.get(app);
    const exact = access === 'open' && criteria.length > 0 ? totalOf(form, content)?.exact : null;
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

/** Competition place: one more than the number of better ones (1, 2, 2, 4). */
function placeAmong(own: Exact, all: readonly Exact[]): number {
  return 1 + all.filter((other) => compare(other, own) > 0).length;
}

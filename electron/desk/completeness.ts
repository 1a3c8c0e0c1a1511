import { listDrafts } from '../vault/expert-drafts.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import type { RoundPapers } from './round-papers.ts';

/** True where every application of the roster is settled: recused, not judged, or signed. */
export function isComplete(
  session: ExpertSession,
  papers: RoundPapers,
  beingSigned: ReadonlySet<string> = new Set(),
): boolean {
  const drafts = listDrafts(session.vault.read, papers.row.round);
  const signed = new Set(drafts.filter((one) => one.state === 'signed').map((one) => one.app));
  const apps = papers.roster?.payload.apps ?? [];
  return apps.every(({ app }) => {
    const access = accessTo(papers, app);
    if (access === 'recused' || access === 'cannot-judge') return true;
    return access === 'open' && (signed.has(app) || beingSigned.has(app));
  });
}

import { findByHash, type PaperSheet, paperSheet } from '../reports/paper-sheet.ts';
import { listSheets, listVerdicts } from '../vault/expert-submissions.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { openRecords } from './desk-view.ts';
import { expertProfile } from './expert-profile.ts';
import { storedSheet } from './outgoing-post.ts';
import { formOf, readPapers, rosterOf } from './round-papers.ts';

/**
 * The own signed sheet that a printed page claims to be, its signature checked once more.
 * @param sha256 as the page shows it, or its first digits, see findByHash
 * @throws Refusal round-unknown, paper-hash, paper-unknown, paper-ambiguous, bundle-missing,
 * roster-missing, and as openRecords does
 */
export async function signedPaper(
  session: ExpertSession,
  round: string,
  sha256: string,
): Promise<PaperSheet> {
  const papers = readPapers(session, round);
  const { read } = session.vault;
  const sheets = listSheets(read, round);
  const found = findByHash(sha256, sheets, (sheet) => sheet.sha256);
  const { payload } = storedSheet(session, found.sha256);
  const entry = rosterOf(papers).payload.apps.find(({ app }) => app === found.app);
  const record = (await openRecords(session, papers)).get(found.app);
  const verdict = listVerdicts(read, round).find((one) => one.payloadSha256 === found.sha256);
  const { expert, name, unit } = expertProfile(session);
  return paperSheet(
    {
      sha256: found.sha256,
      expert: { expert, name, unit },
      title: entry?.party.title ?? '',
      unit: entry?.party.unit ?? '',
      lot: entry?.lot ?? '',
      lotTitle: entry?.lot_title ?? '',
      verdict: verdict?.verdict ?? null,
      at: found.signedAt,
      fileName: null,
      latestRev: Math.max(...sheets.filter(({ app }) => app === found.app).map(({ rev }) => rev)),
    },
    payload,
    formOf(papers).payload,
    new Map(record?.docs.map(({ sha256: content, title }) => [content, title])),
    record?.targets ?? [],
  );
}

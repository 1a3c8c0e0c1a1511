import type { SubmissionCheck, SubmissionProblem } from '../../shared/operations/expert.ts';
import { listReadings } from '../vault/expert-reading.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { type DraftContent, missingParts, readRoundContents } from './draft-content.ts';
import { shownTotal } from './drafts.ts';
import { statedBeside } from './overview.ts';
import { formOf, type RoundPapers, readPapers, rosterOf } from './round-papers.ts';
import { applicationRecords } from './sealed-documents.ts';

/**
 * What stands between the expert and a signature. A missing declaration blocks; applications that
 * are not complete may be left for a later post, which is then a conscious choice.
 * @throws Refusal round-unknown, bundle-missing, roster-missing
 */
export async function checkSubmission(
  session: ExpertSession,
  round: string,
): Promise<SubmissionCheck> {
  const papers = readPapers(session, round);
  const form = formOf(papers).payload;
  const problems: SubmissionProblem[] = [];
  const ready: SubmissionCheck['ready'][number][] = [];
  const unopened = await unopenedDocuments(session, papers);
  // After the records were opened: they say which targets there are.
  const contentOf = readRoundContents(session.vault.read, round);
  for (const { app, party } of rosterOf(papers).payload.apps) {
    const access = accessTo(papers, app);
    const about = { app, title: party.title };
    if (access === 'undeclared' || access === 'outdated') {
      problems.push({ ...about, item: null, kind: 'declaration-missing', blocking: true });
    }
    if (access === 'recusal-pending') {
      problems.push({ ...about, item: null, kind: 'recusal-undecided', blocking: false });
    }
    if (access !== 'open') continue;
    const content = contentOf(app);
    if (content.draft?.state === 'signed') continue;
    const missing = missingParts(form, content);
    problems.push(...missing.map((part) => ({ ...about, ...part, blocking: false })));
    for (const docid of unopened(app)) {
      problems.push({ ...about, item: docid, kind: 'document-unopened', blocking: false });
    }
    if (missing.length === 0) {
      const decision = content.draft?.decision ?? null;
      const { vetoes, targets } = statedBeside(form, content);
      const total = shownTotal(form, content);
      ready.push({ ...about, rev: revOf(content), total, decision, vetoes, targets });
    }
  }
  return { problems, ready };
}

const revOf = ({ draft }: DraftContent): number => draft?.rev ?? 1;

/** Documents of which no page was on the screen yet. */
async function unopenedDocuments(
  session: ExpertSession,
  papers: RoundPapers,
): Promise<(app: string) => readonly string[]> {
  const { round } = papers.row;
  const apps = rosterOf(papers).payload.apps.map((entry) => entry.app);
  const open = apps.filter((app) => accessTo(papers, app) === 'open');
  const records = await applicationRecords(session, papers, open);
  const opened = new Set(
    listReadings(session.vault.read, round)
      .filter((reading) => reading.pagesSeen > 0)
      .map((reading) => `${reading.app}/${reading.docid}`),
  );
  return (app) =>
    (records.get(app)?.docs ?? [])
      .map((document) => document.docid)
      .filter((docid) => !opened.has(`${app}/${docid}`));
}

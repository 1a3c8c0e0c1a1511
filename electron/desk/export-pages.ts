import { chinaTime } from '../../shared/china-time.ts';
import { Refusal } from '../../shared/errors.ts';
import type { ApplicationRecord } from '../../shared/objects/bundle.ts';
import type { Sheet } from '../../shared/objects/sheet.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { bundleCode } from '../formats/bundle-reader.ts';
import type { PrintedSheet } from '../reports/printed-sheet.ts';
import { sheetPagesHtml } from '../reports/sheet-pages.ts';
import { lastSubmission, listSheets } from '../vault/expert-submissions.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { checkSubmission } from './check-submission.ts';
import { openRecords } from './desk-view.ts';
import { expertProfile } from './expert-profile.ts';
import {
  type ChoosePath,
  safeName,
  savedAs,
  storedSheet,
  submissionCode,
} from './outgoing-post.ts';
import { formOf, type RoundPapers, readPapers, rosterOf } from './round-papers.ts';
import { sheetOf } from './sheet-of-draft.ts';

/** Renders a self-contained page to PDF: `Host.printToPdf`. */
export type PrintToPdf = (html: string) => Promise<Uint8Array>;

/**
 * The pages that would be signed now, each marked as a preview.
 * @throws Refusal as checkSubmission does
 */
export async function previewPages(
  session: ExpertSession,
  round: string,
  print: PrintToPdf,
): Promise<{ readonly pdf: Uint8Array }> {
  const papers = readPapers(session, round);
  const { ready } = await checkSubmission(session, round);
  const records = await openRecords(session, papers);
  const sheets = ready.flatMap(({ app }) => {
    const application = records.get(app);
    return application ? [printed(application, sheetOf(session, papers, application), null)] : [];
  });
  return { pdf: await print(pagesHtml(session, papers, sheets, null)) };
}

/**
 * The printed face of what was signed: a cover and a page per application, latest revisions.
 * @throws Refusal nothing-signed, dialog-cancelled, disk-full, file-unwritable
 */
export async function exportPages(
  session: ExpertSession,
  round: string,
  print: PrintToPdf,
  choosePath: ChoosePath,
): Promise<SavedFile> {
  const papers = readPapers(session, round);
  const submission = lastSubmission(session.vault.read, round);
  const latest = new Map(listSheets(session.vault.read, round).map((sheet) => [sheet.app, sheet]));
  if (!submission || latest.size === 0) throw new Refusal('nothing-signed', 'no signed sheet');
  const records = await openRecords(session, papers);
  const sheets = [...latest.values()].flatMap(({ app, sha256 }) => {
    const application = records.get(app);
    const sheet = storedSheet(session, sha256).payload;
    return application ? [printed(application, sheet, sha256)] : [];
  });
  const name = safeName(expertProfile(session).name) || session.expert;
  const path = await choosePath(`${round}-${name}-sheets.pdf`);
  const signed = { code: submissionCode(submission.sha256), at: submission.signedAt };
  const pdf = await print(pagesHtml(session, papers, sheets, signed));
  await writeFileAtomically(path, (file) => file.write(pdf, 0));
  record(session, 'pages-exported', submission.sha256);
  return savedAs(path);
}

function pagesHtml(
  session: ExpertSession,
  papers: RoundPapers,
  sheets: readonly PrintedSheet[],
  signed: { readonly code: string; readonly at: string } | null,
): string {
  const { expert, name, unit, title } = expertProfile(session);
  return sheetPagesHtml({
    form: formOf(papers).payload,
    expert: { expert, name, unit, title },
    bundleCode: bundleCode(papers.row.sealSha256 ?? ''),
    submissionCode: signed?.code ?? null,
    signedAt: signed ? chinaTime(signed.at) : '',
    sheets,
    absent: absentOf(papers),
  });
}

function absentOf(papers: RoundPapers) {
  return rosterOf(papers).payload.apps.flatMap(({ app, party }) => {
    const state = accessTo(papers, app);
    if (state !== 'recused' && state !== 'cannot-judge') return [];
    const answer = papers.declaration?.payload.apps.find((candidate) => candidate.app === app);
    const reason = papers.decisions.get(app)?.reason ?? answer?.detail ?? '';
    return [{ app, title: party.title, state, reason }];
  });
}

function printed(
  application: ApplicationRecord,
  sheet: Sheet,
  sha256: string | null,
): PrintedSheet {
  const titles = new Map(application.docs.map((document) => [document.docid, document.title]));
  return {
    app: sheet.app,
    lot: application.lot,
    lotTitle: application.lot_title,
    title: application.party.title,
    unit: application.party.unit,
    rev: sheet.rev,
    withdrawn: sheet.state === 'withdrawn',
    scores: Object.fromEntries(sheet.scores.map(({ item, value }) => [item, value])),
    total: sheet.total,
    decision: sheet.decision,
    decisionReason: sheet.decision_reason ?? '',
    vetoes: sheet.vetoes ?? [],
    targets: judgedTargets(application, sheet),
    comments: Object.fromEntries(sheet.comments.map(({ item, text }) => [item, text])),
    overall: sheet.overall,
    evidence: sheet.evidence.map(({ item, on, docid, page_label, page_index, quote }) => ({
      item,
      ...(on === undefined ? {} : { on }),
      document: titles.get(docid) ?? docid,
      pageLabel: page_label === '' ? String(page_index + 1) : page_label,
      quote: quote?.exact ?? null,
    })),
    sha256,
  };
}

function judgedTargets(application: ApplicationRecord, sheet: Sheet): PrintedSheet['targets'] {
  const judged = new Map((sheet.targets ?? []).map((one) => [one.target, one]));
  return (application.targets ?? []).map((target) => {
    const { judgement = null, note = '' } = judged.get(target.id) ?? {};
    return { ...target, judgement, note };
  });
}

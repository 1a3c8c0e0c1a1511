import { invariant } from '../../shared/errors.ts';
import { onlyKey, openObject } from '../formats/jws.ts';
import { findByHash, type PaperSheet, paperSheet } from '../reports/paper-sheet.ts';
import { listApplications } from '../vault/agency-applications.ts';
import { listReceivedPosts, listReceivedRows, readReceivedText } from '../vault/agency-posts-in.ts';
import type { AgencySession } from '../workspace/session.ts';
import { enrolledKey, knownExpert } from './experts.ts';
import { sealedRound } from './rounds.ts';
import { sealedForm } from './sealed-form.ts';

/**
 * The received sheet that a printed page claims to be, its signature checked once more.
 * @param sha256 as the page shows it, or its first digits, see findByHash
 * @throws Refusal round-unknown, round-not-sealed, paper-hash, paper-unknown, paper-ambiguous
 */
export function receivedPaper(session: AgencySession, id: string, sha256: string): PaperSheet {
  const round = sealedRound(session, id);
  const { read } = session.vault;
  const sheets = listReceivedRows(read, id).filter(({ type }) => type === 'sheet');
  const found = findByHash(sha256, sheets, ({ payloadSha256 }) => payloadSha256);
  const expert = knownExpert(session, found.kid);
  const key = enrolledKey(session, found.kid);
  const jws = readReceivedText(read, id, found.kid, found.payloadSha256) ?? '';
  const opened = openObject('sheet', jws, onlyKey(key));
  invariant(opened.payloadSha256 === found.payloadSha256, 'a received sheet has its own hash');
  const sheet = opened.payload;
  const application = listApplications(read, id).find(({ app }) => app === sheet.app);
  const post = listReceivedPosts(read, id).find(({ seq }) => seq === found.firstPost);
  const ofOneApplication = sheets.filter(({ kid, app }) => kid === found.kid && app === found.app);
  return paperSheet(
    {
      sha256: found.payloadSha256,
      expert: { expert: expert.expert, name: expert.name, unit: expert.unit },
      title: application?.party.title ?? '',
      unit: application?.party.unit ?? '',
      lot: application?.lot ?? '',
      lotTitle: application?.lotTitle ?? '',
      verdict: found.verdict,
      at: found.receivedAt,
      fileName: post?.fileName ?? null,
      latestRev: Math.max(...ofOneApplication.map(({ rev }) => rev)),
    },
    sheet,
    sealedForm(session, round),
    new Map(
      application?.documents.flatMap(({ sha256: content, title }) =>
        content === null ? [] : [[content, title]],
      ),
    ),
    application?.targets ?? [],
  );
}

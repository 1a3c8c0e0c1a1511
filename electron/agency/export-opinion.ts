import { Refusal } from '../../shared/errors.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import { opinionPaperHtml, opinionPublicationHtml } from '../reports/opinion-pages.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { mergedRound } from './merged-round.ts';
import { latestOpinion, namedPlaces, opinionMembers } from './opinion.ts';
import { sealedForm } from './sealed-form.ts';

export type OpinionFormat = 'paper' | 'publication' | 'signed';

/**
 * Writes the approved opinion: with its signature sheet (internal), without anybody's name (for
 * publication), or as the signed object.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, opinion-missing, opinion-names,
 * dialog-cancelled, and as saveFile does
 */
export async function exportOpinion(
  { session, host }: AgencyContext,
  input: { readonly round: string; readonly format: OpinionFormat; readonly knowingly: boolean },
): Promise<SavedFile> {
  const merged = mergedRound(session, input.round);
  const signed = latestOpinion(session, input.round);
  if (!signed) throw new Refusal('opinion-missing', 'no opinion was signed');
  const form = sealedForm(session, merged.round);
  const { payload, payloadSha256 } = signed;
  const { format } = input;
  if (format === 'publication' && !input.knowingly) refuseNames(merged, payload.content);
  const isUpon = payload.content.result_content_sha256 === merged.contentSha256;
  const pages = { opinion: payload, sha256: payloadSha256, result: merged.content, isUpon, form };
  const bytes =
    format === 'signed'
      ? utf8(signed.jws)
      : await host.printToPdf(
          format === 'paper'
            ? opinionPaperHtml({ ...pages, members: opinionMembers(session, merged, payload) })
            : opinionPublicationHtml(pages),
        );
  const names = { paper: '综合评审意见', publication: '综合评审意见-公开', signed: '综合评审意见' };
  const saved = await saveFile(host, bytes, {
    title: '综合评审意见保存到',
    suggestedName: `${names[format]}-${input.round}.${format === 'signed' ? 'hpopinion' : 'pdf'}`,
    kind: '综合评审意见',
  });
  record(session, `opinion-exported-${format}`, payloadSha256);
  return saved;
}

function refuseNames(...[merged, content]: Parameters<typeof namedPlaces>): void {
  const named = namedPlaces(merged, content);
  if (named.length === 0) return;
  const names = [...new Set(named.flatMap((place) => place.names))].join('、');
  throw new Refusal('opinion-names', 'members seem to be named', { names });
}

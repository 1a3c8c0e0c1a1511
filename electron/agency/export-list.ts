import { Refusal } from '../../shared/errors.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import { listPaperHtml, noticeHtml } from '../reports/list-pages.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { mergedRound } from './merged-round.ts';
import { listRows } from './proposed-list.ts';
import { listState } from './proposed-list-state.ts';
import { sealedForm } from './sealed-form.ts';

export type ListFormat = 'notice' | 'paper' | 'signed';

/**
 * Writes the list: the public notice of the version that was published, the newest version with its
 * departures and objections (internal), or the newest signed object.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, list-missing, list-blocked where
 * nothing was published, dialog-cancelled, and as saveFile does
 */
export async function exportList(
  { session, host }: AgencyContext,
  { round: id, format }: { readonly round: string; readonly format: ListFormat },
): Promise<SavedFile> {
  const merged = mergedRound(session, id);
  const { last, versions, publication } = listState(session, id);
  if (!last) throw new Refusal('list-missing', 'no list was signed');
  const shown = versions.find(({ payloadSha256 }) => payloadSha256 === publication?.list_sha256);
  const named = format === 'notice' ? shown : last;
  if (!named || (format === 'notice' && !publication)) {
    throw new Refusal('list-blocked', 'nothing was published', {
      zhWhy: '还没有公示。',
      why: 'It was not published yet.',
    });
  }
  const form = sealedForm(session, merged.round);
  const isUpon = named.payload.result_content_sha256 === merged.contentSha256;
  const rows = listRows(merged, named.payload.entries).map((row) =>
    // Scores of another merge than the one that the list was signed upon are not its scores.
    isUpon ? row : { ...row, printed: null },
  );
  const pages = { list: named.payload, sha256: named.payloadSha256, rows, form };
  const { policy } = merged.content;
  const bytes =
    format === 'signed'
      ? utf8(named.jws)
      : await host.printToPdf(
          format === 'notice' && publication
            ? noticeHtml({ ...pages, policy, publication })
            : listPaperHtml({ ...pages, policy }),
        );
  const names = { notice: '公示', paper: '拟认定名单', signed: '拟认定名单' };
  const saved = await saveFile(host, bytes, {
    title: '名单保存到',
    suggestedName: `${names[format]}-${id}.${format === 'signed' ? 'hplist' : 'pdf'}`,
    kind: '拟认定名单',
  });
  record(session, `list-exported-${format}`, named.payloadSha256);
  return saved;
}

import { Refusal } from '../../shared/errors.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import { roundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultFormat } from '../../shared/operations/result.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import type { Host } from '../host.ts';
import { resultCsv } from '../reports/result-csv.ts';
import { resultJson } from '../reports/result-json.ts';
import { publicCsv, publicWorkbook } from '../reports/result-public.ts';
import { publicReportHtml } from '../reports/result-public-report.ts';
import { resultReportHtml } from '../reports/result-report.ts';
import { resultWorkbook } from '../reports/result-workbook.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { asRoundResult, latestSignedResult } from './merge-round.ts';
import { sealedRound } from './rounds.ts';
import { sealedForm } from './sealed-form.ts';

const extensions: Readonly<Record<ResultFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  json: 'json',
  signed: 'hpresult',
  report: 'pdf',
  'public-xlsx': 'xlsx',
  'public-csv': 'csv',
  'public-report': 'pdf',
};

/**
 * Writes the last result: as a workbook, csv, JSON, the report with lines to sign (A4 PDF), the signed
 * object itself, or one of the versions for publication, which name no expert.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, dialog-cancelled, and as
 * saveFile does
 */
export async function exportResult(
  { session, host }: AgencyContext,
  input: { readonly round: string; readonly format: ResultFormat },
): Promise<SavedFile> {
  const round = sealedRound(session, input.round);
  const signed = latestSignedResult(session, input.round);
  if (!signed) throw new Refusal('result-missing', 'the round was not merged');
  const form = sealedForm(session, round);
  const bytes =
    input.format === 'signed'
      ? utf8(signed.jws)
      : await rendered(host, asRoundResult(signed), form, input.format);
  const kind = input.format.startsWith('public-') ? '评审结果-公布版' : '评审结果';
  const saved = await saveFile(host, bytes, {
    title: '评审结果保存到',
    suggestedName: `${kind}-${input.round}.${extensions[input.format]}`,
    kind: '评审结果',
  });
  record(session, `result-exported-${input.format}`, signed.payloadSha256);
  return saved;
}

async function rendered(
  host: Host,
  result: RoundResult,
  form: Form,
  format: Exclude<ResultFormat, 'signed'>,
): Promise<Uint8Array> {
  const statistics = () => roundStatistics(result.content, result.contentSha256, form.rubric);
  switch (format) {
    case 'xlsx':
      return resultWorkbook(result, form, statistics());
    case 'csv':
      return resultCsv(result, form);
    case 'json':
      return resultJson(result, form, statistics());
    case 'report':
      return host.printToPdf(resultReportHtml(result, form, statistics()));
    case 'public-xlsx':
      return publicWorkbook(result, form);
    case 'public-csv':
      return publicCsv(result, form);
    case 'public-report':
      return host.printToPdf(publicReportHtml(result, form));
  }
}

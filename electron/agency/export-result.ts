import { Refusal } from '../../shared/errors.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import type { Host } from '../host.ts';
import { resultCsv } from '../reports/result-csv.ts';
import { resultReportHtml } from '../reports/result-report.ts';
import { resultWorkbook } from '../reports/result-workbook.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { asRoundResult, latestSignedResult } from './merge-round.ts';
import { sealedRound } from './rounds.ts';
import { sealedForm } from './sealed-form.ts';

export type ResultFormat = 'xlsx' | 'csv' | 'signed' | 'report';

const extensions: Readonly<Record<ResultFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  signed: 'hpresult',
  report: 'pdf',
};

/**
 * Writes the last result: as a workbook, as csv, as the signed object itself, or as the report with
 * lines to sign (A4 PDF).
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
  const saved = await saveFile(host, bytes, {
    title: '评审结果保存到',
    suggestedName: `评审结果-${input.round}.${extensions[input.format]}`,
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
  switch (format) {
    case 'xlsx':
      return resultWorkbook(result, form);
    case 'csv':
      return resultCsv(result);
    case 'report':
      return host.printToPdf(resultReportHtml(result, form));
  }
}

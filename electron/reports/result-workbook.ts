import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { RoundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../shared/objects/form.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { everySheet, expertsSheet, matrixSheet } from './result-sheets-experts.ts';
import { mergedCriteriaSheet, standingsSheet, votesSheet } from './result-sheets-list.ts';
import { questionedSheet } from './result-sheets-questioned.ts';
import {
  flagsSheet,
  methodSheet,
  targetsSheet,
  vetoesSheet,
  whySheet,
} from './result-sheets-statements.ts';
import { statisticsSheet } from './result-sheets-statistics.ts';
import { workbook } from './spreadsheet.ts';

/** The result as one workbook: the list, experts and applications, every sheet, experts, criteria,
 * votes, targets, vetoes, queries and decisions on scores, flags, how each figure came about, the rule, and the statistics on a sheet
 * of their own. What is a number there is a number; nothing in it is a formula. Internal: it names
 * experts. */
export function resultWorkbook(
  { content, ...rest }: RoundResult,
  form: Form,
  statistics: RoundStatistics,
): Promise<Uint8Array> {
  const isScored = showsTotal({ policy: content.policy, rubric: form.rubric });
  const sheets = [
    standingsSheet(content, form),
    matrixSheet(content, form),
    everySheet(content, form),
    expertsSheet(statistics.experts, isScored),
    mergedCriteriaSheet(content, form),
    votesSheet(content, form),
    targetsSheet(content, form),
    vetoesSheet(content, form),
    questionedSheet(content, form),
    flagsSheet(content),
    whySheet(content, form),
    methodSheet({ content, ...rest }, form),
    statisticsSheet(statistics, form.rubric),
  ];
  return workbook(sheets.filter((sheet) => sheet !== null));
}

import { stringify } from 'csv-stringify/sync';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import { lotStateWords } from '../../shared/result-words.ts';
import { votePassed, votePassedWords } from '../../shared/vote-words.ts';
import { decidedColumns } from './result-decided-columns.ts';
import { validSheets } from './result-experts.ts';
import { listed, outcomeOf } from './result-sheets-list.ts';
import { safeText } from './spreadsheet.ts';

const heading = [
  '评审单元编号',
  '评审单元',
  '状态',
  '项目编号',
  '项目名称',
  '申报单位',
  '名次',
  '入选',
  '得分',
  '精确得分',
  '有效评分数',
  '表决是否通过',
  '结论',
];

/** The standings as csv: UTF-8 with BOM and CRLF, so that spreadsheet programs open it as it is;
 * no text that one would take for a formula. It names no expert. */
export function resultCsv({ content }: RoundResult, form: Form): Uint8Array {
  const decided = decidedColumns(content, form);
  const rows = listed(content).map((row) => {
    const { lot, standing } = row;
    return [
      lot.lot,
      safeText(lot.title),
      lotStateWords[lot.state].zh,
      standing.app,
      safeText(standing.title),
      safeText(standing.unit),
      standing.place === null ? '' : String(standing.place),
      standing.selected ? '是' : '否',
      standing.printed ?? '',
      standing.exact ?? '',
      String(validSheets(standing)),
      passedWord(votePassed(lot, standing)),
      outcomeOf(row, content, form),
      ...decided.map(({ text }) => text(row)),
    ];
  });
  return csvBytes([[...heading, ...decided.map(({ title }) => title)], ...rows]);
}

/** Rows as the bytes of a csv file that spreadsheet programs read as UTF-8. */
export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(stringify([...rows], { bom: true, record_delimiter: 'windows' }));
}

const passedWord = (passed: boolean | null): string =>
  passed === null ? '' : votePassedWords[passed ? 'passed' : 'notPassed'].zh;

import { stringify } from 'csv-stringify/sync';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import { lotStateWords } from '../../shared/result-words.ts';
import { votePassed, votePassedWords } from '../../shared/vote-words.ts';
import { validSheets } from './result-experts.ts';
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
];

/** The standings as csv: UTF-8 with BOM and CRLF, so that spreadsheet programs open it as it is;
 * no text that one would take for a formula. */
export function resultCsv({ content }: RoundResult): Uint8Array {
  const rows = content.lots.flatMap((lot) =>
    lot.standings.map((standing) => [
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
    ]),
  );
  const text = stringify([heading, ...rows], { bom: true, record_delimiter: 'windows' });
  return new TextEncoder().encode(text);
}

const passedWord = (passed: boolean | null): string =>
  passed === null ? '' : votePassedWords[passed ? 'passed' : 'notPassed'].zh;

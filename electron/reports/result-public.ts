import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { votesText } from '../../shared/vote-words.ts';
import { csvBytes } from './result-csv.ts';
import { decidedColumns } from './result-decided-columns.ts';
import { validSheets } from './result-experts.ts';
import { type Listed, listed, listedColumn, outcomeOf } from './result-sheets-list.ts';
import { headingCell, type Sheet, textCell, workbook } from './spreadsheet.ts';
import { type TextColumn, tableSheet } from './table-sheet.ts';

// The version for publication (公布版). It is made of what is named here and of nothing else: no row,
// no figure, no digest and no remark that belongs to one expert.

/** How an application was voted on, without who; empty where nobody votes. */
export const publicVotes = ({ standing }: Listed, form: Form): string =>
  standing.votes === null ? '' : votesText(standing.votes, form.rubric).zh;

/** The columns of the published list: place and score only where the rule ranks by scores, votes only
 * where it decides by them. */
export function publicColumns(content: ResultContent, form: Form): readonly TextColumn<Listed>[] {
  const isScored = showsTotal({ policy: content.policy, rubric: form.rubric });
  const isVoted = content.policy.vote !== null;
  return [
    listedColumn.words('评审单元', 12, ({ lot }) => lot.lot),
    listedColumn.words('名称', 22, ({ lot }) => lot.title),
    ...(isScored ? [listedColumn.counts('名次', 7, ({ standing }) => standing.place)] : []),
    listedColumn.words('项目编号', 12, ({ standing }) => standing.app),
    listedColumn.words('项目名称', 32, ({ standing }) => standing.title),
    listedColumn.words('申报单位', 26, ({ standing }) => standing.unit),
    ...(isScored ? [listedColumn.figures('得分', 10, ({ standing }) => standing.printed)] : []),
    ...(isVoted ? [listedColumn.words('表决', 26, (row) => publicVotes(row, form))] : []),
    listedColumn.counts('有效评分', 9, ({ standing }) => validSheets(standing)),
    listedColumn.words('结论', 18, (row) => outcomeOf(row, content, form)),
    ...decidedColumns(content, form),
  ];
}

/** What is published beside the list: whose result it is, under which rule, and its digests. */
export function publicFacts(
  { content, contentSha256, resultSha256 }: RoundResult,
  form: Form,
): readonly (readonly [string, string])[] {
  return [
    ['评审轮次', `${content.title}（${content.round}）`],
    ['计划与评审类型', `${form.programme.title.zh} · ${form.review.title.zh}`],
    ['依据', form.review.source],
    ['管理机构', form.agency_name],
    ...policySentences(content.policy, form.rubric).map(
      ({ zh }, index) => [`规则 ${index + 1}`, zh] as const,
    ),
    ['结果内容 SHA-256', contentSha256],
    ['签署结果 SHA-256', resultSha256],
    ['评审表单 SHA-256', content.form_sha256],
  ];
}

/** The published list as a workbook: the list and what it rests on. It names no expert. */
export function publicWorkbook(result: RoundResult, form: Form): Promise<Uint8Array> {
  const { content } = result;
  const facts: Sheet = {
    name: '说明',
    columnWidths: [22, 76],
    frozenRows: 1,
    rows: [
      ['项', '内容'].map((title) => headingCell(title)),
      ...publicFacts(result, form).map((pair) => pair.map((text) => textCell(text))),
    ],
  };
  return workbook([
    tableSheet('专家评审结果', publicColumns(content, form), listed(content)),
    facts,
  ]);
}

/** The published list as csv, as `resultCsv` writes one. It names no expert. */
export function publicCsv({ content }: RoundResult, form: Form): Uint8Array {
  const columns = publicColumns(content, form);
  return csvBytes([
    columns.map(({ title }) => title),
    ...listed(content).map((row) => columns.map(({ text }) => text(row))),
  ]);
}

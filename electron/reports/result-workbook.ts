import type { Cell } from 'write-excel-file/node';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { flagWords, lotStateWords, sheetUseWords } from '../../shared/result-words.ts';
import { choiceTitle, votePassed, votePassedWords, votesText } from '../../shared/vote-words.ts';
import { expertsOf, rowOf, validSheets } from './result-experts.ts';
import { headingCell, numberCell, type Sheet, textCell, workbook } from './spreadsheet.ts';

/** The result as a workbook: standings, matrix of experts and applications, every sheet with every
 * criterion, flags, and how it was computed. Scores are numbers; nothing in it is a formula. */
export function resultWorkbook(result: RoundResult, form: Form): Promise<Uint8Array> {
  return workbook([
    standingsSheet(result, form),
    matrixSheet(result, form),
    criteriaSheet(result, form),
    flagsSheet(result),
    methodSheet(result, form),
  ]);
}

const scoreCell = (printed: string | null): Cell =>
  printed === null ? textCell('—', { align: 'right' }) : numberCell(printed);
const headings = (...texts: readonly string[]): Cell[] => texts.map((text) => headingCell(text));
const numberHeadings = (...texts: readonly string[]): Cell[] =>
  texts.map((text) => headingCell(text, 'right'));
const count = (value: number): Cell => numberCell(String(value));

function standingsSheet({ content }: RoundResult, form: Form): Sheet {
  const criteria = form.rubric.criteria;
  const voted = content.policy.vote !== null;
  return {
    name: '评审结果',
    columnWidths: [12, 26, 16, 8, 12, 34, 28, 10, 8, 8, ...criteria.map(() => 12), 18],
    frozenRows: 1,
    rows: [
      [
        ...headings('评审单元', '名称', '状态'),
        ...numberHeadings('名次'),
        ...headings('项目编号', '项目名称', '申报单位'),
        ...numberHeadings('得分'),
        ...headings('入选'),
        ...numberHeadings('有效评分', ...criteria.map(({ title }) => title.zh), '精确得分'),
        ...headings(...(voted ? ['表决', '通过'] : [])),
      ],
      ...content.lots.flatMap((lot) =>
        lot.standings.map((standing) => [
          textCell(lot.lot),
          textCell(lot.title),
          textCell(lotStateWords[lot.state].zh),
          standing.place === null ? textCell('—', { align: 'right' }) : count(standing.place),
          textCell(standing.app),
          textCell(standing.title),
          textCell(standing.unit),
          scoreCell(standing.printed),
          textCell(standing.selected ? '是' : '否'),
          count(validSheets(standing)),
          ...criteria.map(({ id }) =>
            scoreCell(standing.criteria.find(({ item }) => item === id)?.printed ?? null),
          ),
          textCell(standing.exact ?? '—', { align: 'right' }),
          ...(voted
            ? [
                textCell(standing.votes === null ? '' : votesText(standing.votes, form.rubric).zh),
                textCell(passedWord(votePassed(lot, standing))),
              ]
            : []),
        ]),
      ),
    ],
  };
}

function passedWord(passed: boolean | null): string {
  if (passed === null) return '—';
  return votePassedWords[passed ? 'passed' : 'notPassed'].zh;
}

function matrixSheet({ content }: RoundResult, { rubric }: Form): Sheet {
  const experts = expertsOf(content);
  return {
    name: '专家×项目',
    columnWidths: [12, 12, 34, ...experts.map(() => 13), 10],
    frozenRows: 1,
    frozenColumns: 3,
    rows: [
      [
        ...headings('评审单元', '项目编号', '项目名称'),
        ...numberHeadings(...experts.map(({ name }) => name), '得分'),
      ],
      ...content.lots.flatMap((lot) =>
        lot.standings.map((standing) => [
          textCell(lot.lot),
          textCell(standing.app),
          textCell(standing.title),
          ...experts.map((expert) => {
            const row = rowOf(standing, expert);
            if (row === undefined) return textCell('');
            if (row.use === 'used' && row.printed === null && row.decision !== null)
              return textCell(choiceTitle(rubric, row.decision).zh, { align: 'right' });
            if (row.printed === null)
              return textCell(sheetUseWords[row.use].zh, { align: 'right' });
            return numberCell(row.printed, row.use === 'used' ? {} : { fontStyle: 'italic' });
          }),
          scoreCell(standing.printed),
        ]),
      ),
    ],
  };
}

function criteriaSheet({ content }: RoundResult, form: Form): Sheet {
  const { criteria, decision } = form.rubric;
  return {
    name: '分项得分',
    columnWidths: [12, 12, 14, 6, 16, ...criteria.map(() => 12), 10, 16, 30, 34],
    frozenRows: 1,
    rows: [
      [
        ...headings('评审单元', '项目编号', '专家'),
        ...numberHeadings('修订'),
        ...headings('使用情况'),
        ...numberHeadings(
          ...criteria.map(({ title, max }) => `${title.zh}（${max / 100}）`),
          '总分',
        ),
        ...headings(
          decision.kind === 'none' ? '意见' : decision.title.zh,
          '说明',
          '评分表 SHA-256',
        ),
      ],
      ...content.lots.flatMap((lot) =>
        lot.standings.flatMap((standing) =>
          standing.sheets.map((row) => [
            textCell(lot.lot),
            textCell(standing.app),
            textCell(row.name),
            row.rev === 0 ? textCell('') : count(row.rev),
            textCell(sheetUseWords[row.use].zh),
            ...criteria.map(({ id }) => {
              const score = row.scores.find(({ item }) => item === id);
              return score === undefined ? textCell('') : numberCell(String(score.value / 100));
            }),
            row.printed === null ? textCell('') : numberCell(row.printed),
            textCell(decision.choices.find(({ id }) => id === row.decision)?.title.zh ?? ''),
            textCell(row.reason),
            textCell(row.sha256 ?? ''),
          ]),
        ),
      ),
    ],
  };
}

function flagsSheet({ content }: RoundResult): Sheet {
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  return {
    name: '提示',
    columnWidths: [22, 12, 12, 14, 60, 60],
    frozenRows: 1,
    rows: [
      headings('提示', '评审单元', '项目编号', '专家', '说明', 'Note'),
      ...content.flags.map((flag) => [
        textCell(flagWords[flag.kind]?.zh ?? flag.kind),
        textCell(flag.lot),
        textCell(flag.app ?? ''),
        textCell(flag.expert === null ? '' : (names.get(flag.expert) ?? flag.expert)),
        textCell(flag.note.zh),
        textCell(flag.note.en),
      ]),
      ...content.lots
        .filter(({ note }) => note.zh !== '')
        .map((lot) => [
          textCell(lotStateWords[lot.state].zh),
          textCell(lot.lot),
          textCell(''),
          textCell(''),
          textCell(lot.note.zh),
          textCell(lot.note.en),
        ]),
    ],
  };
}

function methodSheet(result: RoundResult, form: Form): Sheet {
  const { content } = result;
  const facts: readonly (readonly [string, string])[] = [
    ['评审轮次', `${content.title}（${content.round}）`],
    ['管理机构', `${form.agency_name}（${content.agency}）`],
    ['计划与评审类型', `${form.programme.title.zh} · ${form.review.title.zh}`],
    ['依据', form.review.source],
    ['汇总程序', content.engine],
    ['签署时间（UTC）', result.issuedAt],
    ['结果内容 SHA-256', result.contentSha256],
    ['签署结果 SHA-256', result.resultSha256],
    ['评审包 SHA-256', content.bundle],
    ['评审表单 SHA-256', content.form_sha256],
    ['经手评分表数', String(content.sheets.length)],
  ];
  const sentences = policySentences(content.policy, form.rubric);
  return {
    name: '汇总规则',
    columnWidths: [24, 70, 70],
    frozenRows: 1,
    rows: [
      headings('项', '内容', 'In English'),
      ...facts.map(([label, value]) => [textCell(label), textCell(value)]),
      ...sentences.map(({ zh, en }, index) => [
        textCell(`规则 ${index + 1}`),
        textCell(zh),
        textCell(en),
      ]),
    ],
  };
}

import { explainStanding } from '../../shared/explain/explain-standing.ts';
import { type WhyStep, whyParts } from '../../shared/explain/why-step.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent, Standing } from '../../shared/objects/result.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { flagWords, lotStateWords } from '../../shared/result-words.ts';
import { expertsOf } from './result-experts.ts';
import { type Listed, listed, naming } from './result-sheets-list.ts';
import { headingCell, type Sheet, textCell } from './spreadsheet.ts';
import { columnsOf, tableSheet } from './table-sheet.ts';

type TargetLine = Listed & { readonly of: NonNullable<Standing['targets']>[number] };
const targetColumn = columnsOf<TargetLine>();

/** Every target of every task book with how the experts judged it. Null where the form asks none. */
export function targetsSheet(content: ResultContent, form: Form): Sheet | null {
  const { targets } = form.rubric;
  if (targets === undefined) return null;
  const lines = listed(content).flatMap(({ lot, standing }) =>
    (standing.targets ?? []).map((of): TargetLine => ({ lot, standing, of })),
  );
  return tableSheet(
    '指标完成情况',
    [
      ...naming,
      targetColumn.words('指标编号', 12, ({ of }) => of.target.id),
      targetColumn.words(
        '类别',
        12,
        ({ of }) =>
          targets.kinds.find(({ id }) => id === of.target.kind)?.title.zh ?? of.target.kind,
      ),
      targetColumn.words('指标', 30, ({ of }) => of.target.title),
      targetColumn.words('任务书约定', 26, ({ of }) => of.target.planned),
      ...targets.judgements.map(({ id, title }) =>
        targetColumn.counts(
          title.zh,
          9,
          ({ of }) => of.counts.find(({ judgement }) => judgement === id)?.count ?? 0,
        ),
      ),
    ],
    lines,
    3,
  );
}

type VetoLine = Listed & { readonly of: NonNullable<Standing['vetoes']>[number] };
const vetoColumn = columnsOf<VetoLine>();

/** Every veto question that was ticked anywhere. Null where the form asks none. */
export function vetoesSheet(content: ResultContent, form: Form): Sheet | null {
  const { criteria } = form.rubric;
  if (criteria.every(({ veto }) => veto === undefined)) return null;
  const lines = listed(content).flatMap(({ lot, standing }) =>
    (standing.vetoes ?? []).map((of): VetoLine => ({ lot, standing, of })),
  );
  return tableSheet(
    '否决项',
    [
      ...naming,
      vetoColumn.words(
        '否决项',
        30,
        ({ of }) => criteria.find(({ id }) => id === of.item)?.veto?.title.zh ?? of.item,
      ),
      vetoColumn.counts('勾选', 8, ({ of }) => of.count),
      vetoColumn.counts('有效评分', 10, ({ of }) => of.valid),
      vetoColumn.words('效力', 16, ({ of }) => (of.effective ? '生效' : '仅提示')),
      vetoColumn.words('说明', 40, ({ standing }) => standing.excluded?.zh ?? ''),
    ],
    lines,
    3,
  );
}

const textColumn = columnsOf<readonly string[]>();

/** What people should look at, and why a lot is held. */
export function flagsSheet(content: ResultContent): Sheet {
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  const lines = [
    ...content.flags.map((flag) => [
      flagWords[flag.kind]?.zh ?? flag.kind,
      flag.lot,
      flag.app ?? '',
      flag.expert === null ? '' : (names.get(flag.expert) ?? flag.expert),
      flag.note.zh,
      flag.note.en,
    ]),
    ...content.lots
      .filter(({ note }) => note.zh !== '')
      .map((lot) => [lotStateWords[lot.state].zh, lot.lot, '', '', lot.note.zh, lot.note.en]),
  ];
  const widths = [22, 12, 12, 14, 60, 60];
  const titles = ['提示', '评审单元', '项目编号', '专家', '说明', 'Note'];
  return tableSheet(
    '提示',
    titles.map((title, at) => textColumn.words(title, widths[at] ?? 12, (row) => row[at] ?? '')),
    lines,
  );
}

type WhyLine = Listed & { readonly number: number; readonly step: WhyStep };
const whyColumn = columnsOf<WhyLine>();

/** From each place down to the sheets: every step with its figures, so that it can be done again by
 * hand. Exact figures are text, as fractions. */
export function whySheet(content: ResultContent, form: Form): Sheet {
  const lines = listed(content).flatMap(({ lot, standing }) =>
    explainStanding(content, form.rubric, lot, standing).map(
      (step, index): WhyLine => ({ lot, standing, number: index + 1, step }),
    ),
  );
  return tableSheet(
    '由来',
    [
      whyColumn.words('评审单元', 12, ({ lot }) => lot.lot),
      whyColumn.words('项目编号', 12, ({ standing }) => standing.app),
      whyColumn.counts('步', 5, ({ number }) => number),
      whyColumn.words('环节', 14, ({ step }) => whyParts[step.part].zh),
      whyColumn.words('涉及', 16, ({ step }) => step.about.zh),
      whyColumn.words('说明', 34, ({ step }) => step.text.zh),
      whyColumn.words('算式', 44, ({ step }) => step.formula),
      whyColumn.words('精确值', 14, ({ step }) => step.exact ?? ''),
      whyColumn.figures('结果', 10, ({ step }) => step.result),
      whyColumn.words('所依据文件 SHA-256', 34, ({ step }) => step.sha256 ?? ''),
    ],
    lines,
    2,
  );
}

/** What the result is, under which rule, and the digests that it rests on. */
export function methodSheet(result: RoundResult, form: Form): Sheet {
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
  return {
    name: '汇总规则',
    columnWidths: [24, 60, 60],
    frozenRows: 1,
    rows: [
      ['项', '内容', 'In English'].map((title) => headingCell(title)),
      ...facts.map(([label, value]) => [textCell(label), textCell(value)]),
      ...policySentences(content.policy, form.rubric).map(({ zh, en }, index) => [
        textCell(`规则 ${index + 1}`),
        textCell(zh),
        textCell(en),
      ]),
    ],
  };
}

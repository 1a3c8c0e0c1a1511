import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { readApplicationIndex } from '../../../electron/reports/application-index.ts';
import { indexColumns } from '../../../electron/reports/index-columns.ts';
import { indexTemplate } from '../../../electron/reports/index-template.ts';
import { targetColumns } from '../../../electron/reports/target-columns.ts';
import type { Review } from '../../../shared/programme.ts';

const found = findReview(loadProgrammes(), 'guangxi-cross-border', 'cb-midterm').review;
const named = (id: string, zh: string, en: string) => ({ id, title: { zh, en } });
const targets = {
  title: { zh: '任务书指标', en: 'Targets' },
  kinds: [
    named('TECHNICAL', '技术指标', 'Technical'),
    named('TALENT', '人才培养指标', 'Training of people'),
  ],
  judgements: [named('MET', '完成', 'Met'), named('NOT', '未完成', 'Not met')],
  reasonFor: ['NOT'],
};
const review: Review = { ...found, rubric: { ...found.rubric, targets } };

const heading = ['项目编号', '指标编号', '指标类别', '指标名称', '计划值', '任务书页码'];
const first = ['P-01', 'T-01', '技术指标', '问答准确率', '≥95%', '第 12 页'];
const second = ['p-01', 't-02', 'training  OF people', '培养研究生', '3 人', ''];
const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  new TextEncoder().encode(rows.map((row) => row.join(separator)).join('\r\n'));
const read = (rows: readonly (readonly string[])[], known = ['P-01', 'P-02']) =>
  readApplicationIndex(csv(rows), review, known);
const sentences = (problems: Awaited<ReturnType<typeof read>>['problems']) =>
  problems.map(({ sheet, row, column, message }) => [sheet, row, column, message.zh].join(' | '));

const appHeading = indexColumns(review).map(({ title }) => title.zh);
const application = (app: string) =>
  appHeading.map(
    (title) =>
      new Map([
        ['项目编号', app],
        ['项目名称', '通关问答'],
        ['申报单位', '甲公司'],
        ['项目负责人', '张三'],
        ['申报书文件', `${app}.pdf`],
      ]).get(title) ?? '',
  );
type Rows = readonly (readonly string[])[];
const workbookOf = (sheets: Readonly<Record<string, Rows>>) =>
  writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => [...row]) })),
  ).toBuffer();

describe('targets of the task book', () => {
  test('come in a csv of their own, in any order of columns, for applications that are known', async () => {
    const turned = [heading, first, second].map((row) => row.toReversed());
    expect(await read(turned)).toEqual({
      applications: [],
      problems: [],
      targets: [
        {
          app: 'P-01',
          target: {
            id: 'T-01',
            kind: 'TECHNICAL',
            title: '问答准确率',
            planned: '≥95%',
            source: '第 12 页',
          },
        },
        {
          app: 'P-01',
          target: { id: 'T-02', kind: 'TALENT', title: '培养研究生', planned: '3 人', source: '' },
        },
      ],
    });
  });

  test('come in a worksheet of the index, wherever it stands', async () => {
    const bytes = await workbookOf({
      任务书指标: [heading, first],
      申报项目: [appHeading, application('P-01')],
    });
    const index = await readApplicationIndex(bytes, review);
    expect(index.problems).toEqual([]);
    expect(index.applications.map(({ app }) => app)).toEqual(['P-01']);
    expect(index.targets?.map(({ target }) => target.id)).toEqual(['T-01']);
  });

  test('are not mentioned by an index without such a table', async () => {
    const index = await readApplicationIndex(csv([appHeading, application('P-01')]), review);
    expect([index.problems, index.targets]).toEqual([[], undefined]);
  });

  test('tell every problem at once, with the worksheet, row and column', async () => {
    const bytes = await workbookOf({
      申报项目: [appHeading, application('P-01').with(appHeading.indexOf('项目名称'), '')],
      任务书指标: [
        heading,
        first,
        ['P-09', 'T-01', '其他', '', '≥95%', '第 1 页'],
        ['P-01', 'T-01', '技术指标', 'x', '', '第 1 页'],
        ['P-01', 'T 1', '', 'x'.repeat(3000), '#REF!', ''],
      ],
    });
    const { problems } = await readApplicationIndex(bytes, review);
    expect(sentences(problems)).toEqual([
      ` | 2 | ${['A', 'B', 'C', 'D'][appHeading.indexOf('项目名称')] ?? ''} | “项目名称”必填`,
      '任务书指标 | 3 | D | “指标名称”必填',
      '任务书指标 | 3 | A | 清单中没有项目 P-09',
      '任务书指标 | 3 | C | 指标类别“其他”应为技术指标、人才培养指标之一',
      '任务书指标 | 4 | E | “计划值”必填',
      '任务书指标 | 4 | B | P-01 的指标编号 T-01 与第 2 行重复',
      '任务书指标 | 5 | C | “指标类别”必填',
      '任务书指标 | 5 | E | 公式出错：#REF!',
      '任务书指标 | 5 | B | 编号“T 1”只能用字母、数字和连字符，不超过 40 个字符',
      '任务书指标 | 5 | D | “指标名称”过长或含有不能使用的字符',
    ]);
  });

  test('a heading that is not theirs is named before any row', async () => {
    const { problems } = await read([['项目编号', '指标编号', '颜色'], first]);
    expect(sentences(problems)).toEqual([
      '任务书指标 | 1 | C | 不认识的列“颜色”',
      '任务书指标 | 1 |  | 缺少列“指标类别”',
      '任务书指标 | 1 |  | 缺少列“指标名称”',
      '任务书指标 | 1 |  | 缺少列“计划值”',
    ]);
  });

  test('one application cannot have more than its sealed record holds', async () => {
    const rows = Array.from({ length: 201 }, (_, index) => first.with(1, `T-${index}`));
    const { problems } = await read([heading, ...rows]);
    expect(sentences(problems)).toEqual(['任务书指标 | 202 | A | P-01 的指标超过 200 项']);
  });

  test('where a review judges none, a filled table is a problem and an empty one is not', async () => {
    const { targets: _, ...rubric } = review.rubric;
    const without = { ...review, rubric };
    const { problems } = await readApplicationIndex(csv([heading, first]), without, ['P-01']);
    expect(sentences(problems)).toEqual(['任务书指标 |  |  | 本评审类型不按任务书指标评判']);
    const empty = await readApplicationIndex(csv([heading]), without, ['P-01']);
    expect(empty.problems).toEqual([]);
  });

  test('have their place in the template, which can be read back', async () => {
    const sheets = await readWorkbook(Buffer.from(await indexTemplate(review, 'xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['申报项目', '任务书指标', '填写说明']);
    expect(sheets[1]?.data[0]).toEqual(
      targetColumns(targets).map(({ title, required }) => (required ? `${title.zh}*` : title.zh)),
    );
    const index = await readApplicationIndex(await indexTemplate(review, 'targets-csv'), review);
    expect(index).toEqual({ applications: [], targets: [], problems: [] });
  });
});

import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { readApplicationIndex } from '../../../electron/reports/application-index.ts';
import { indexColumns } from '../../../electron/reports/index-columns.ts';
import { columnLetter } from '../../../electron/reports/index-heading.ts';
import { indexTemplate } from '../../../electron/reports/index-template.ts';
import { Refusal } from '../../../shared/errors.ts';

const programmes = loadProgrammes();
const { review } = findReview(programmes, 'guangxi-cross-border', 'cb-pre-review');
const platform = findReview(programmes, 'guangxi-ai-platform', 'platform-rd-institute').review;
const heading = indexColumns(review).map(({ title }) => title.zh);

type Row = Readonly<Record<string, string>>;
const good: Row = {
  项目编号: 'B-01',
  需求编号: 'N-01',
  需求名称: '口岸通关',
  项目名称: '多语种通关问答',
  申报单位: '甲公司',
  项目负责人: '张三',
  参与人员: '李四；王五、赵六',
  合作单位: '乙大学; 丙研究院',
  需求方: '某国海关',
  申报书文件: 'B-01.pdf',
  附件文件: 'B-01/审计.pdf；B-01/执照.PDF',
  '企业上一年研发经费投入（万元）': '1,200.5',
  '企业上一年主营业务收入（万元）': '2亿元',
  有企业牵头或参与: 'Yes',
};
const cells = (row: Row) => heading.map((title) => row[title] ?? '');
const csvOf = (rows: readonly Row[]) =>
  [heading, ...rows.map(cells)]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (rows: readonly Row[]) => readApplicationIndex(utf8(csvOf(rows)), review);
const xlsxOf = (rows: readonly (readonly (string | number | null)[])[]) =>
  writeXlsxFile([{ data: rows.map((row) => [...row]), sheet: 'Sheet1' }]).toBuffer();

describe('the application index', () => {
  test('a complete row becomes an application with its people, documents and facts', async () => {
    expect(await read([good])).toEqual({
      problems: [],
      applications: [
        {
          app: 'B-01',
          lot: 'N-01',
          lotTitle: '口岸通关',
          party: {
            title: '多语种通关问答',
            unit: '甲公司',
            leader: '张三',
            members: ['李四', '王五', '赵六'],
            partners: ['乙大学', '丙研究院'],
            demand_side: '某国海关',
          },
          facts: [
            { key: 'has_company', label: '有企业牵头或参与', value: '是' },
            { key: 'rd_spending', label: '企业上一年研发经费投入', value: '1,200.5 万元' },
            { key: 'main_income', label: '企业上一年主营业务收入', value: '2亿元' },
          ],
          documents: [
            { fileName: 'B-01.pdf', title: 'B-01', kind: 'main' },
            { fileName: 'B-01/审计.pdf', title: '审计', kind: 'attachment' },
            { fileName: 'B-01/执照.PDF', title: '执照', kind: 'attachment' },
          ],
        },
      ],
    });
  });

  test('every problem is listed at once, with the row and column that the spreadsheet shows', async () => {
    const { problems } = await read([
      { ...good, 项目名称: '' },
      { ...good, 项目编号: 'b 02', 申报书文件: '../B-02.pdf；B-02.doc' },
      { ...good, 需求名称: '另一个名称', '企业上一年研发经费投入（万元）': '很多' },
      { ...good, 项目编号: 'B-04', 有企业牵头或参与: '可能', 附件文件: 'B-01.pdf' },
    ]);
    expect(problems.map(({ row, column, message }) => [row, column, message.zh])).toEqual([
      [2, 'D', '“项目名称”必填'],
      [3, 'A', '编号“B 02”只能用字母、数字和连字符，不超过 40 个字符'],
      [3, 'J', '“../B-02.pdf”应是所选文件夹内的相对路径'],
      [3, 'J', '“B-02.doc”不是 PDF 文件名'],
      [4, 'A', '项目编号 B-01 与第 2 行重复'],
      [4, 'C', 'N-01 的名称与第 2 行不一致'],
      [4, 'P', '“企业上一年研发经费投入（万元）”应为数字（万元），现为“很多”'],
      [5, 'K', '“B-01.pdf”在本项目中重复'],
      [5, 'O', '“有企业牵头或参与”应填“是”或“否”，现为“可能”'],
    ]);
  });

  test('a missing and an unknown column are both named, and no row is guessed at', async () => {
    const text = csvOf([good]).replace('项目名称', '项目题目');
    const { applications, problems } = await readApplicationIndex(utf8(text), review);
    expect(applications).toEqual([]);
    expect(problems.map(({ message }) => message.zh)).toEqual([
      '不认识的列“项目题目”',
      '缺少列“项目名称”',
    ]);
  });

  test.each(['\ufeff', ''])('csv in UTF-8 is read with the mark %j before it', async (mark) => {
    const { applications } = await readApplicationIndex(utf8(mark + csvOf([good])), review);
    expect(applications[0]?.party.unit).toBe('甲公司');
  });

  test('csv in GBK, as spreadsheet programs in China save it, is read', async () => {
    // 项目编号,项目名称 and so on in GBK, from iconv.
    const gbk = Buffer.from(
      'cfeec4bfb1e0bac52c' +
        'cfeec4bfc3fbb3c62cc9eab1a8b5a5cebb2ccfeec4bfb8bad4f0c8cb2cc9eab1a8cae9cec4bcfe0d0a' +
        '422d30312cd6c7bbdb2cbcd7b9abcbbe2cd5c5c8fd2c422d30312e7064660d0a',
      'hex',
    );
    const { applications, problems } = await readApplicationIndex(gbk, platform);
    expect(problems).toEqual([]);
    expect(applications[0]).toMatchObject({
      app: 'B-01',
      lot: 'ALL',
      party: { title: '智慧', unit: '甲公司', leader: '张三' },
    });
  });

  test('an empty row keeps the numbers of the rows after it, in csv and in xlsx', async () => {
    const blank = Object.fromEntries(heading.map((title) => [title, '']));
    const fromCsv = await read([good, blank, { ...good, 项目名称: '' }]);
    const fromXlsx = await readApplicationIndex(
      await xlsxOf([
        heading,
        cells(good),
        heading.map(() => null),
        cells({ ...good, 项目名称: '' }),
      ]),
      review,
    );
    expect(fromCsv.problems).toEqual(fromXlsx.problems);
    expect(fromCsv.problems.map(({ row }) => row)).toEqual([4, 4]);
  });

  test('a number cell of a workbook keeps the digits that were typed', async () => {
    const row = cells(good).map((cell, index) =>
      heading[index] === '企业上一年研发经费投入（万元）' ? 0.1 : cell,
    );
    const { applications } = await readApplicationIndex(await xlsxOf([heading, row]), review);
    expect(applications[0]?.facts).toContainEqual({
      key: 'rd_spending',
      label: '企业上一年研发经费投入',
      value: '0.1 万元',
    });
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ['bytes in no encoding', Uint8Array.from([0x80, 0xff, 0xff, 0x00])],
  ])('%s is refused', async (_, bytes) => {
    const refusal = await readApplicationIndex(bytes, review).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'index-unreadable' });
  });

  test('columns are lettered as spreadsheets do', () => {
    expect([1, 26, 27, 52, 53, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA']);
  });
});

describe('rounds of one kind of platform', () => {
  const kinds = findReview(programmes, 'guangxi-ai-platform', 'platform-joint-centre').review;
  const argued = findReview(programmes, 'guangxi-ai-platform', 'platform-argued').review;
  const indexOf = (headings: string, row: string) => utf8(`${headings}\r\n${row}`);
  const common = '项目编号,项目名称,申报单位,项目负责人,申报书文件';

  test('an application of another kind is refused with a code, its place and where it belongs', async () => {
    const index = indexOf(
      `${common},类别编号,类别名称`,
      'P-1,平台,甲公司,张三,a.pdf,T-1,人工智能联合实验室',
    );
    const { problems } = await readApplicationIndex(index, kinds);
    expect(problems).toMatchObject([{ code: 'lot-of-another-kind', row: 2, column: 'G' }]);
    expect(problems[0]?.message.zh).toContain('本轮为：人工智能联合创新中心；依据三（二）');
  });

  test.each(['人工智能联合创新中心', 'AI joint innovation centre', ''])(
    '“%s” belongs to the round of its kind',
    async (title) => {
      const index = indexOf(`${common},类别名称`, `P-1,平台,甲公司,张三,a.pdf,${title}`);
      const { applications, problems } = await readApplicationIndex(index, kinds);
      expect(problems).toEqual([]);
      expect(applications[0]?.lotTitle).toBe('人工智能联合创新中心');
    },
  );

  test('an argued application has no place in a scored round, by lot or by its ground', async () => {
    const byLot = indexOf(`${common},类别名称`, 'P-1,平台,甲公司,张三,a.pdf,论证制');
    expect((await readApplicationIndex(byLot, kinds)).problems).toMatchObject([
      { code: 'lot-of-another-kind' },
    ]);
    const byGround = indexOf(`${common},申请“论证制”的理由`, 'P-1,平台,甲公司,张三,a.pdf,急需');
    expect((await readApplicationIndex(byGround, kinds)).problems).toMatchObject([
      { column: 'F', message: { en: expect.stringContaining('Unknown column') } },
    ]);
  });

  test('an argued application states its type and its ground', async () => {
    const headings = `${common},平台类型编号,平台类型名称,申请“论证制”的理由`;
    const good = indexOf(headings, 'P-1,平台,甲公司,张三,a.pdf,LAB,人工智能联合实验室,急需建设');
    const { applications } = await readApplicationIndex(good, argued);
    expect(applications[0]?.facts).toEqual([
      { key: 'ground_stated', label: '申请“论证制”的理由', value: '急需建设' },
    ]);
    const silent = indexOf(headings, 'P-1,平台,甲公司,张三,a.pdf,LAB,人工智能联合实验室,');
    expect((await readApplicationIndex(silent, argued)).problems).toMatchObject([
      { row: 2, message: { zh: '“申请“论证制”的理由”必填' } },
    ]);
  });
});

describe('the index template', () => {
  test.each(['xlsx', 'csv'] as const)(
    'as %s it is read back as an index without rows',
    async (format) => {
      for (const kind of [review, platform]) {
        const { problems } = await readApplicationIndex(await indexTemplate(kind, format), kind);
        expect(problems.map(({ message }) => message.zh)).toEqual(['清单中没有申报项目']);
      }
    },
  );

  test('its second sheet explains every column', async () => {
    const sheets = await readWorkbook(Buffer.from(await indexTemplate(review, 'xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['申报项目', '填写说明']);
    const explained = sheets[1]?.data.slice(1).map((row) => row[0]);
    expect(explained).toEqual(expect.arrayContaining(heading));
  });
});

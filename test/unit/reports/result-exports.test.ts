import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { resultCsv } from '../../../electron/reports/result-csv.ts';
import { resultWorkbook } from '../../../electron/reports/result-workbook.ts';
import { safeText } from '../../../electron/reports/spreadsheet.ts';
import { form, result, statistics } from './made-result.ts';

const sheets = await readWorkbook(Buffer.from(await resultWorkbook(result, form, statistics)));
const sheet = (name: string) => {
  const found = sheets.find((candidate) => candidate.sheet === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found.data;
};
const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(resultCsv(result, form));

describe('the result workbook', () => {
  test('holds the list, matrix, sheets, experts, criteria, votes, flags, steps, rule, statistics', () => {
    expect(sheets.map(({ sheet: name }) => name)).toEqual([
      '评审结果',
      '专家×项目',
      '分项得分',
      '专家',
      '指标汇总',
      '表决',
      '提示',
      '由来',
      '汇总规则',
      '一致性与稳健性',
    ]);
  });

  test('every score leads down to its sheets: each step with formula, exact figure and digest', () => {
    const [heading = [], ...rows] = sheet('由来');
    const at = (row: readonly unknown[], title: string) => row[heading.indexOf(title)];
    const own = rows.filter((row) => at(row, '项目编号') === 'B-01');
    const digests = own.filter((row) => at(row, '环节') === '逐份评分表');
    expect(digests).toHaveLength(5);
    for (const row of digests) {
      expect(at(row, '所依据文件 SHA-256')).toMatch(/^[0-9a-f]{64}$/);
      expect(at(row, '算式')).toMatch(/ \+ .* = /);
    }
    const merged = own.filter((row) => at(row, '环节') === '汇总与修约');
    expect(merged.map((row) => at(row, '算式'))).toContain('85.8 → 85.80');
    expect(merged.map((row) => at(row, '精确值'))).toContain('429/5');
  });

  test('statistics stand on a sheet of their own that says they decide nothing', () => {
    const [notice = [], , ...rows] = sheet('一致性与稳健性');
    expect(notice[0]).toBe('仅供参考：以下统计不影响任何得分、名次或结论。');
    const interval = rows.find((row) => row[0] === 'Krippendorff α（等距）' && row[1] === '总分');
    expect(typeof interval?.[2]).toBe('number');
    const undefinedOnes = rows.filter((row) => row[2] === '无定义');
    expect(undefinedOnes.every((row) => String(row[3]).length > 4)).toBe(true);
    const others = sheets.filter(({ sheet: name }) => !['一致性与稳健性', '专家'].includes(name));
    for (const { data } of others)
      expect(JSON.stringify(data)).not.toMatch(/Krippendorff|P\(第一\)/);
  });

  test('scores are numbers, so that a spreadsheet can sort them', () => {
    const [heading = [], first = []] = sheet('评审结果');
    expect(first[heading.indexOf('得分')]).toBe(85.8);
    expect(first[heading.indexOf('名次')]).toBe(1);
    expect(first[heading.indexOf('精确得分')]).toBe('429/5');
  });

  test('a recusal is a word in the matrix, never a zero', () => {
    const row = sheet('专家×项目').find((cells) => cells[1] === 'B-02');
    expect(row?.slice(3)).toEqual([82, 85.5, 80, 84, '回避', 82.88]);
  });

  test('every sheet is listed with its criteria and digest', () => {
    const rows = sheet('分项得分').slice(1);
    expect(rows).toHaveLength(6 * 5);
    expect(rows[0]?.at(-1)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the rule stands in sentences, in both languages', () => {
    const rules = sheet('汇总规则').filter((row) => String(row[0]).startsWith('规则'));
    expect(rules.map((row) => row[1])).toContain('汇总得分保留 2 位小数，四舍五入，只修约一次。');
    expect(rules.every((row) => typeof row[2] === 'string')).toBe(true);
  });
});

describe('the result as csv', () => {
  test('starts with the mark that makes spreadsheet programs read UTF-8, and ends lines with CRLF', () => {
    expect(text.startsWith('\ufeff评审单元编号,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(1 + 6 + 1);
  });

  test('lists each application with place, printed and exact score', () => {
    const rows = parse(text, { bom: true, columns: true });
    expect(rows[0]).toMatchObject({
      评审单元编号: 'N-01',
      项目编号: 'B-01',
      名次: '1',
      入选: '是',
      得分: '85.80',
      精确得分: '429/5',
    });
    expect(rows.at(-1)).toMatchObject({ 状态: '唯一申报，直接进入签约', 名次: '', 得分: '' });
  });
});

describe('no exported text is a formula', () => {
  test.each([
    '=HYPERLINK("http://evil.example","x")',
    '+1+cmd|/C calc!A0',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
  ])('%j gets an apostrophe', (formula) => {
    expect(safeText(formula).startsWith("'")).toBe(true);
  });

  test('a title that is a formula arrives as text in both exports', () => {
    const title = sheet('评审结果').find((row) => row[4] === 'B-02')?.[5];
    expect(title).toBe(`'=HYPERLINK("http://evil.example","点我")`);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""点我"")"`);
    for (const row of sheets.flatMap(({ data }) => data))
      for (const cell of row) if (typeof cell === 'string') expect(cell).not.toMatch(/^[=+@\t\r]/);
  });
});

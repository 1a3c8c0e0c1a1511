// What is marked for publication names no expert, in no byte of any of its files.
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { resultCsv } from '../../../electron/reports/result-csv.ts';
import { publicCsv, publicWorkbook } from '../../../electron/reports/result-public.ts';
import { publicReportHtml } from '../../../electron/reports/result-public-report.ts';
import { resultWorkbook } from '../../../electron/reports/result-workbook.ts';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import { form, experts as panel, result as plain, statistics } from './made-result.ts';
import { unzipped } from './unzipped.ts';

// Ids that stand for nothing else in the files, and a remark in every place that could carry one.
const secret = (kid: string) => `PANELIST-${panel.findIndex((one) => one.kid === kid)}`;
const result: RoundResult = {
  ...plain,
  content: {
    ...plain.content,
    lots: plain.content.lots.map((lot) => ({
      ...lot,
      standings: lot.standings.map((standing) => ({
        ...standing,
        sheets: standing.sheets.map((row) => ({
          ...row,
          expert: secret(row.kid),
          reason: 'REMARK-OF-ONE',
          decision_reason: 'REMARK-OF-ONE',
          vetoes: [{ item: 'RISK-BENEFIT', reason: 'REMARK-OF-ONE' }],
        })),
      })),
    })),
    flags: [
      {
        kind: 'sheet-void',
        lot: 'N-01',
        app: 'B-01',
        expert: secret(panel[0]?.kid ?? ''),
        note: { zh: 'REMARK-OF-ONE', en: 'REMARK-OF-ONE' },
      },
    ],
  },
};
const sheetDigests = plain.content.lots
  .flatMap(({ standings }) => standings)
  .flatMap(({ sheets }) => sheets)
  .flatMap(({ sha256 }) => sha256 ?? []);
const needles = [
  ...panel.flatMap(({ name, kid }) => [name, kid, secret(kid)]),
  ...sheetDigests,
  'REMARK-OF-ONE',
  'PANELIST',
];

/** What of all that must not be there stands in the bytes, as they are or as XML escapes them. */
const foundIn = (bytes: Uint8Array): readonly string[] => {
  const text = Buffer.from(bytes).toString('utf8');
  const plainText = text.replace(/&#x?([0-9a-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, /[a-f]/i.test(code) ? 16 : 10)),
  );
  return needles.filter((needle) => text.includes(needle) || plainText.includes(needle));
};

describe('the search itself', () => {
  test('finds every expert in the internal workbook, so that finding none means something', async () => {
    const parts = unzipped(await resultWorkbook(result, form, statistics));
    const found = new Set([...parts.values()].flatMap(foundIn));
    for (const { name } of panel) expect(found).toContain(name);
    expect(found).toContain('REMARK-OF-ONE');
    expect(found).toContain(sheetDigests[0]);
  });
});

describe('the version for publication', () => {
  test('as a workbook has no expert in any part, the properties of the document included', async () => {
    const parts = unzipped(await publicWorkbook(result, form));
    const names = [...parts.keys()];
    expect(names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))).toHaveLength(2);
    for (const [name, bytes] of parts) expect([name, foundIn(bytes)]).toEqual([name, []]);
    expect(names.filter((name) => /comment|person/i.test(name))).toEqual([]);
  });

  test('as csv and as a page to print has no expert either', () => {
    expect(foundIn(publicCsv(result, form))).toEqual([]);
    expect(foundIn(resultCsv(result, form))).toEqual([]);
    expect(foundIn(new TextEncoder().encode(publicReportHtml(result, form)))).toEqual([]);
  });

  test('has one row an application and none an expert', async () => {
    const [list, facts] = await readWorkbook(Buffer.from(await publicWorkbook(result, form)));
    expect(list?.data).toHaveLength(1 + 6);
    const [heading = [], first = []] = list?.data ?? [];
    expect(first[heading.indexOf('得分')]).toBe(85.8);
    expect(first[heading.indexOf('结论')]).toBe('入选');
    expect(JSON.stringify(facts?.data)).toContain(result.contentSha256);
  });

  test('states scores in csv with every digit of the rule', () => {
    const [row] = parse(Buffer.from(publicCsv(result, form)), { bom: true, columns: true });
    expect(row).toMatchObject({ 项目编号: 'B-01', 名次: '1', 得分: '85.80', 有效评分: '5' });
  });
});

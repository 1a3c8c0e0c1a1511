// A score that the panel replaced, in everything that leaves the program: named inside, and for
// publication told without whose it was.
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { decidedLines, decidedSummary } from '../../../electron/cli/decided-lines.ts';
import { resultCsv } from '../../../electron/reports/result-csv.ts';
import { resultJson } from '../../../electron/reports/result-json.ts';
import { publicCsv, publicWorkbook } from '../../../electron/reports/result-public.ts';
import { publicReportHtml } from '../../../electron/reports/result-public-report.ts';
import { resultReportHtml } from '../../../electron/reports/result-report.ts';
import { resultWorkbook } from '../../../electron/reports/result-workbook.ts';
import { explainStanding } from '../../../shared/explain/explain-standing.ts';
import {
  decided,
  decisionHash,
  experts,
  form,
  idleDecisionHash,
  result,
  statistics,
} from './made-result.ts';
import { unzipped } from './unzipped.ts';

const lots = decided.content.lots.flatMap((lot) =>
  lot.standings.map((standing) => ({ lot, standing })),
);
const found = lots.find(({ standing }) => standing.app === 'B-04');
if (found === undefined) throw new Error('B-04 is in the round');
// 87, 88.5, 90, 91 stay; their mean 89.125 stands where 62 was signed.
const votes = '认为异常 3 人、正常 1 人，成员共 5 人';

const book = await readWorkbook(Buffer.from(await resultWorkbook(decided, form, statistics)));
const table = (name: string): readonly Readonly<Record<string, unknown>>[] => {
  const data = book.find(({ sheet }) => sheet === name)?.data ?? [];
  const [heading = [], ...rows] = data;
  return rows.map((row) =>
    Object.fromEntries(heading.map((title, at) => [String(title), row[at]])),
  );
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('the workbook of a result with a decision of the panel', () => {
  test('says of the sheet what was signed, what counted, and by which decision', () => {
    const rows = table('分项得分').filter((row) => row.项目编号 === 'B-04');
    const own = rows.find((row) => row.专家 === '王建华');
    expect(own).toMatchObject({ 签署的总分: 62, 计入的总分: 89.125 });
    expect(own?.专家组认定).toContain('以其余专家平均分代替');
    expect(own?.专家组认定).toContain(decisionHash);
    const other = rows.find((row) => row.专家 === '李一鸣');
    expect(other).toMatchObject({ 签署的总分: 90, 计入的总分: 90, 专家组认定: null });
  });

  test('lists query, answer and decisions by hash, with reason, votes and effect', () => {
    const lines = table('询问与认定');
    expect(lines.map((line) => line.类别)).toEqual(['询问', '答复', '认定', '认定']);
    const byHash = (hash: string) => lines.find((line) => line['本件 SHA-256'] === hash);
    expect(byHash(decisionHash)).toMatchObject({
      专家: '王建华',
      评分: '总分',
      结果: '以其余专家平均分代替：已计入结果',
      人数: votes,
      理由: '王建华的评分与材料不符。',
    });
    expect(byHash(idleDecisionHash)?.结果).toBe('以其余专家平均分代替：没有生效');
  });

  test('has both results beside each other in the list', () => {
    const row = table('评审结果').find((one) => one.项目编号 === 'B-04');
    expect(row?.不计专家组认定的得分).toBe(Number(found.standing.undecided?.printed));
    expect(row?.得分).toBe(Number(found.standing.printed));
    expect(row?.得分).not.toBe(row?.不计专家组认定的得分);
    expect(row?.不计认定的名次).toBe(2);
  });

  test('has no such sheet and no such column where nothing was asked', async () => {
    const plain = await readWorkbook(Buffer.from(await resultWorkbook(result, form, statistics)));
    expect(plain.map(({ sheet }) => sheet)).not.toContain('询问与认定');
    expect(JSON.stringify(plain)).not.toMatch(/专家组认定的得分|签署的总分/);
  });
});

describe('csv, JSON, report and steps', () => {
  test('csv carries both results behind the columns that are always there', () => {
    const rows = parse(Buffer.from(resultCsv(decided, form)), { bom: true, columns: true });
    expect(rows).toContainEqual(
      expect.objectContaining({
        项目编号: 'B-04',
        得分: found.standing.printed,
        不计专家组认定的得分: found.standing.undecided?.printed,
        专家组认定: `一位专家的“总分”以其余专家平均分代替（${votes}）`,
      }),
    );
    expect(text(resultCsv(result, form)).split('\r\n')[0]).toMatch(/,结论$/);
  });

  test('the report has a section with every decision and the result without and with them', () => {
    const page = resultReportHtml(decided, form, statistics);
    expect(page).toContain('询问与专家组认定');
    expect(page).toContain('王建华的评分与材料不符。');
    expect(page).toContain('没有生效');
    expect(page).toContain('不计专家组认定</th>');
    expect(page).toContain('计入专家组认定（正式结果）');
    expect(page).toMatch(/王建华<\/td><td class="number">62\.00<\/td><td class="number">89\.125/);
    expect(resultReportHtml(result, form, statistics)).not.toContain('询问与专家组认定');
  });

  test('each decision is a step with its hash, those without effect too', () => {
    const steps = explainStanding(decided.content, form.rubric, found.lot, found.standing).filter(
      ({ part }) => part === 'decision',
    );
    expect(steps.map(({ sha256 }) => sha256).sort()).toEqual(
      [decisionHash, idleDecisionHash].sort(),
    );
    const own = steps.find(({ sha256 }) => sha256 === decisionHash);
    expect(own?.about.zh).toBe('王建华 · 总分');
    expect(own?.formula).toBe('62.00 → 89.125');
    expect(own?.text.zh).toBe(
      `以其余专家平均分代替，已计入结果；${votes}；认定人：专家组（组长黄丽萍）。理由：王建华的评分与材料不符。`,
    );
    expect(text(resultJson(decided, form, statistics))).toContain('"part": "decision"');
  });

  test('the terminal tells each of them in words, and a plain result tells none', () => {
    const lines = decidedLines(decided.content, form.rubric).map(({ zh }) => zh);
    expect(lines).toContainEqual(
      expect.stringMatching(/^= 认定 B-04 E-2 总分：以其余专家平均分代替，已计入结果/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^\? 询问 B-04 E-2 总分：答复 1 份/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^= B-04 不计认定：得分 .*；计入认定：得分/),
    );
    expect(decidedSummary(decided.content).zh).toBe(
      '其中载有评分询问 1 份、答复 1 份，专家组认定 2 份（以平均分代替且已计入 1 份，没有生效 1 份）。',
    );
    expect(decidedLines(result.content, form.rubric)).toEqual([]);
    expect(decidedSummary(result.content).zh).toBe('');
  });
});

describe('what is marked for publication', () => {
  test('tells that a score was replaced, by how many, and both results', () => {
    const told = `一位专家的“总分”以其余专家平均分代替（${votes}）`;
    const rows = parse(Buffer.from(publicCsv(decided, form)), { bom: true, columns: true });
    expect(rows).toContainEqual(
      expect.objectContaining({
        项目编号: 'B-04',
        得分: found.standing.printed,
        不计专家组认定的得分: found.standing.undecided?.printed,
        专家组认定: told,
      }),
    );
    const page = publicReportHtml(decided, form);
    expect(page).toContain(votes);
    expect(page).toContain(`不计专家组认定 ${found.standing.undecided?.printed}，第 2 名`);
  });

  test('names no expert, no reason, no hash and no score of one sheet', async () => {
    const parts = [
      ...unzipped(await publicWorkbook(decided, form)).values(),
      publicCsv(decided, form),
      new TextEncoder().encode(publicReportHtml(decided, form)),
    ].map(text);
    const needles = [
      ...experts.flatMap(({ name, kid, expert }) => [name, kid, `${expert}<`]),
      '与材料不符',
      '62.00',
      decisionHash.slice(0, 16),
      '组长',
    ];
    for (const part of parts) expect(needles.filter((needle) => part.includes(needle))).toEqual([]);
  });
});

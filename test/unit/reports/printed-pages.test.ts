import { describe, expect, test } from 'vitest';
import { cssString, html } from '../../../electron/reports/html.ts';
import { invitationHtml } from '../../../electron/reports/invitation.ts';
import type { PrintedSheet } from '../../../electron/reports/printed-sheet.ts';
import { publicReportHtml } from '../../../electron/reports/result-public-report.ts';
import { resultReportHtml } from '../../../electron/reports/result-report.ts';
import {
  type SheetPages,
  sheetPagesHtml,
  sheetQrText,
} from '../../../electron/reports/sheet-pages.ts';
import { form, result, statistics } from './made-result.ts';

const sheet: PrintedSheet = {
  app: 'B-01',
  lot: 'N-01',
  lotTitle: '口岸通关',
  title: '<img src=x onerror=alert(1)>',
  unit: '甲公司',
  rev: 2,
  withdrawn: false,
  scores: { QUALIFICATION: 2650, ASSURANCE: 2400, FOUNDATION: 1700, 'RISK-BENEFIT': 1500 },
  total: '165/2',
  decision: 'RECOMMEND',
  decisionReason: '',
  vetoes: [],
  targets: [],
  comments: { 'RISK-BENEFIT': '第一行\n第二行\u202e' },
  overall: '总体可行',
  evidence: [{ item: 'ASSURANCE', document: '申报书', pageLabel: '12', quote: '实地测试' }],
  sha256: 'ab'.repeat(32),
};
const pages: SheetPages = {
  form,
  expert: { expert: 'E-1', name: '李一鸣', unit: '广西大学', title: '教授' },
  bundleCode: 'AAAAA-BBBBB-CCCCC-DDDDD',
  submissionCode: 'QQQQQ-WWWWW-EEEEE-RRRRR',
  signedAt: '2026-11-28 16:20',
  sheets: [sheet],
  absent: [{ app: 'B-02', title: '另一项目', state: 'recused', reason: '同一单位' }],
};
const signed = sheetPagesHtml(pages);

describe('the words that a review prints of its own', () => {
  const print = {
    heading: { zh: '附件<3>', en: 'Annex <3>' },
    note: { zh: '本表一式两份。', en: 'In two copies.' },
  };
  const own = { ...form, print };

  test.each([
    ['score sheets', () => sheetPagesHtml({ ...pages, form: own })],
    ['report', () => resultReportHtml(result, own, statistics)],
    ['report for publication', () => publicReportHtml(result, own)],
  ])('stand over and under the %s, as text', (_, page) => {
    expect(page()).toMatch(/附件&lt;3&gt;<\/p><h1>/);
    expect(page()).toContain('本表一式两份。');
  });

  test('are absent where the review has none, and follow the language', () => {
    expect(signed).not.toContain('本表一式两份');
    const english = sheetPagesHtml({ ...pages, form: own, language: 'en' });
    expect(english).toContain('In two copies.');
    expect(english).not.toContain('本表一式两份');
  });
});

describe('every printed page', () => {
  test.each([
    ['score sheets', signed],
    ['report', resultReportHtml(result, form, statistics)],
    ['report for publication', publicReportHtml(result, form)],
    ['report in English', resultReportHtml(result, form, statistics, 'en')],
    [
      'invitation',
      invitationHtml({ agency: 'GX', agencyName: '<b>中心', trustCode: 'A-B', experts: [] }),
    ],
  ])('%s: no script, nothing from outside, A4 with page numbers', (_, page) => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|\son[a-z]+="/i);
    expect(page).not.toMatch(/<[^>]*\s(?:src|href)=|url\(|@import/i);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).toMatch(/@page\{size:A4;.*counter\(page\)/);
  });

  test('text from outside is escaped and its hidden controls are shown', () => {
    expect(signed).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(signed).toContain('第一行<br>第二行⟨U+202E⟩');
    expect(resultReportHtml(result, form, statistics)).toContain('口岸通关大模型⟨U+202E⟩应用');
  });

  test('a title cannot leave the style sheet that prints it at the foot', () => {
    expect(cssString('a"}</style><script>')).toBe(
      '"a\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e "',
    );
  });

  test('nested markup is kept, nested text is escaped', () => {
    expect(html`<p>${[html`<b>${'<'}</b>`, '&', 3, null, false]}</p>`.markup).toBe(
      '<p><b>&lt;</b>&amp;3</p>',
    );
  });
});

describe('score sheets', () => {
  test('a cover and one page per application, each with the hash of the signed sheet', () => {
    expect(signed.match(/<section class="page">/g)).toHaveLength(1);
    expect(signed).toContain('ab'.repeat(32));
    expect(signed).toContain('82.50');
    expect(signed).toContain('<svg');
    expect(signed).not.toContain('预览');
  });

  test('the QR code names the round, expert, application, revision and hash', () => {
    expect(sheetQrText(form.round, 'E-1', sheet)).toBe(
      `HENGPING-SHEET/1 CB-2026-01 E-1 B-01 2 ${'ab'.repeat(32)}`,
    );
  });

  test('before signing it is marked as a preview and carries neither hash nor QR code', () => {
    const preview = sheetPagesHtml({
      ...pages,
      submissionCode: null,
      signedAt: '',
      sheets: [{ ...sheet, sha256: null, total: null }],
    });
    expect(preview).toContain('<div class="mark" aria-hidden="true">预览</div>');
    expect(preview).not.toContain('<svg');
  });
});

describe('a sheet that states more than scores', () => {
  const [first, ...others] = form.rubric.criteria;
  const named = (id: string, zh: string) => ({ id, title: { zh, en: id } });
  const question = {
    title: { zh: '出口管制', en: 'Export' },
    question: { zh: '是否禁止？', en: '?' },
  };
  const rubric = {
    ...form.rubric,
    criteria: [
      ...(first ? [{ ...first, veto: { ...question, source: '第七条' } }] : []),
      ...others,
    ],
    targets: {
      title: { zh: '任务书指标', en: 'Targets' },
      kinds: [named('TECHNICAL', '技术指标')],
      judgements: [named('MET', '完成'), named('NOT', '未完成')],
      reasonFor: ['NOT'],
    },
  };
  const target = { kind: 'TECHNICAL', title: '问答准确率', planned: '≥95%', source: '第 12 页' };
  const stated: PrintedSheet = {
    ...sheet,
    decisionReason: '指标未完成',
    vetoes: [{ item: first?.id ?? '', reason: '目录<第 3 项>' }],
    targets: [
      { ...target, id: 'T-01', judgement: 'NOT', note: '实测 91%' },
      { ...target, id: 'T-02', judgement: 'MET', note: '' },
    ],
  };
  const page = (changes: Partial<typeof form> = {}, one = stated) =>
    sheetPagesHtml({ ...pages, form: { ...form, rubric, ...changes }, sheets: [one] });

  test('prints every veto question with its answer and reason', () => {
    expect(page()).toContain('☒ 是</strong>，理由：目录&lt;第 3 项&gt;');
    expect(page({}, { ...stated, vetoes: [] })).toContain('☐ 否');
  });

  test('prints every target with plan, place, judgement and note, and counts them on the cover', () => {
    expect(page()).toMatch(/T-01.*问答准确率.*技术指标 · 任务书 第 12 页.*≥95%.*未完成.*实测 91%/s);
    expect(page()).toContain('<td>完成 1，未完成 1</td>');
    expect(page()).toMatch(/理由：<\/strong>指标未完成/);
  });

  test('where a vote decides no total is printed, although points are', () => {
    const vote = {
      yes: 'RECOMMEND',
      denominator: 'present',
      threshold: 'majority',
      abstain: null,
    } as const;
    const voted = page({ policy: { ...form.policy, vote } });
    expect(voted).toContain('26.5');
    expect(voted).not.toContain('82.50');
    expect(voted).not.toMatch(/总分|合计/);
  });
});

describe('the report', () => {
  const report = resultReportHtml(result, form, statistics);

  test('states the digests that the result rests on and lines to sign', () => {
    for (const digest of [
      result.contentSha256,
      result.resultSha256,
      result.content.bundle,
      result.content.form_sha256,
    ])
      expect(report).toContain(digest);
    expect(report.match(/class="signature"/g)).toHaveLength(5 + 4);
  });

  test('its heat map is grey, the highest darkest, each cell with its number', () => {
    expect(report).toContain('<td class="cell" style="background:#b4b4b4">91.00</td>');
    expect(report).toContain('<td class="cell" style="background:#ffffff">60.00</td>');
  });

  test('a need with a single bidder has no place and goes to signing', () => {
    expect(report).toContain('唯一申报，直接进入签约');
  });
});

import { describe, expect, test } from 'vitest';
import { cssString, html } from '../../../electron/reports/html.ts';
import { invitationHtml } from '../../../electron/reports/invitation.ts';
import { resultReportHtml } from '../../../electron/reports/result-report.ts';
import {
  type PrintedSheet,
  type SheetPages,
  sheetPagesHtml,
  sheetQrText,
} from '../../../electron/reports/sheet-pages.ts';
import { form, result } from './made-result.ts';

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

describe('every printed page', () => {
  test.each([
    ['score sheets', signed],
    ['report', resultReportHtml(result, form)],
    ['report in English', resultReportHtml(result, form, 'en')],
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
    expect(resultReportHtml(result, form)).toContain('口岸通关大模型⟨U+202E⟩应用');
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

describe('the report', () => {
  const report = resultReportHtml(result, form);

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

import type { Bilingual } from '../../shared/rubric.ts';
import { cssString, type Html, html } from './html.ts';

export type Language = 'zh' | 'en';

export type Page = {
  readonly language: Language;
  readonly title: string;
  /** At the foot of every page, left; the page number stands right. */
  readonly foot: string;
  /** Across every page, grey: 预览. */
  readonly mark?: string;
  readonly body: Html;
};

/** Picks a text by language. */
export const inLanguage =
  (language: Language) =>
  (zh: string, en: string): string =>
    language === 'zh' ? zh : en;

export const pick = (language: Language, text: Bilingual): string => text[language];

// Read on paper first: black on white, greys that survive a copier, serifs nowhere.
const style = `
*{box-sizing:border-box}
html{font-family:"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei UI","Microsoft YaHei",SimSun,sans-serif;font-size:10.5pt;line-height:1.6;color:#111;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0}
h1{font-size:18pt;line-height:1.35;margin:0 0 4mm;font-weight:600}
h2{font-size:13pt;margin:8mm 0 3mm;font-weight:600;break-after:avoid}
h2+p{break-after:avoid}
h3{font-size:11pt;margin:5mm 0 2mm;font-weight:600;break-after:avoid}
p{margin:0 0 2.5mm}
table{border-collapse:collapse;width:100%;font-size:9.5pt;line-height:1.45;margin:0 0 3mm}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:0.35pt solid #777;padding:1.2mm 1.8mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#eceff3;font-weight:600}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.id,td.word{white-space:nowrap}
td.cell{text-align:center;font-variant-numeric:tabular-nums;white-space:nowrap}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:1mm 5mm;margin:0 0 4mm}
.facts dt{color:#555}.facts dd{margin:0;overflow-wrap:anywhere}
.small{font-size:8.5pt;color:#444}
.mono{font-family:"Noto Sans Mono CJK SC","DejaVu Sans Mono",Consolas,monospace;font-size:8.5pt;overflow-wrap:anywhere;word-break:break-all}
.code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:15pt;letter-spacing:0.08em;font-weight:600}
.signatures{display:grid;grid-template-columns:repeat(2,1fr);gap:9mm 10mm;margin-top:10mm;break-inside:avoid}
.signature{border-top:0.5pt solid #111;padding-top:1mm;font-size:9pt;color:#333}
.chart{margin:0 0 5mm;break-inside:avoid}.chart svg{width:100%;height:auto;display:block}.chart figcaption{font-size:9.5pt;font-weight:600;margin:0 0 1.5mm}
.page{break-before:page}.together{break-inside:avoid}
.stamp{display:grid;grid-template-columns:1fr 30mm;gap:6mm;margin-top:5mm;border-top:0.5pt solid #777;padding-top:3mm;break-inside:avoid}
.stamp svg{width:30mm;height:30mm;display:block}
.mark{position:fixed;top:110mm;left:0;right:0;text-align:center;font-size:72pt;font-weight:600;color:rgba(0,0,0,0.09);transform:rotate(-28deg);z-index:1}
ul,ol{margin:0 0 3mm;padding-left:6mm}
@media screen{body{max-width:190mm;margin:10mm auto;padding:0 6mm}}
`;

/** A page to print or to open in a browser: A4, no script, nothing loaded from anywhere, page
 * numbers at the foot. */
export function printablePage({ language, title, foot, mark, body }: Page): string {
  const say = inLanguage(language);
  const number =
    language === 'zh'
      ? '"第 " counter(page) " / " counter(pages) " 页"'
      : 'counter(page) " / " counter(pages)';
  const pageRule = `@page{size:A4;margin:18mm 16mm 20mm;@bottom-left{content:${cssString(foot)};font-size:8pt;color:#555}@bottom-right{content:${number};font-size:8pt;color:#555}}`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const page = html`<!doctype html>
<html lang="${say('zh-CN', 'en')}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>`;
  const marked =
    mark === undefined ? html`` : html`<div class="mark" aria-hidden="true">${mark}</div>`;
  return `${page.markup}\n<style>${pageRule}${style}</style></head>\n<body>${marked.markup}${body.markup}</body></html>\n`;
}

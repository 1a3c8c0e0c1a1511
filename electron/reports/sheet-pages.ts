import type { CitedPart } from '../../shared/cited-part.ts';
import { lotHeading } from '../../shared/lot-heading.ts';
import type { Form } from '../../shared/objects/form.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { type Html, html, lines } from './html.ts';
import { printHeading, printNote } from './print-texts.ts';
import { inLanguage, type Language, printablePage } from './printable-page.ts';
import type { PrintedSheet } from './printed-sheet.ts';
import { qrCode } from './qr.ts';
import { judgementCounts, scoreTable, targetTable, totalText, vetoNames } from './sheet-tables.ts';

export type SheetPages = {
  readonly language?: Language;
  readonly form: Form;
  readonly expert: {
    readonly expert: string;
    readonly name: string;
    readonly unit: string;
    readonly title: string;
  };
  readonly bundleCode: string;
  /** Code of the submission, to compare by phone; null for the preview before signing. */
  readonly submissionCode: string | null;
  /** As people read it, e.g. 2026-11-21 14:32; empty in a preview. */
  readonly signedAt: string;
  readonly sheets: readonly PrintedSheet[];
  /** Applications that this expert does not judge. */
  readonly absent: readonly {
    readonly app: string;
    readonly title: string;
    readonly state: 'recused' | 'cannot-judge';
    readonly reason: string;
  }[];
};

/** What the QR code of a sheet says: enough to find the signed file that the paper claims to be. */
export function sheetQrText(round: string, expert: string, sheet: PrintedSheet): string {
  return `HENGPING-SHEET/1 ${round} ${expert} ${sheet.app} ${sheet.rev} ${sheet.sha256 ?? ''}`;
}

/** The printed face of a submission: a cover with all totals, then a page per application with
 * scores, comments, cited places, the sheet's hash and QR code, and a line to sign by hand. Before
 * signing (`submissionCode` null) every page is marked as a preview. */
export function sheetPagesHtml(pages: SheetPages): string {
  const language = pages.language ?? 'zh';
  const say = inLanguage(language);
  const isPreview = pages.submissionCode === null;
  return printablePage({
    language,
    title: `${say('评分表', 'Score sheets')} · ${pages.form.title} · ${pages.expert.name}`,
    foot: `${pages.form.title} · ${pages.expert.name} · ${pages.submissionCode ?? say('预览，未签署', 'Preview, not signed')}`,
    ...(isPreview ? { mark: say('预览', 'PREVIEW') } : {}),
    body: html`${cover(pages, language)}${pages.sheets.map((sheet) => sheetPage(pages, sheet, language))}`,
  });
}

function cover(pages: SheetPages, language: Language): Html {
  const say = inLanguage(language);
  const { form, expert, sheets, absent } = pages;
  const { criteria, decision, targets } = form.rubric;
  const isScored = showsTotal(form);
  const decides = decision.kind !== 'none';
  const hasVeto = criteria.some(({ veto }) => veto !== undefined);
  const rows = sheets.map(
    (
      sheet,
    ) => html`<tr><td class="id">${sheet.app}</td><td>${sheet.title}</td><td>${sheet.unit}</td>
${isScored && html`<td class="number">${totalText(form, sheet) ?? '—'}</td>`}${hasVeto && html`<td>${vetoNames(form, sheet, language)}</td>`}${targets !== undefined && html`<td>${judgementCounts(targets, sheet, language)}</td>`}${decides && html`<td class="word">${decisionText(form, sheet, language)}</td>`}
<td class="number">${sheet.rev}</td></tr>`,
  );
  return html`${printHeading(form, language)}<h1>${say('专家评分表', 'Expert’s score sheets')}</h1>
<dl class="facts">
<dt>${say('评审轮次', 'Round')}</dt><dd>${form.title}（${form.round}）</dd>
<dt>${say('评审类型', 'Review')}</dt><dd>${form.programme.title[language]} · ${form.review.title[language]}</dd>
<dt>${say('管理机构', 'Agency')}</dt><dd>${form.agency_name}</dd>
<dt>${say('专家', 'Expert')}</dt><dd>${expert.name} · ${expert.unit} ${expert.title}（${expert.expert}）</dd>
<dt>${say('评审包核对码', 'Bundle code')}</dt><dd class="mono">${pages.bundleCode}</dd>
<dt>${say('提交核对码', 'Submission code')}</dt><dd class="mono">${pages.submissionCode ?? say('预览，未签署', 'Preview, not signed')}</dd>
<dt>${say('签署时间', 'Signed at')}</dt><dd>${pages.signedAt === '' ? '—' : pages.signedAt}</dd>
</dl>
<table><thead><tr><th>${say('编号', 'Id')}</th><th>${say('申报项目', 'Application')}</th><th>${say('申报单位', 'Unit')}</th>${isScored && html`<th class="number">${say('总分', 'Total')}</th>`}${hasVeto && html`<th>${say('否决项', 'Veto')}</th>`}${targets !== undefined && html`<th>${targets.title[language]}</th>`}${decides && html`<th>${decision.title[language]}</th>`}<th class="number">${say('修订', 'Rev.')}</th></tr></thead>
<tbody>${rows}</tbody></table>
${absent.length > 0 && absentTable(absent, language)}
<p class="small">${say(
    '电子评分表以专家本人密钥签署，本页与其后各页是其打印件；每页的哈希值和二维码指向唯一一份签署文件，内容不一致时以签署文件为准。',
    'The electronic sheets are signed with the expert’s own key; these pages are their print. Hash and QR code name exactly one signed file, which prevails.',
  )}</p>
${printNote(form, language)}${signatureLine(say('专家签名', 'Expert’s signature'), say('日期', 'Date'))}`;
}

function absentTable(absent: SheetPages['absent'], language: Language): Html {
  const say = inLanguage(language);
  const words = {
    recused: say('回避', 'Recused'),
    'cannot-judge': say('无法评判', 'Cannot judge'),
  };
  return html`<h3>${say('未评项目', 'Not judged')}</h3>
<table><thead><tr><th>${say('编号', 'Id')}</th><th>${say('申报项目', 'Application')}</th><th>${say('情况', 'State')}</th><th>${say('理由', 'Reason')}</th></tr></thead>
<tbody>${absent.map(
    ({ app, title, state, reason }) =>
      html`<tr><td class="id">${app}</td><td>${title}</td><td>${words[state]}</td><td>${reason}</td></tr>`,
  )}</tbody></table>`;
}

function sheetPage(pages: SheetPages, sheet: PrintedSheet, language: Language): Html {
  const say = inLanguage(language);
  const { form, expert } = pages;
  const decision = decisionText(form, sheet, language);
  return html`<section class="page">
<h2>${sheet.app} · ${sheet.title}</h2>
<dl class="facts">
<dt>${say('申报单位', 'Unit')}</dt><dd>${sheet.unit}</dd>
<dt>${say('评审单元', 'Lot')}</dt><dd>${lotHeading({ lot: sheet.lot, title: sheet.lotTitle })}</dd>
<dt>${say('修订', 'Revision')}</dt><dd>${sheet.rev}${sheet.withdrawn && say('（撤回）', ' (withdrawn)')}</dd>
</dl>
${form.rubric.criteria.length > 0 && scoreTable(form, sheet, language)}
${form.rubric.targets !== undefined && targetTable(form.rubric.targets, sheet, language)}
${decision !== '' && html`<p><strong>${form.rubric.decision.title[language]}：</strong>${decision}</p>`}
${sheet.decisionReason !== '' && html`<p><strong>${say('理由：', 'Reason: ')}</strong>${lines(sheet.decisionReason)}</p>`}
${sheet.overall !== '' && html`<h3>${say('总体意见', 'Overall opinion')}</h3><p>${lines(sheet.overall)}</p>`}
${sheet.evidence.length > 0 && evidenceTable(form, sheet, language)}
${sheet.sha256 === null ? signatureLine(say('专家签名', 'Expert’s signature'), say('日期', 'Date')) : stamp(form, expert.expert, sheet, language)}
</section>`;
}

function evidenceTable(form: Form, sheet: PrintedSheet, language: Language): Html {
  const say = inLanguage(language);
  const title = ({ item, on }: CitedPart) => {
    if (on === undefined) {
      return form.rubric.criteria.find(({ id }) => id === item)?.title[language] ?? item;
    }
    return [item, sheet.targets.find(({ id }) => id === item)?.title].filter(Boolean).join(' ');
  };
  return html`<h3>${say('引用依据', 'Cited places')}</h3>
<table><thead><tr><th style="width:22%">${say('指标', 'Cited for')}</th><th>${say('材料', 'Document')}</th><th class="number">${say('页', 'Page')}</th><th style="width:42%">${say('摘录', 'Excerpt')}</th></tr></thead>
<tbody>${sheet.evidence.map(
    ({ document, pageLabel, quote, ...part }) =>
      html`<tr><td>${title(part)}</td><td>${document}</td><td class="number">${pageLabel}</td><td>${quote === null ? say('（图像区域）', '(region of an image)') : excerpt(quote)}</td></tr>`,
  )}</tbody></table>`;
}

// A cited passage is found by its place; its opening is enough to recognise it on paper.
const excerptLength = 160;
const excerpt = (quote: string): string => {
  const characters = [...quote];
  return characters.length > excerptLength
    ? `${characters.slice(0, excerptLength).join('')}…`
    : quote;
};

function stamp(form: Form, expert: string, sheet: PrintedSheet, language: Language): Html {
  const say = inLanguage(language);
  return html`<div class="stamp"><div>
<p class="small">${say('评分表 SHA-256', 'SHA-256 of the sheet')}<br><span class="mono">${sheet.sha256}</span></p>
${signatureLine(say('专家签名', 'Expert’s signature'), say('日期', 'Date'))}
</div>${qrCode(sheetQrText(form.round, expert, sheet), say('评分表二维码', 'QR code of the sheet'))}</div>`;
}

const signatureLine = (...labels: readonly string[]): Html =>
  html`<div class="signatures">${labels.map((label) => html`<div class="signature">${label}</div>`)}</div>`;

function decisionText(form: Form, sheet: PrintedSheet, language: Language): string {
  if (sheet.withdrawn) return inLanguage(language)('撤回', 'Withdrawn');
  const choice = form.rubric.decision.choices.find(({ id }) => id === sheet.decision);
  return choice?.title[language] ?? sheet.decision ?? '';
}

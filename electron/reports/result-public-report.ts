import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import { html } from './html.ts';
import { printHeading, printNote } from './print-texts.ts';
import { printablePage } from './printable-page.ts';
import { publicFacts } from './result-public.ts';
import { lotSection } from './result-standings.ts';

/** The published list on paper: standings by lot, what they rest on, and a line for the agency. It
 * names no expert and shows no single sheet. */
export function publicReportHtml(result: RoundResult, form: Form): string {
  const { content } = result;
  return printablePage({
    language: 'zh',
    title: `专家评审结果（公布版） · ${content.title}`,
    foot: `${content.title} · ${result.contentSha256.slice(0, 16)}`,
    body: html`${printHeading(form, 'zh')}<h1>专家评审结果</h1>
<p>${content.title}　${form.agency_name}</p>
<p class="small">本表为专家评审意见的汇总，供决策参考，不是最终认定结论。</p>${printNote(form, 'zh')}
${content.lots.map((lot) => lotSection(lot, content, form, 'zh'))}
<section class="together"><h2>说明</h2>
<table><tbody>${publicFacts(result, form).map(([label, value]) => html`<tr><td style="width:26%">${label}</td><td class="${/SHA-256/.test(label) ? 'mono' : ''}">${value}</td></tr>`)}</tbody></table></section>
<div class="signatures"><div class="signature">管理机构（盖章）</div><div class="signature">日期</div></div>`,
  });
}

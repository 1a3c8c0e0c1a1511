import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { flagWords } from '../../shared/result-words.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { type Html, html } from './html.ts';
import { printHeading, printNote } from './print-texts.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { expertsOf } from './result-experts.ts';

/** What the report is about, and that it is advice and internal. */
export function heading(result: RoundResult, form: Form, language: Language): Html {
  const say = inLanguage(language);
  const { content } = result;
  const experts = expertsOf(content).length;
  const applications = content.lots.reduce((total, lot) => total + lot.standings.length, 0);
  return html`${printHeading(form, language)}<h1>${say('专家评审结果', 'Expert result')}</h1>
<dl class="facts">
<dt>${say('评审轮次', 'Round')}</dt><dd>${content.title}（${content.round}）</dd>
<dt>${say('评审类型', 'Review')}</dt><dd>${form.programme.title[language]} · ${form.review.title[language]}</dd>
<dt>${say('依据', 'By')}</dt><dd>${form.review.source}</dd>
<dt>${say('管理机构', 'Agency')}</dt><dd>${form.agency_name}</dd>
<dt>${say('规模', 'Size')}</dt><dd>${say(
    `${content.lots.length} 个评审单元，${applications} 个申报项目，${experts} 位专家`,
    `${content.lots.length} lots, ${applications} applications, ${experts} experts`,
  )}</dd>
<dt>${say('汇总日期', 'Merged on')}</dt><dd>${chinaDate(result.issuedAt)}</dd>
</dl>
<p class="small">${say(
    '本表为专家评审意见的汇总，供决策参考，不是最终认定结论。内部资料，含专家姓名，不得公开。',
    'This merges the experts’ opinions as advice; it is not the department’s decision. Internal: it names experts and must not be published.',
  )}</p>${printNote(form, language)}`;
}

// A list of exceptions is read; more is what the workbook is for.
const mostFlags = 120;

/** What people should look at; nothing of it changes a figure. */
export function flagTable(content: ResultContent, language: Language): Html {
  const say = inLanguage(language);
  const { flags } = content;
  if (flags.length === 0) return html`<p>${say('无。', 'Nothing.')}</p>`;
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  const rest = flags.length - mostFlags;
  return html`<table><thead><tr><th style="width:22%">${say('提示', 'Flag')}</th><th style="width:24%">${say('涉及', 'About')}</th><th>${say('说明', 'Note')}</th></tr></thead>
<tbody>${flags.slice(0, mostFlags).map((flag) => {
    const expert = flag.expert === null ? [] : [names.get(flag.expert) ?? flag.expert];
    const about = [flag.lot, ...(flag.app === null ? [] : [flag.app]), ...expert].join(' · ');
    return html`<tr><td>${flagWords[flag.kind]?.[language] ?? flag.kind}</td><td>${about}</td><td>${flag.note[language]}</td></tr>`;
  })}</tbody></table>
${rest > 0 && html`<p class="small">${say(`另有 ${rest} 条，见工作簿“提示”。`, `${rest} more stand in the workbook.`)}</p>`}`;
}

/** The digests by which the result can be checked. */
export function digests(result: RoundResult, language: Language): Html {
  const say = inLanguage(language);
  const { content } = result;
  const row = (label: string, value: string) =>
    html`<tr><td style="width:26%">${label}</td><td class="mono">${value}</td></tr>`;
  return html`<table><tbody>
${row(say('结果内容', 'Content of the result'), result.contentSha256)}
${row(say('签署结果', 'Signed result'), result.resultSha256)}
${row(say('评审包封签', 'Seal of the bundle'), content.bundle)}
${row(say('评审表单', 'Form'), content.form_sha256)}
${row(say('汇总程序', 'Engine'), content.engine)}
</tbody></table>
<p class="small">${say(
    `共经手评分表 ${content.sheets.length} 份，逐份列于签署结果文件中。以相同的评分表和规则，在任何机器上按任何顺序汇总，结果内容的哈希值相同。`,
    `${content.sheets.length} sheets were looked at; the signed result lists each. The same sheets under the same rule give the same hash on any machine, in any order.`,
  )}</p>`;
}

/** A line for everyone who signs. */
export function signatures(content: ResultContent, language: Language): Html {
  const say = inLanguage(language);
  const lines = [
    ...expertsOf(content).map(({ name }) => `${say('专家', 'Expert')}：${name}`),
    say('汇总人', 'Merged by'),
    say('复核人', 'Checked by'),
    say('管理机构（盖章）', 'Agency (seal)'),
    say('日期', 'Date'),
  ];
  return html`<p class="small">${say('对结果有不同意见的，请在签字旁书面说明理由。', 'Dissent is stated in writing, with reasons, beside the signature.')}</p>
<div class="signatures">${lines.map((line) => html`<div class="signature">${line}</div>`)}</div>`;
}

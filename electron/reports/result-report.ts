import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { flagWords, lotStateWords } from '../../shared/result-words.ts';
import { votePassed, votePassedWords, votesText } from '../../shared/vote-words.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { heatMap } from './heat-map.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language, printablePage } from './printable-page.ts';
import { expertsOf, validSheets } from './result-experts.ts';
import { recusalTable, uncountedTable } from './result-ledger.ts';

/** The merged result on paper: standings by lot, the matrix of experts and applications, what
 * people must look at, the rule in sentences, the digests that it rests on, and lines to sign. */
export function resultReportHtml(
  result: RoundResult,
  form: Form,
  language: Language = 'zh',
): string {
  const say = inLanguage(language);
  const { content } = result;
  return printablePage({
    language,
    title: `${say('专家评审结果', 'Expert result')} · ${content.title}`,
    foot: `${content.title} · ${result.contentSha256.slice(0, 16)}`,
    body: html`${heading(result, form, language)}
<h2>${say('一、评审结果', '1. Standings')}</h2>
${content.lots.map((lot) => lotSection(lot, content, form, language))}
<h2>${form.rubric.criteria.length > 0 ? say('二、专家评分一览', '2. Scores by expert') : say('二、专家表决一览', '2. Votes by expert')}</h2>
${form.rubric.criteria.length > 0 && html`<p class="small">${say('底色越深分数越高；括号内为按规则去掉的最高分或最低分。', 'The darker the higher; in brackets what the rule drops as highest or lowest.')}</p>`}
${heatMap(content, form.rubric, language)}
<h2>${say('三、提请注意', '3. To look at')}</h2>
${flags(content, language)}
${recusalTable(content, language)}
<h2>${say('四、汇总规则', '4. The rule')}</h2>
<ol>${policySentences(content.policy, form.rubric).map((sentence) => html`<li>${sentence[language]}</li>`)}</ol>
<h2>${say('五、核验信息', '5. What it rests on')}</h2>
${digests(result, language)}
${uncountedTable(content, language)}
<section class="together"><h2>${say('六、签字', '6. Signatures')}</h2>
${signatures(content, language)}</section>`,
  });
}

function heading(result: RoundResult, form: Form, language: Language): Html {
  const say = inLanguage(language);
  const { content } = result;
  const experts = expertsOf(content).length;
  const applications = content.lots.reduce((total, lot) => total + lot.standings.length, 0);
  return html`<h1>${say('专家评审结果', 'Expert result')}</h1>
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
  )}</p>`;
}

function lotSection(
  lot: ResultContent['lots'][number],
  content: ResultContent,
  { rubric }: Form,
  language: Language,
): Html {
  const say = inLanguage(language);
  const isVote = content.policy.vote !== null;
  const isScored = rubric.criteria.length > 0;
  const isDirect = lot.state === 'direct-single';
  const outcome = (standing: (typeof lot.standings)[number]): string => {
    if (isDirect) return say('进入签约', 'to signing');
    if (isVote) {
      const passed = votePassed(lot, standing);
      return passed === null ? '—' : votePassedWords[passed ? 'passed' : 'notPassed'][language];
    }
    if (content.policy.selectPerLot === null) return '';
    return standing.selected ? say('入选', 'selected') : '';
  };
  const rows = lot.standings.map(
    (
      standing,
    ) => html`<tr>${!isVote && html`<td class="number">${standing.place ?? '—'}</td>`}<td class="id">${standing.app}</td>
<td>${standing.title}</td><td>${standing.unit}</td>${isScored && html`<td class="number"><strong>${standing.printed ?? '—'}</strong></td>`}
${isVote && html`<td>${standing.votes === null ? '—' : votesText(standing.votes, rubric)[language]}</td>`}
<td class="number">${isDirect ? '—' : `${validSheets(standing)} / ${standing.sheets.length}`}</td><td class="word">${outcome(standing)}</td></tr>`,
  );
  return html`<h3>${lot.lot} · ${lot.title}（${lotStateWords[lot.state][language]}）</h3>
${lot.note[language] !== '' && html`<p class="small">${lot.note[language]}</p>`}
<table><thead><tr>${!isVote && html`<th class="number">${say('名次', 'Place')}</th>`}<th>${say('编号', 'Id')}</th><th>${say('申报项目', 'Application')}</th><th>${say('申报单位', 'Unit')}</th>${isScored && html`<th class="number">${say('得分', 'Score')}</th>`}${isVote && html`<th>${say('表决', 'Votes')}</th>`}<th class="number">${say('有效 / 应评', 'Valid / due')}</th><th style="white-space:nowrap">${say('结果', 'Outcome')}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function flags(content: ResultContent, language: Language): Html {
  const say = inLanguage(language);
  if (content.flags.length === 0) return html`<p>${say('无。', 'Nothing.')}</p>`;
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  return html`<table><thead><tr><th style="width:22%">${say('提示', 'Flag')}</th><th style="width:24%">${say('涉及', 'About')}</th><th>${say('说明', 'Note')}</th></tr></thead>
<tbody>${content.flags.map((flag) => {
    const expert = flag.expert === null ? [] : [names.get(flag.expert) ?? flag.expert];
    const about = [flag.lot, ...(flag.app === null ? [] : [flag.app]), ...expert].join(' · ');
    return html`<tr><td>${flagWords[flag.kind]?.[language] ?? flag.kind}</td><td>${about}</td><td>${flag.note[language]}</td></tr>`;
  })}</tbody></table>`;
}

function digests(result: RoundResult, language: Language): Html {
  const say = inLanguage(language);
  const { content } = result;
  const uses = new Map<string, number>();
  for (const { use } of content.sheets) uses.set(use, (uses.get(use) ?? 0) + 1);
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

function signatures(content: ResultContent, language: Language): Html {
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

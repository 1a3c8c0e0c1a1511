import type { ResultContent } from '../../shared/objects/result.ts';
import { isVerdict, verdictText, verdictTone } from '../../shared/verdicts.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { expertsOf } from './result-experts.ts';

const applied = {
  none: { zh: '未申请，机构决定', en: 'not applied for' },
  conflict: { zh: '专家申请', en: 'applied for' },
  recuse: { zh: '专家无法评判', en: 'cannot judge' },
} as const;
const keys = {
  withheld: { zh: '密钥未发放', en: 'keys withheld' },
  withdrawn: { zh: '密钥停用', en: 'keys closed' },
  released: { zh: '继续评审', en: 'goes on' },
} as const;
const outcomes = {
  recused: { zh: '回避', en: 'recused' },
  kept: { zh: '不予回避', en: 'not recused' },
} as const;

/** Every recusal: what was applied for, what was decided and why, what it did. False: there is none. */
export function recusalTable(content: ResultContent, language: Language): Html | false {
  const rows = content.recusals ?? [];
  if (rows.length === 0) return false;
  const say = inLanguage(language);
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  const pending = { zh: '待决定', en: 'undecided' };
  return html`<h3>${say('回避', 'Recusals')}</h3>
<table><thead><tr><th>${say('项目', 'Application')}</th><th>${say('专家', 'Expert')}</th><th>${say('申请', 'Application for it')}</th><th>${say('决定与理由', 'Decision and reason')}</th><th>${say('效力', 'Effect')}</th></tr></thead>
<tbody>${rows.map((one) => {
    const { decision } = one;
    const since = decision === null ? '' : decision.since.slice(0, 10);
    const sheets = one.void_sheets.length;
    const voided = sheets === 0 ? '' : say(`；${sheets} 份评分作废`, `; ${sheets} sheet(s) void`);
    const word = (decision === null ? pending : outcomes[decision.outcome])[language];
    return html`<tr><td class="id">${one.app}</td><td>${names.get(one.expert) ?? one.expert}</td><td>${applied[one.applied][language]}</td><td>${word} ${decision?.reason ?? ''}</td><td>${since} ${keys[one.keys][language]}${voided}</td></tr>`;
  })}</tbody></table>`;
}

// A page of exceptions is read; more is what the signed file is for.
const mostRows = 60;

/** Received sheets that do not count as they stand, with why. False: every one counts. */
export function uncountedTable(content: ResultContent, language: Language): Html | false {
  const received = content.received ?? [];
  const uncounted = received.filter(({ verdict }) => verdict !== 'accepted');
  if (uncounted.length === 0) return false;
  const say = inLanguage(language);
  const names = new Map(expertsOf(content).map(({ expert, name }) => [expert, name]));
  const sorted = uncounted.toSorted((a, b) => weight(a.verdict) - weight(b.verdict));
  return html`<h3>${say(`收到 ${received.length} 份评分表，其中未计入的 ${uncounted.length} 份`, `${received.length} sheets received, ${uncounted.length} not counted`)}</h3>
<table><thead><tr><th>${say('项目', 'Application')}</th><th>${say('专家', 'Expert')}</th><th>${say('核验结论', 'Verdict')}</th><th>${say('校验值', 'Digest')}</th></tr></thead>
<tbody>${sorted
    .slice(0, mostRows)
    .map(
      ({ app, expert, rev, verdict, sha256 }) =>
        html`<tr><td class="id">${app} r${rev}</td><td>${names.get(expert) ?? expert}</td><td>${verdictText(verdict)[language]}</td><td class="mono">${sha256.slice(0, 16)}</td></tr>`,
    )}</tbody></table>
${uncounted.length > mostRows && html`<p class="small">${say('其余见签署结果文件。', 'The rest stands in the signed result.')}</p>`}`;
}

/** Refused and held ones first: those people ask about. */
function weight(verdict: string): number {
  return isVerdict(verdict) && verdictTone(verdict) === 'set-aside' ? 1 : 0;
}

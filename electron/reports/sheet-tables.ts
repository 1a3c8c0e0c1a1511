import { parseExact } from '../../shared/merge/exact.ts';
import { printedAt } from '../../shared/merge/rounding.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { Criterion, TargetRule } from '../../shared/rubric.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { type Html, html, lines } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import type { PrintedSheet } from './printed-sheet.ts';

/** Score, veto and comment of every criterion; the total where one means anything. */
export function scoreTable(form: Form, sheet: PrintedSheet, language: Language): Html {
  const say = inLanguage(language);
  const rows = form.rubric.criteria.map((criterion) => {
    const { id, title, max } = criterion;
    const score = sheet.scores[id];
    return html`<tr><td>${title[language]}</td><td class="number">${points(max)}</td>
<td class="number">${score === null || score === undefined ? '—' : points(score)}</td><td>${lines(sheet.comments[id] ?? '')}</td></tr>${vetoRow(criterion, sheet, language)}`;
  });
  const total = html`<tr><th>${say('合计', 'Total')}</th><td class="number">${points(form.rubric.fullMark)}</td><td class="number"><strong>${totalText(form, sheet) ?? '—'}</strong></td><td></td></tr>`;
  return html`<table><thead><tr><th style="width:26%">${say('指标', 'Criterion')}</th><th class="number">${say('满分', 'Max')}</th><th class="number">${say('得分', 'Score')}</th><th>${say('意见', 'Comment')}</th></tr></thead>
<tbody>${rows}${showsTotal(form) && total}</tbody></table>`;
}

/** Whether ticked or not, the answer to a veto question is printed. */
function vetoRow({ id, veto }: Criterion, sheet: PrintedSheet, language: Language): Html | false {
  if (veto === undefined) return false;
  const say = inLanguage(language);
  const ticked = sheet.vetoes.find(({ item }) => item === id);
  const answer =
    ticked === undefined
      ? html`☐ ${say('否', 'No')}`
      : html`<strong>☒ ${say('是', 'Yes')}</strong>${say('，理由：', ', because: ')}${lines(ticked.reason)}`;
  return html`<tr><td class="word">${say('否决项', 'Veto')}</td><td colspan="3"><strong>${veto.title[language]}</strong>${say('：', ': ')}${veto.question[language]}（${veto.source}）<br>${answer}</td></tr>`;
}

/** Every target with what was planned, how it was judged, and the note. */
export function targetTable(rule: TargetRule, sheet: PrintedSheet, language: Language): Html {
  const say = inLanguage(language);
  const rows = sheet.targets.map((target) => {
    const kind = rule.kinds.find(({ id }) => id === target.kind)?.title[language] ?? target.kind;
    return html`<tr><td class="id">${target.id}</td><td>${target.title}<br><span class="small">${kind}${target.source !== '' && html` · ${say('任务书', 'Task book')} ${target.source}`}</span></td><td>${target.planned}</td><td class="word">${judgementTitle(rule, target.judgement, language)}</td><td>${lines(target.note)}</td></tr>`;
  });
  return html`<h3>${rule.title[language]}</h3>
<table><thead><tr><th>${say('编号', 'Id')}</th><th style="width:28%">${say('指标', 'Target')}</th><th style="width:20%">${say('计划值', 'Planned')}</th><th>${say('判断', 'Judgement')}</th><th style="width:26%">${say('说明', 'Note')}</th></tr></thead>
<tbody>${rows}</tbody></table>
<p class="small">${judgementCounts(rule, sheet, language)}</p>`;
}

const judgementTitle = (rule: TargetRule, judgement: string | null, language: Language): string =>
  rule.judgements.find(({ id }) => id === judgement)?.title[language] ?? judgement ?? '—';

/** 完成 5，部分完成 1，未完成 0 */
export function judgementCounts(
  rule: TargetRule,
  { targets, withdrawn }: PrintedSheet,
  language: Language,
): string {
  if (withdrawn) return '';
  const say = inLanguage(language);
  const counts = rule.judgements.map(
    ({ id, title }) =>
      `${title[language]} ${targets.filter(({ judgement }) => judgement === id).length}`,
  );
  return counts.join(say('，', ', '));
}

/** Titles of the veto questions that were ticked, or that none was. */
export function vetoNames(form: Form, { vetoes }: PrintedSheet, language: Language): string {
  const say = inLanguage(language);
  const names = form.rubric.criteria.flatMap(({ id, veto }) =>
    veto !== undefined && vetoes.some(({ item }) => item === id) ? [veto.title[language]] : [],
  );
  return names.length === 0 ? say('未勾选', 'not ticked') : names.join(say('、', ', '));
}

/** The total as the rule prints it; null while scores are missing. */
export const totalText = (form: Form, { total }: PrintedSheet): string | null =>
  total === null ? null : printedAt(form.policy, 'sheet', parseExact(total));

/** Hundredths of a point as people write points: 2450 → 24.5. */
const points = (hundredths: number): string => String(hundredths / 100);

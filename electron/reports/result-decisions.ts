import { withoutDecisions } from '../../shared/decided-words.ts';
import { lotHeading } from '../../shared/lot-heading.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent, Standing } from '../../shared/objects/result.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { questionedLines } from './result-questioned.ts';

/** What was asked about scores and what the panel decided, with the result before and after side by
 * side and every replaced score. Internal: it names experts. False: nothing was asked or decided. */
export function decisionsPart(
  content: ResultContent,
  form: Form,
  language: Language,
): Html | false {
  const lines = questionedLines(content, form.rubric);
  if (lines.length === 0) return false;
  const say = inLanguage(language);
  return html`<table><thead><tr><th style="width:9%">${say('类别', 'Kind')}</th><th>${say('涉及', 'About')}</th><th>${say('结果', 'Outcome')}</th><th>${say('理由与人数', 'Reason and votes')}</th><th>${say('校验值', 'Digest')}</th></tr></thead>
<tbody>${lines.map(
    (line) =>
      html`<tr><td>${line.kind[language]}</td><td><span class="id">${line.app}</span><br>${line.expert} · ${line.score[language]}</td><td>${line.said[language]}</td><td>${line.reason}${line.decidedBy !== '' && html`<br><span class="small">${line.decidedBy}；${line.votes[language]}</span>`}</td><td class="mono">${line.sha256.slice(0, 16)}</td></tr>`,
  )}</tbody></table>
${content.lots.map((lot) => bothResults(lot, content, form, language))}`;
}

type Lot = ResultContent['lots'][number];

/** Score, place and outcome of a lot without and with the panel's decisions; false where none took
 * effect in it. */
function bothResults(
  lot: Lot,
  content: ResultContent,
  form: Form,
  language: Language,
): Html | false {
  const { rubric } = form;
  const say = inLanguage(language);
  const rows = lot.standings.flatMap((standing) => {
    const before = withoutDecisions(content, rubric, lot, standing);
    return before === null ? [] : [{ standing, before }];
  });
  if (rows.length === 0) return false;
  const outcome = (standing: Standing) => {
    const said = { ...resultOutcome(lot, standing, content.policy), place: null };
    return outcomeWords(said, content.policy, rubric)[language];
  };
  const three = html`<th class="number">${say('得分', 'Score')}</th><th class="number">${say('名次', 'Place')}</th><th>${say('结论', 'Outcome')}</th>`;
  return html`<section class="together"><h3>${lotHeading(lot)}：${say('认定前后的结果', 'The result without and with the decisions')}</h3>
<table><thead><tr><th rowspan="2">${say('项目', 'Application')}</th><th colspan="3">${say('不计专家组认定', 'Without the panel’s decisions')}</th><th colspan="3">${say('计入专家组认定（正式结果）', 'With them (the result)')}</th></tr><tr>${three}${three}</tr></thead>
<tbody>${rows.map(
    ({ standing, before }) =>
      html`<tr><td class="id">${standing.app}</td><td class="number">${before.printed}</td><td class="number">${before.place}</td><td>${before.outcome[language]}</td><td class="number"><strong>${standing.printed ?? '—'}</strong></td><td class="number">${standing.place ?? '—'}</td><td>${outcome(standing)}</td></tr>`,
  )}</tbody></table>
${replacedTotals(lot, language)}</section>`;
}

function replacedTotals({ standings }: Lot, language: Language): Html | false {
  const say = inLanguage(language);
  const rows = standings.flatMap(({ app, sheets }) =>
    sheets.flatMap(({ name, printed, replaced }) =>
      replaced === undefined ? [] : [{ app, name, printed, replaced }],
    ),
  );
  if (rows.length === 0) return false;
  return html`<table><thead><tr><th>${say('项目', 'Application')}</th><th>${say('专家', 'Expert')}</th><th class="number">${say('签署的总分', 'Signed total')}</th><th class="number">${say('计入的总分', 'Counted total')}</th><th>${say('依据认定', 'By decision')}</th></tr></thead>
<tbody>${rows.map(
    ({ app, name, printed, replaced }) =>
      html`<tr><td class="id">${app}</td><td>${name}</td><td class="number">${replaced.printed}</td><td class="number">${printed ?? '—'}</td><td class="mono">${replaced.decisions.map((hash) => hash.slice(0, 16)).join(' ')}</td></tr>`,
  )}</tbody></table>`;
}

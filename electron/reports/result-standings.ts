import {
  abnormalityText,
  replacingDecisions,
  scoreTitle,
  withoutDecisions,
} from '../../shared/decided-words.ts';
import { lotHeading } from '../../shared/lot-heading.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent, Standing } from '../../shared/objects/result.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';
import { lotStateWords } from '../../shared/result-words.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { votesText } from '../../shared/vote-words.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { validSheets } from './result-experts.ts';

type Lot = ResultContent['lots'][number];

/** One lot on paper: places and scores where the rule ranks by them, votes where it decides by them,
 * and the outcome in words. It names no expert. */
export function lotSection(lot: Lot, content: ResultContent, form: Form, language: Language): Html {
  const { policy } = content;
  const { rubric } = form;
  const say = inLanguage(language);
  const isVoted = policy.vote !== null;
  const isScored = showsTotal({ policy, rubric });
  const row = (standing: Standing) => {
    const said = { ...resultOutcome(lot, standing, policy), place: null };
    const outcome = outcomeWords(said, policy, rubric)[language];
    const due =
      lot.state === 'direct-single' ? '—' : `${validSheets(standing)} / ${standing.sheets.length}`;
    return html`<tr>${isScored && html`<td class="number">${standing.place ?? '—'}</td>`}<td class="id">${standing.app}</td>
<td>${standing.title}${decided(lot, standing, content, form, language)}</td><td>${standing.unit}</td>${isScored && html`<td class="number"><strong>${standing.printed ?? '—'}</strong></td>`}
${isVoted && html`<td>${standing.votes === null ? '—' : votesText(standing.votes, rubric)[language]}</td>`}
<td class="number">${due}</td><td>${outcome}</td></tr>`;
  };
  return html`<h3>${lotHeading(lot)}（${lotStateWords[lot.state][language]}）</h3>
${lot.note[language] !== '' && html`<p class="small">${lot.note[language]}</p>`}
<table><thead><tr>${isScored && html`<th class="number">${say('名次', 'Place')}</th>`}<th>${say('编号', 'Id')}</th><th>${say('申报项目', 'Application')}</th><th>${say('申报单位', 'Unit')}</th>${isScored && html`<th class="number">${say('得分', 'Score')}</th>`}${isVoted && html`<th>${say('表决', 'Votes')}</th>`}<th class="number">${say('有效 / 应评', 'Valid / due')}</th><th style="width:15%">${say('结论', 'Outcome')}</th></tr></thead>
<tbody>${lot.standings.map(row)}</tbody></table>
${targetTables(lot, rubric, language)}`;
}

/** What the result is without the panel's decisions on scores, below the title, where there is room, and how many
 * found a replaced score abnormal, without whose it is. */
function decided(
  lot: Lot,
  standing: Standing,
  content: ResultContent,
  { rubric }: Form,
  language: Language,
): Html | false {
  const before = withoutDecisions(content, rubric, lot, standing);
  if (before === null) return false;
  const say = inLanguage(language);
  const text = say(
    `不计专家组认定 ${before.printed}，第 ${before.place} 名，${before.outcome.zh}`,
    `without panel decisions ${before.printed}, place ${before.place}, ${before.outcome.en}`,
  );
  const replaced = replacingDecisions(content, standing).map(({ item, votes }) => {
    const score = scoreTitle(rubric, item)[language];
    const counts = abnormalityText(votes)[language];
    return say(
      `一位专家的“${score}”由专家组认定以其余专家平均分代替（${counts}）`,
      `one expert’s “${score}” was replaced by the mean of the others by decision of the panel (${counts})`,
    );
  });
  return html`${[text, ...replaced].map((line) => html`<br><span class="small">${line}</span>`)}`;
}

/** How the experts judged the targets of each task book. */
function targetTables(
  lot: Lot,
  rubric: Form['rubric'],
  language: Language,
): readonly Html[] | false {
  const rule = rubric.targets;
  if (rule === undefined) return false;
  const say = inLanguage(language);
  return lot.standings.flatMap(({ app, targets = [] }) =>
    targets.length === 0
      ? []
      : [
          html`<table><thead><tr><th>${app} · ${rule.title[language]}</th><th>${say('任务书约定', 'As planned')}</th>${rule.judgements.map(({ title }) => html`<th class="number">${title[language]}</th>`)}</tr></thead>
<tbody>${targets.map(({ target, counts }) => {
            const countOf = (id: string) =>
              counts.find(({ judgement }) => judgement === id)?.count ?? 0;
            return html`<tr><td>${target.id} ${target.title}</td><td>${target.planned}</td>${rule.judgements.map(({ id }) => html`<td class="number">${countOf(id)}</td>`)}</tr>`;
          })}</tbody></table>`,
        ],
  );
}
